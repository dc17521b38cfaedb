"""Statements without a figure: blocking, alignment, similarity, clusters."""
