"""Mentions and entities of one document: sentence by sentence, what repeats, what points back."""
