"""Deadlines as dates: days, months, quarters, years, the lunar calendar."""
