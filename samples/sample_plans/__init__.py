"""Invented plans: their content, and its layouts in files."""
