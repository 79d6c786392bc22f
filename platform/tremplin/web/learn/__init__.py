"""The children's pages: the door, the path, the workspace of an exercise, the raised hand."""
