"""From candidate pairs of figures to clusters: blocking, pruning, linking and clustering."""
