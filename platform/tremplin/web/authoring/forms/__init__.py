"""Forms of exercises and curricula in the making."""
