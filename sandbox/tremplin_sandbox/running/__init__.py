"""Running one job: its turn in the line, a warm container, the exchange with the driver inside, what was observed."""
