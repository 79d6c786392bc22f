"""Secrets that people type, scan or tap: how they are made, and which are too easy."""
