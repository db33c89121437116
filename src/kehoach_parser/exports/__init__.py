"""A finished plan to files."""
