"""An index on disk: new articles are compared with those seen before."""
