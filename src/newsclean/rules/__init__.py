"""Rules about single lines: rows of data, compiled with an index of the words that each requires."""
