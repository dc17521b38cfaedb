"""Tables: rules, phrases, the weights of the line model."""
