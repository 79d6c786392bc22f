"""Tremplin: a self-hosted platform on which children learn to code."""

__version__ = "0.1.0"
