"""What the law says: the model, the knowledge in our own words, citations and their checks."""
