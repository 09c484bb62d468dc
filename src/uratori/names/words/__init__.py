"""The words of a text as the rules of names see them, and the names that are known beforehand."""
