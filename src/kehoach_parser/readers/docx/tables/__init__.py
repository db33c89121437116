"""Tables of a Word file."""
