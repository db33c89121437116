"""Printed lines, and where their words, numbers and notes belong."""
