"""Text objects of a page that are none of its running text."""
