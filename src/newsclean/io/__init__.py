"""From files and streams to texts and records."""
