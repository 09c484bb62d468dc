"""The kinds of bytes that are read: feeds, mail, PDF, office files, tables, web archives, subtitles."""
