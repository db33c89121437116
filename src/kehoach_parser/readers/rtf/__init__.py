"""Rich Text files to lines and grids."""
