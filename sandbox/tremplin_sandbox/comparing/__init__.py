"""Equality of answers: printed texts, values, drawings, paths of the robot; pure functions."""
