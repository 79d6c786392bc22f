"""Authored text: Markdown to clean HTML, words of the glossary, texts read aloud."""
