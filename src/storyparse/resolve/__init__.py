"""Outlines to stories: words are read, citations bound to their sources, faults reported."""
