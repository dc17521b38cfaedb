"""Names: of people, places, agencies, and the words of bylines."""
