"""Pages of HTML: read as blocks, judged by a small net, and handed on to the text cleaners."""
