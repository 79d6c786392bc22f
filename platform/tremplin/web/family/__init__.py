"""The families' pages: progress, certificates, the box with all that the house keeps of a child."""
