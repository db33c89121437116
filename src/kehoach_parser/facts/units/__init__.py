"""The territory of a plan and its official codes."""
