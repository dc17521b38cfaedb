"""Context rules, which see what stands around a line: headlines, captions, comments, related links, page residue."""
