"""Documents that a plan cites."""
