"""The words of plans as data."""
