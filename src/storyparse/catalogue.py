"""The one table of every diagnostic: code, name, severity and group."""

import enum

import attrs

from storyparse.diagnostics import Diagnostic, Label, Severity
from storyparse.text import Span

__all__ = ["CATALOGUE", "Group", "Kind"]


class Group(enum.StrEnum):
    """What a diagnostic is about; its letter begins the codes of the group."""

    SYNTAX = "syntax"
    REFERENCES = "references"


@attrs.frozen
class Kind:
    """A kind of diagnostic.

    Args:
        code: Letter of the group and a number.
        name: Name in kebab case.
        severity: How much it weighs.
        group: What it is about.
        summary: When it fires, in one sentence.
    """

    code: str
    name: str
    severity: Severity
    group: Group
    summary: str

    def at(
        self, span: Span, message: str, *, labels: tuple[Label, ...] = (), help: str | None = None
    ) -> Diagnostic:
        """Return a diagnostic of this kind."""
        return Diagnostic(self.code, self.name, self.severity, message, span, labels, help)


def _error(code: str, name: str, group: Group, summary: str) -> Kind:
    return Kind(code, name, Severity.ERROR, group, summary)


INVALID_UTF8 = _error(
    "S001",
    "invalid-utf8",
    Group.SYNTAX,
    "Bytes that are no UTF-8, or a lone surrogate in a string.",
)
SEVERAL_STORIES = _error(
    "S002",
    "several-stories",
    Group.SYNTAX,
    "A text with more than one story, where one is wanted.",
)
MISSING_TITLE = _error(
    "S003",
    "missing-title",
    Group.SYNTAX,
    "A Facts heading without a title.",
)
MISSING_FACTS = _error(
    "S004",
    "missing-facts",
    Group.SYNTAX,
    "A text without a Facts heading.",
)
EMPTY_SECTION = _error(
    "S005",
    "empty-section",
    Group.SYNTAX,
    "A heading or sources label with nothing under it.",
)
EMPTY_ITEM = _error(
    "S006",
    "empty-item",
    Group.SYNTAX,
    "A bullet with nothing after it.",
)
UNEXPECTED_LINE = _error(
    "S007",
    "unexpected-line",
    Group.SYNTAX,
    "A line that belongs to no part of a story.",
)
DUPLICATE_SECTION = _error(
    "S008",
    "duplicate-section",
    Group.SYNTAX,
    "A second section of one kind in a story.",
)
MALFORMED_SOURCES = _error(
    "S009",
    "malformed-sources",
    Group.SYNTAX,
    "An entry of the sources that cannot be read.",
)
MALFORMED_NARRATIVE = _error(
    "S010",
    "malformed-narrative",
    Group.SYNTAX,
    "A narrative without a name, an end of its provider, or content.",
)
MISSING_SOURCES = _error(
    "R001",
    "missing-sources",
    Group.REFERENCES,
    "A story that cites and lists no sources.",
)
UNDEFINED_CITATION = _error(
    "R002",
    "undefined-citation",
    Group.REFERENCES,
    "A citation marker with a number that no source has.",
)
DUPLICATE_SOURCE_NUMBER = _error(
    "R003",
    "duplicate-source-number",
    Group.REFERENCES,
    "A number that two sources have.",
)

CATALOGUE: tuple[Kind, ...] = (
    INVALID_UTF8,
    SEVERAL_STORIES,
    MISSING_TITLE,
    MISSING_FACTS,
    EMPTY_SECTION,
    EMPTY_ITEM,
    UNEXPECTED_LINE,
    DUPLICATE_SECTION,
    MALFORMED_SOURCES,
    MALFORMED_NARRATIVE,
    MISSING_SOURCES,
    UNDEFINED_CITATION,
    DUPLICATE_SOURCE_NUMBER,
)
