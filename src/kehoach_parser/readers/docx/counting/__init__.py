"""What Word counts when it shows a page: list numbers, fields, and how it prints them."""
