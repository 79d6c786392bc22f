"""The pages on which exercises and curricula are made, tried, published and exchanged."""
