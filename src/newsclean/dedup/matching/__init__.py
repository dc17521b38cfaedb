"""From words to shingles, and from shared shingles to pairs of texts and their relation."""
