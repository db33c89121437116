"""Who is named: bodies and posts, and what makes a name of them."""
