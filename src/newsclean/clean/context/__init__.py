"""Cleaners that look at what stands around a line: headline, captions, comments, related links, page residue."""
