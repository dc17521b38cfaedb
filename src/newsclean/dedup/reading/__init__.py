"""Reading articles for comparison."""
