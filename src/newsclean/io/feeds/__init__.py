"""Feeds and wires: RSS, Atom, sitemaps, NITF, NewsML-G2, as records."""
