"""Pure rules: exercises, progress, the path, secrets, errors. Standard library only; no clock, no database, no HTTP."""
