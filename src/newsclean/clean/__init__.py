"""The cleaners: one file each, or rows of rules."""
