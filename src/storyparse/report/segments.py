"""The pieces that a report is made of."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

__all__ = ["Role", "Segment", "plain"]


class Role(StrEnum):
    """What a piece of a report is, for whoever colours it."""

    PLACE = "place"
    ERROR = "error"
    WARNING = "warning"
    NAME = "name"
    MESSAGE = "message"
    GUTTER = "gutter"
    SOURCE = "source"
    LABEL = "label"
    HELP = "help"
    FIX = "fix"
    DATA = "data"
    """Of a report for machines, which nobody colours."""


class Segment(NamedTuple):
    """A piece of a report.

    Attributes:
        text: What is shown; safe for a terminal, without a newline except at a line's end.
        role: What it is.
    """

    text: str
    role: Role


def plain(segments: Iterable[Segment]) -> str:
    """Return a report without colours."""
    return "".join(segment.text for segment in segments)
