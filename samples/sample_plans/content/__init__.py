"""The invented plans, as data: the one source of the layouts and of the expected JSON."""
