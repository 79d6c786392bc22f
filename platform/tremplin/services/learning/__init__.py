"""What a child does: open her path and an exercise, keep drafts, hand in programs, raise a hand."""
