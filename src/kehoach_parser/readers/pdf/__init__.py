"""PDF to lines and grids."""
