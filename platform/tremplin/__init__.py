"""Tremplin: a self-hosted platform on which children learn to code."""
