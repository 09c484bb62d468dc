"""Organizations: by ending, by what stands beside them, by initials, by what they are for."""
