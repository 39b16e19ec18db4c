"""What makes the documentation: examples that run, and pages written by program."""
