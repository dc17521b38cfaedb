"""What a page is given where the network keeps almost nothing of it."""
