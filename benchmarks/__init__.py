"""Quality and speed of newsclean, side by side with peers."""
