"""Whether a date is to come or past, by the verb that governs it."""
