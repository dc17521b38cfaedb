"""The report: one HTML page that shows what was cleaned, which articles are copies, and where outlets disagree."""
