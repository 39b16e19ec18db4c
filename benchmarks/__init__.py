"""Benchmarks of storyparse: what it is compared with, and what must hold."""
