"""Quantities and dates as news writes them; begin at scan/scanner.py and model.py."""
