"""From an article to its claims: sentences, figures, times, roles, modality and attribution."""
