"""Running one job: its turn, a warm container, the exchange with the driver, what was observed."""
