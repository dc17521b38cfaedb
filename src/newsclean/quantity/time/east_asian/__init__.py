"""Dates in scripts that do not part their words."""
