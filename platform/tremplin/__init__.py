"""Tremplin: a self-hosted platform on which children learn to code."""

__version__ = "0.2.0"
