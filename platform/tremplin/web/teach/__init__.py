"""The instructors' pages: groups and their board, raised hands, one child's work."""
