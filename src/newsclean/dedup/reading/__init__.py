"""What is read of each article to compare it with others."""
