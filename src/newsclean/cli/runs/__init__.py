"""What runs behind the verbs: reading, failing and writing record by record."""
