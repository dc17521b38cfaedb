"""From pairs to clusters: the representative copy, independent origins, versions, shared passages."""
