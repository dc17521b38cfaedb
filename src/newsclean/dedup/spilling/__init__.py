"""What deduplication holds when it may not hold everything: sorted runs and columns on the disk, packed facts."""
