"""What there is to report."""

import attrs

from storyparse.diagnostics import Diagnostic
from storyparse.text import LineTable

__all__ = ["NO_FILE", "Findings", "Problem"]

NO_FILE = "stdin"
"""What a text that is no file is called where there must be a name."""


@attrs.frozen
class Findings:
    """What was found in one text.

    Attributes:
        path: The path of its file as the operating system gave it, or None if it is no file.
        lines: Its lines.
        diagnostics: What is wrong with it, in order.
    """

    path: str | None
    lines: LineTable
    diagnostics: tuple[Diagnostic, ...]

    @property
    def name(self) -> str:
        """What to call the text where there must be a name."""
        return NO_FILE if self.path is None else self.path


@attrs.frozen
class Problem:
    """A file that could not be read or written.

    Attributes:
        path: Its path as the operating system gave it.
        message: What is wrong, such as ``No such file or directory``.
    """

    path: str
    message: str
