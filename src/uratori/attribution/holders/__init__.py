"""Who can be the source of a statement."""
