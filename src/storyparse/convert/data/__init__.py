"""A story as JSON holds it: the records, the way there and the way back."""
