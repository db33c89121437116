"""From a plan's content to its files: one module for each format, and the expected JSON."""
