"""Patterns in other forms, for RE2."""
