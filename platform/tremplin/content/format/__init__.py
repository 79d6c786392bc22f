"""The format of exercises and curricula: files, schema, and the way to the domain's objects."""
