"""What two figures are to one another: features, scorers, rules and the judge."""
