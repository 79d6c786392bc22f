"""The pages of an adult's own account: log-in, two-factor log-in, what the trail says of her."""
