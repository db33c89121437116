"""What knows Vietnamese and nothing about plans: folding for comparison, repair of characters."""
