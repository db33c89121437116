"""Rules over a finished plan: what is missing, odd or in doubt."""
