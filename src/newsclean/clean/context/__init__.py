"""Context rules, which see the lines around a line: headlines, captions, comments, related links, boilerplate."""
