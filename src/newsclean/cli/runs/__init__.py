"""The runs behind the verbs: reading, error handling and writing, record by record."""
