"""Attacking the limits of one's own containers before the first job; while one does not hold, none is graded."""
