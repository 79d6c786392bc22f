"""The format of exercises and curricula: their files, their schema, and the way from both to the domain's objects."""
