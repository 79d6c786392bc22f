"""Content that leaves or enters a site: archives and their seals, badges, JSON from strangers."""
