"""Formats that hold many records in one file: Parquet and web archives."""
