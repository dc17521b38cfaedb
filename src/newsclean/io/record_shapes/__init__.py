"""Records as other tools write them, with newsclean's own names of fields."""
