"""Claims: found, matched across articles, and where they disagree."""
