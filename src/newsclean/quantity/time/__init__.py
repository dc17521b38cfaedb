"""Dates and intervals in a text."""
