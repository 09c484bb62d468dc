"""What a text says of itself: its outlet, its date, its fields, the lines that belong to the page."""
