"""The language of a text: what is detected, and what is chosen."""
