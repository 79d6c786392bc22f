"""The set-up of a house: what the machine is, what is missing, the steps that bring it."""
