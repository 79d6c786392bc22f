"""What went wrong in a beginner's program: each error of Python's as one of some hundred known cases."""
