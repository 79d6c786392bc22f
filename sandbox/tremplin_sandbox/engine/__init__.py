"""The Docker engine: its calls, the flags of a container, the image, the machine's versions."""
