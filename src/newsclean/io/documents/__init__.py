"""The lines of documents of a word processor: Word and RTF."""
