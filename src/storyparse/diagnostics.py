"""A problem in a text and what would mend it, as plain data."""

import enum
from operator import attrgetter

import attrs

from storyparse.text import Span

__all__ = ["Diagnostic", "Edit", "Fix", "Label", "Safety", "Severity", "sort"]


class Severity(enum.StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen(weakref_slot=False)
class Label:
    """A further place that explains a diagnostic.

    Args:
        span: The place, in code points.
        message: What stands there.
    """

    span: Span
    message: str


class Safety(enum.StrEnum):
    """Who may apply a fix."""

    SAFE = "safe"
    """Anybody: it changes nothing that a reader sees, and no source that an item cites."""
    UNSAFE = "unsafe"
    """Whoever asks for it: it takes something out, or gives other numbers."""
    SHOWN = "shown"
    """Nobody but a person who has looked at it: it may be wrong."""


@attrs.frozen
class Edit:
    """A stretch of a text and what is to stand there instead.

    Args:
        span: The stretch, in code points of the text before the edit.
        text: What replaces it; the empty text takes it out.
    """

    span: Span
    text: str = ""


@attrs.frozen
class Fix:
    """What would mend a problem: edits that are applied together or not at all.

    Args:
        message: What it does, in the imperative and without a full stop.
        safety: Who may apply it.
        edits: The edits, in the order of their spans, none of which overlap.
    """

    message: str
    safety: Safety
    edits: tuple[Edit, ...]


@attrs.frozen(weakref_slot=False)
class Diagnostic:
    """One problem: what it is, where it is, and what helps.

    Args:
        code: Short code, stable from version to version, such as ``R002``.
        name: Name, stable from version to version, such as ``undefined-citation``.
        severity: How much it weighs.
        message: One sentence without a full stop, in the words of news.
        span: The place it is about, in code points.
        labels: Further places that explain it.
        help: What to do about it, where there is something to say.
        fix: The edits that would mend it, where there are any.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    labels: tuple[Label, ...] = ()
    help: str | None = None
    fix: Fix | None = None


def sort(diagnostics: list[Diagnostic]) -> None:
    """Put diagnostics into the order of their spans, then of their names."""
    # Twice by what they hold: a key for both would be a new tuple for each.
    diagnostics.sort(key=attrgetter("name"))
    diagnostics.sort(key=attrgetter("span"))
