"""Runs whose output is a folder of shards."""
