"""Exit statuses."""

from enum import IntEnum

__all__ = ["Status"]


class Status(IntEnum):
    """What a command ends with."""

    FINE = 0
    """Nothing was found, nothing differs, everything was written."""
    ATTENTION = 1
    """Something was found, differs, or was refused. The help text of each command says which."""
    UNUSABLE = 2
    """A file cannot be read or written, or the configuration or the command is wrong."""
    INTERRUPTED = 130  # as shells have it: 128, and the number of the signal
    """Interrupted with Ctrl-C."""
    FAILED = 255
    """Of `merge-file` alone, in the place of 2: git takes 1 to 128 for a merge with conflicts."""
