"""How claims on one thing differ: updates, conflicts, denials, narrower and apparent ones."""
