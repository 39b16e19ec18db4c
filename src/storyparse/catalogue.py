"""The one table of every diagnostic: code, name, severity and group."""

import enum

import attrs

from storyparse.diagnostics import Diagnostic, Fix, Label, Severity
from storyparse.text import Span
from storyparse.values import maker

__all__ = ["CATALOGUE", "Group", "Kind"]


class Group(enum.StrEnum):
    """What a diagnostic is about; its letter begins the codes of the group.

    Attributes:
        SYNTAX (Group): ``"syntax"``: what cannot be read; codes begin with S.
        REFERENCES (Group): ``"references"``: citations, sources and providers; codes begin with R.
        TEXT (Group): ``"text"``: characters that nobody sees; codes begin with T.

    Examples:
        >>> from storyparse.catalogue import CATALOGUE, Group
        >>> [kind.code for kind in CATALOGUE if kind.group == Group.TEXT]
        ['T001', 'T002', 'T003']
    """

    SYNTAX = "syntax"
    REFERENCES = "references"
    TEXT = "text"


@attrs.frozen
class Kind:
    """A kind of diagnostic.

    Attributes:
        code: Letter of the group and a number.
        name: Name in kebab case.
        severity: How much it weighs.
        group: What it is about: a `Group`, or the name of another one for a rule of one's own.
        summary: When it fires, in one sentence.
        default: Whether it is reported unless something else is selected; True where it is left
            out.

    Examples:
        >>> from storyparse.catalogue import CATALOGUE
        >>> kind = next(each for each in CATALOGUE if each.code == "R004")
        >>> kind.name, kind.severity, kind.default
        ('unused-source', <Severity.WARNING: 'warning'>, True)
    """

    code: str
    name: str
    severity: Severity
    group: str
    summary: str
    default: bool = True

    def at(
        self,
        span: Span,
        message: str,
        *,
        labels: tuple[Label, ...] = (),
        help: str | None = None,
        fix: Fix | None = None,
    ) -> Diagnostic:
        """Return a diagnostic of this kind.

        Args:
            span: The place it is about, in code points.
            message: One sentence without a full stop, in the words of news.
            labels: Further places that explain it.
            help: What to do about it.
            fix: The edits that would mend it.

        Examples:
            >>> from storyparse import Severity, Span
            >>> from storyparse.catalogue import Kind
            >>> kind = Kind("X001", "shouting", Severity.WARNING, "style", "A title in capitals.")
            >>> diagnostic = kind.at(Span(0, 5), "this title shouts")
            >>> diagnostic.code, diagnostic.severity, diagnostic.span
            ('X001', <Severity.WARNING: 'warning'>, Span(start=0, end=5))
        """
        return _diagnostic(self.code, self.name, self.severity, message, span, labels, help, fix)


_diagnostic = maker(Diagnostic)


def _error(code: str, name: str, group: Group, summary: str) -> Kind:
    return Kind(code, name, Severity.ERROR, group, summary)


def _warning(code: str, name: str, group: Group, summary: str, *, default: bool = True) -> Kind:
    return Kind(code, name, Severity.WARNING, group, summary, default)


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
    "A narrative that lacks its name, the end of its provider, or its content.",
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
UNUSED_SOURCE = _warning(
    "R004",
    "unused-source",
    Group.REFERENCES,
    "A source that no item cites and that provides no narrative.",
)
UNCITED_FACT = _warning(
    "R005",
    "uncited-fact",
    Group.REFERENCES,
    "A fact that cites nothing, in a story with sources.",
)
DUPLICATE_SOURCE = _warning(
    "R006",
    "duplicate-source",
    Group.REFERENCES,
    "A source with the name and URL of another one.",
)
REPEATED_CITATION = _warning(
    "R007",
    "repeated-citation",
    Group.REFERENCES,
    "A source cited again in one run of markers.",
)
UNORDERED_SOURCES = _warning(
    "R008",
    "unordered-sources",
    Group.REFERENCES,
    "Sources whose numbers are not 1, 2, 3 and so on.",
)
SUSPICIOUS_MARKER = _warning(
    "R009",
    "suspicious-marker",
    Group.REFERENCES,
    "A bracket that is spelled like a citation and counts as text.",
)
CITATION_ORDER = _warning(
    "R010",
    "citation-order",
    Group.REFERENCES,
    "A source that is cited for the first time after one with a higher number.",
    default=False,
)
UNLISTED_PROVIDER = _warning(
    "R011",
    "unlisted-provider",
    Group.REFERENCES,
    "A narrative whose provider is not among the sources.",
    default=False,
)
SINGLE_SOURCE_FACT = _warning(
    "R012",
    "single-source-fact",
    Group.REFERENCES,
    "A fact that rests on one outlet alone.",
    default=False,
)
BIDI_CONTROL = _warning(
    "T001",
    "bidi-control",
    Group.TEXT,
    "A character that changes the direction in which text is shown.",
)
INVISIBLE_CHARACTER = _warning(
    "T002",
    "invisible-character",
    Group.TEXT,
    "A character that nobody sees.",
)
CONTROL_CHARACTER = _warning(
    "T003",
    "control-character",
    Group.TEXT,
    "A control character that is no tab and no line end.",
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
    UNUSED_SOURCE,
    UNCITED_FACT,
    DUPLICATE_SOURCE,
    REPEATED_CITATION,
    UNORDERED_SOURCES,
    SUSPICIOUS_MARKER,
    CITATION_ORDER,
    UNLISTED_PROVIDER,
    SINGLE_SOURCE_FACT,
    BIDI_CONTROL,
    INVISIBLE_CHARACTER,
    CONTROL_CHARACTER,
)
"""The kinds of all diagnostics that storyparse itself reports, in the order of their codes.

Examples:
    >>> from storyparse.catalogue import CATALOGUE
    >>> [kind.name for kind in CATALOGUE if not kind.default]
    ['citation-order', 'unlisted-provider', 'single-source-fact']
"""

UNRESOLVED = frozenset({MISSING_SOURCES.name, UNDEFINED_CITATION.name})
"""The names of the errors of citations without a source, which leave nothing of a story unread."""
