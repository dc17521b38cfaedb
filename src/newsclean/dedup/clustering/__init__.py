"""From pairs to clusters: which copy is kept, independent origins, versions, shared passages."""
