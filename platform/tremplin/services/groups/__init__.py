"""Groups and who is in them: children, their cards, day passes, instructors, and the curricula that a group follows."""
