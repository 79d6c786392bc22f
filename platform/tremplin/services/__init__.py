"""Use cases: what somebody does on the site, without HTTP. Each module holds one, or a handful about one noun."""
