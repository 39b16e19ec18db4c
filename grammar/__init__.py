"""The two grammars, as package data."""
