"""What is asked of many articles at once: which are copies of one another."""
