"""What one line says that somebody says: source, cue, content."""
