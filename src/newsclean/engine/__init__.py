"""Steps over a corpus, and where they run: in this process or in several."""
