"""The objects that every capability shares: the document, its edits and their ledger, the article."""
