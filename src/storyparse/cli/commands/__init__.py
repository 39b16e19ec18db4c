"""The commands, each in a module that is called as it is."""
