"""A document line by line: chains, what runs on over lines, the outlet's own word, statements."""
