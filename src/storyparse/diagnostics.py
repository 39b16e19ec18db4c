"""A problem in a text, as plain data."""

import enum

import attrs

from storyparse.text import Span

__all__ = ["Diagnostic", "Label", "Severity"]


class Severity(enum.StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen
class Label:
    """A further place that explains a diagnostic.

    Args:
        span: The place, in code points.
        message: What stands there.
    """

    span: Span
    message: str


@attrs.frozen
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
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    labels: tuple[Label, ...] = ()
    help: str | None = None

    @property
    def order(self) -> tuple[Span, str]:
        """What diagnostics are sorted by: the span, then the name."""
        return self.span, self.name
