"""Exercises and curricula of this installation: loaded, drafted, proved, published, exchanged, read aloud."""
