"""Write the TypeScript types of the data that pages hand to their scripts: ``python bin/page_types.py``.

The models are in ``tremplin/web/base/page_data.py``; ``tests/unit/web/base/test_page_data.py`` compares.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from tremplin.web.base.page_data import PAGE_DATA

FRONTEND = Path(__file__).parents[1] / "platform" / "frontend"
TYPES = FRONTEND / "src" / "core" / "page-types.ts"


def page_types() -> str:
    """The types of all models of page data."""
    _, schema = models_json_schema([(model, "serialization") for model in PAGE_DATA])
    pages = {
        "type": "object",
        "additionalProperties": False,
        "required": [model.__name__ for model in PAGE_DATA],
        "properties": {
            model.__name__: {"$ref": f"#/$defs/{model.__name__}"} for model in PAGE_DATA
        },
        "$defs": {name: _for_types(model) for name, model in schema["$defs"].items()},
    }
    written = subprocess.run(
        ["node", "page-types.mjs"],  # noqa: S607 - the Node.js of the set-up
        cwd=FRONTEND,
        input=json.dumps(pages),
        capture_output=True,
        check=True,
        text=True,
    )
    return written.stdout


def _for_types(node: Any) -> Any:
    """A part of a schema without what would become names and comments, pairs in the words of older schemas."""
    if isinstance(node, list):
        return [_for_types(each) for each in node]
    if not isinstance(node, dict):
        return node

    kept = {key: _for_types(value) for key, value in node.items() if key != "description"}
    # A title is a text; a field may be called "title" as well.
    if isinstance(kept.get("title"), str):
        del kept["title"]
    if "prefixItems" in kept:
        kept["items"] = kept.pop("prefixItems")
    return kept


if __name__ == "__main__":
    TYPES.write_text(page_types())
