"""Closed classes as data."""
