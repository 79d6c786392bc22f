"""Benchmarks of the site (``make bench``): figures for people, never timed tests."""
