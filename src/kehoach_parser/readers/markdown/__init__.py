"""Markdown to lines and grids."""
