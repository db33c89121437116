"""Scanned pages through Tesseract to lines and grids."""
