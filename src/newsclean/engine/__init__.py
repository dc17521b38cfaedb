"""Where the steps over a corpus run: in this process or in several."""
