"""Groups: their children and cards, their instructors and day passes, the curricula they follow."""
