"""One set of entities over all documents, and why each name belongs."""
