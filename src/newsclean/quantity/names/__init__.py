"""Numbers that name something, by the order of the words around them."""
