"""Databases in a file: SQLite and DuckDB, by table or by query."""
