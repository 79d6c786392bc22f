"""The sentences of an exercise: errors, mistakes, verdicts, blocks, puzzles, family titles."""
