"""Counts that are no plain number: "Hunderte", "une vingtaine", "la mitad", "einer von vier", a cell in brackets."""
