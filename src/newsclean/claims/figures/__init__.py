"""Mentions of figures from many articles, and what is known about each."""
