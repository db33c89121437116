"""HTML to lines and grids."""
