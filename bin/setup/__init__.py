"""Sets Tremplin up on this machine, one step after another; standard library only."""
