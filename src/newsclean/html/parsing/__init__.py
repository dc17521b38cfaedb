"""From HTML to blocks of text: safe parsing, the walk over the tree, what is hidden, and broken lines."""
