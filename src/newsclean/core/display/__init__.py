"""How the objects of newsclean are shown in a notebook."""
