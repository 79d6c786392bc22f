"""What an instructor does while a group works: the board, the attention list, answers, adaptations, regrading."""
