"""Counts in words that are no plain number: "Hunderte", "une vingtaine", "la mitad", "einer von vier"."""
