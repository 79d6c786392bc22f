"""Content that leaves or enters an installation: archives, their seals, badges, numbers from strangers."""
