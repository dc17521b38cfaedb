"""Amounts: a number with its sign, scale and unit, and the noun it counts."""
