"""Output in shards: a folder of finished files, and the manifest that says what each was made from."""
