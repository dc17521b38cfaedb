"""Records as tables: spreadsheets, Parquet files, databases."""
