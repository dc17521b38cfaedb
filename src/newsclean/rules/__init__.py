"""Rules about single lines: rows of data, compiled behind an index of the words that each needs."""
