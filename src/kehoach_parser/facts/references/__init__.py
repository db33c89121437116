"""Places of the plan that its own text refers to, and what belongs together in it."""
