"""Numerals: digits, number words, fractions, vague numbers."""
