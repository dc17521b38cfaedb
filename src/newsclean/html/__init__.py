"""Pages of HTML: read as blocks, scored by a small net, and passed on to the text cleaners."""
