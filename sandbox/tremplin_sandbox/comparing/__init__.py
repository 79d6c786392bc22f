"""When two answers are the same: printed texts, values, drawings, paths of the robot. Pure, bounded by its input."""
