"""Web archives: WARC, WET and WACZ."""
