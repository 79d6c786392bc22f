"""The rules on content that need no sandbox; each finds problems, and says how they are mended."""
