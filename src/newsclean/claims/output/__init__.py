"""Clusters as they are given out: summary, wording, text."""
