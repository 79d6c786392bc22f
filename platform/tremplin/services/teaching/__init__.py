"""Teaching: the board, who needs attention, answers to children, adaptations, regrading."""
