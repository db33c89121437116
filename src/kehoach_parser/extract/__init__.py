"""What plans say: header, criteria, assignments, tables, ending."""
