"""An index on disk: new articles are compared with earlier ones."""
