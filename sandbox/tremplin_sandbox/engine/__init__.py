"""The Docker engine: its calls, the flags of a container, the image and what the machine brings along."""
