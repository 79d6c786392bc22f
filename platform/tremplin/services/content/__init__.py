"""Exercises and curricula of this site: loaded, drafted, proved, published, exchanged, read aloud."""
