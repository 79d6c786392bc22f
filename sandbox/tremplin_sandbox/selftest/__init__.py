"""The self-test: it attacks the limits of a container; no job is graded until all of them hold."""
