"""Exercises and curricula in the making: from a blank one to files that the checks read."""
