"""Whether clauses say the same of the world, and the claims that follow."""
