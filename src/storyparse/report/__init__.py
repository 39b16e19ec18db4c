"""What was found, in the styles that people and machines read."""
