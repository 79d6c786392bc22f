// Writes to standard output the TypeScript types of the JSON schema on standard input.

import { readFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";

const schema = JSON.parse(await readFile("/dev/stdin", "utf8"));
const types = await compile(schema, "PageTypes", {
  additionalProperties: false,
  bannerComment: "/** What the server puts into pages for their scripts: made by bin/page_types.py, not by hand. */",
  style: { printWidth: 120 },
});
process.stdout.write(types);
