"""Pure rules: exercises, progress, the path, secrets, errors.

They use the standard library only: no clock, no database, no HTTP.
"""
