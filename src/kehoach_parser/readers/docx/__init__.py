"""Word documents to lines and grids."""
