"""Plain text to lines and grids."""
