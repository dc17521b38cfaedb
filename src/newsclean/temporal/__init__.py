"""Calendar work that several capabilities share: dates as machines and people write them, intervals, relative dates."""
