"""Content on paper: the book of a curriculum, blocks and drawings in ink, what a program shows."""
