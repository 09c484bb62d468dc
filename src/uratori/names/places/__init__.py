"""Places, at home and abroad."""
