"""From candidate pairs of figures to clusters: blocking, scoring, match and conflict rules."""
