"""The command line: grade, doctor, repeat, bench, and what only they need."""
