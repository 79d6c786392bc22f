"""The sentences that go with an exercise: errors, mistakes, verdicts, blocks, puzzles, titles for families."""
