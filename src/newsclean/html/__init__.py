"""HTML pages: read as blocks, scored by a small neural network, and passed on to the text cleaners."""
