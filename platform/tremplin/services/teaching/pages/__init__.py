"""What the teaching pages show, as data: services fill it, presenters put it into words, neither needs the other."""
