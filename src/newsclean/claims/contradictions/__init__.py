"""Statements that contradict each other: clauses, what they deny, and how two of them are at odds."""
