"""Assignments and deadlines that running text states itself."""
