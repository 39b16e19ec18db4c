"""Changes to the stories of a document, as edits to its text."""
