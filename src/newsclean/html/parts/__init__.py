"""Parts of the text by their place and form: what the model misses among them, and what it keeps of other boxes."""
