"""A problem in a text and what would mend it, as plain data."""

import enum
from operator import attrgetter

import attrs

from storyparse.text import Span

__all__ = ["Diagnostic", "Edit", "Fix", "Label", "Safety", "Severity", "sort"]


class Severity(enum.StrEnum):
    """How much a problem weighs.

    Attributes:
        ERROR (Severity): ``"error"``: a part of the text cannot be read, or refers to nothing.
        WARNING (Severity): ``"warning"``: all can be read, but hardly anybody means it so.

    Examples:
        >>> from storyparse import check
        >>> text = "Ferry\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily and [2]Port Wire.\\n"
        >>> [unused] = check(text)
        >>> unused.severity, str(unused.severity)
        (<Severity.WARNING: 'warning'>, 'warning')
    """

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen(weakref_slot=False)
class Label:
    """A further place that explains a diagnostic.

    Attributes:
        span: The place, in code points.
        message: What stands there.

    Examples:
        >>> from storyparse import read
        >>> text = "Ferry\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily and [1]Port Wire.\\n"
        >>> [twice] = read(text).diagnostics
        >>> twice.labels
        (Label(span=Span(start=35, end=38), message='the first, which counts'),)
    """

    span: Span
    message: str


class Safety(enum.StrEnum):
    """Who may apply a fix.

    Attributes:
        SAFE (Safety): ``"safe"``: anybody. It changes nothing that a reader sees, and no source
            that an item cites.
        UNSAFE (Safety): ``"unsafe"``: whoever asks for it. It takes something out, or gives other
            numbers.
        SHOWN (Safety): ``"shown"``: nobody but a person who has looked at it. It may be wrong.

    Examples:
        >>> from storyparse import check
        >>> text = "Ferry\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily and [2]Port Wire.\\n"
        >>> [unused] = check(text)
        >>> unused.fix.safety
        <Safety.UNSAFE: 'unsafe'>
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    SHOWN = "shown"


@attrs.frozen
class Edit:
    """A stretch of a text and what is to stand there instead.

    Attributes:
        span: The stretch, in code points of the text before the edit.
        text: What replaces it; by default the empty text, which takes it out.

    Examples:
        >>> from storyparse import Edit, Span
        >>> edit = Edit(Span(3, 7), "sails")
        >>> text = "It runs."
        >>> text[: edit.span.start] + edit.text + text[edit.span.end :]
        'It sails.'
    """

    span: Span
    text: str = ""


@attrs.frozen
class Fix:
    """What would mend a problem: edits that are applied together or not at all.

    Attributes:
        message: What it does, in the imperative and without a full stop.
        safety: Who may apply it.
        edits: The edits, in the order of their spans, none of which overlap.

    Examples:
        >>> from storyparse import check
        >>> text = "Ferry\\nFacts\\n- It runs.[1][1]\\nSources: [1]Coast Daily.\\n"
        >>> [repeated] = check(text)
        >>> repeated.fix.message, repeated.fix.edits
        ('take out the repetition', (Edit(span=Span(start=25, end=28), text=''),))
    """

    message: str
    safety: Safety
    edits: tuple[Edit, ...]


@attrs.frozen(weakref_slot=False)
class Diagnostic:
    """One problem: what it is, where it is, and what helps.

    Attributes:
        code: Short code, stable from version to version, such as ``R002``.
        name: Name, stable from version to version, such as ``undefined-citation``.
        severity: How much it weighs.
        message: One sentence without a full stop, in the words of news.
        span: The place it is about, in code points.
        labels: Further places that explain it; none by default.
        help: What to do about it, where there is something to say, or None.
        fix: What would mend it, where anything would, or None. What `read` and `StoryError` carry
            has none: `check` adds it.

    Examples:
        >>> from storyparse import read
        >>> text = "Ferry\\nFacts\\n- It runs.[7]\\nSources: [1]Coast Daily.\\n"
        >>> [undefined] = read(text).diagnostics
        >>> undefined.code, undefined.name, undefined.span
        ('R002', 'undefined-citation', Span(start=22, end=25))
        >>> undefined.message, undefined.help
        ('no source has the number 7', 'this story lists source 1 alone')
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
