"""How the words of a text are laid out: clip logs, live blogs, letters, minutes, digests, wrapped lines."""
