"""Use cases without HTTP; each module holds one, or a handful about one noun."""
