"""What words mean beside one another: set phrases, opposites, groups of words, causes."""
