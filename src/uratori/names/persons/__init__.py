"""Persons: family names, titles, the forms of a name."""
