"""Cleaners of characters: encodings, entities, white space, glued words, hyphens."""
