"""Targets: what is to be reached, in figures."""
