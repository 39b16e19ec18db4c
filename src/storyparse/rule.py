"""The shape of a rule."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import attrs

from storyparse.catalogue import Kind
from storyparse.diagnostics import Diagnostic, Fix
from storyparse.document import Document

__all__ = ["Check", "Rule", "read_errors"]

Check: TypeAlias = Callable[[Document], Iterable[Diagnostic]]
"""What finds the diagnostics of one kind in a document.

Examples:
    >>> from storyparse import read
    >>> from storyparse.catalogue import CATALOGUE
    >>> from storyparse.rule import Check, read_errors
    >>> checks: list[Check] = [read_errors(kind) for kind in CATALOGUE]
    >>> document = read("Ferry Opens\\nFacts\\n- It runs.[7]\\nSources: [1]Coast Daily.\\n")
    >>> [found.name for check in checks for found in check(document)]
    ['undefined-citation']
"""


@attrs.frozen
class Rule:
    """A rule: what it looks for, how it finds that, and its page.

    Attributes:
        kind: Code, name, severity, group and summary of what it reports.
        page: Its page in Markdown, most simply the docstring of its module: what it does, why that
            matters, and what its fix does.
        check: Returns what is wrong with a document, each with its fix, in any order.

    Examples:
        >>> from storyparse import Severity, Span
        >>> from storyparse.catalogue import Kind
        >>> from storyparse.rule import Rule
        >>> kind = Kind("X001", "shouting", Severity.WARNING, "style", "A title in capitals.")
        >>> def check(document):
        ...     for story in document.stories:
        ...         if story.title.isupper() and story.span:
        ...             start = document.text.index(story.title, story.span.start)
        ...             yield kind.at(Span(start, start + len(story.title)), "this title shouts")
        >>> rule = Rule(kind, "A title in capitals.", check)
    """

    kind: Kind
    page: str
    check: Check


def read_errors(
    kind: Kind, fix: Callable[[Document, Diagnostic], Fix | None] | None = None
) -> Check:
    """Return the check of an error that reading reports: it gives it a fix, where there is one.

    Args:
        kind: The kind of error.
        fix: Returns what would mend such an error in a document, or None.

    Examples:
        >>> from storyparse import read
        >>> from storyparse.catalogue import CATALOGUE
        >>> from storyparse.rule import read_errors
        >>> kind = next(each for each in CATALOGUE if each.name == "undefined-citation")
        >>> check = read_errors(kind)
        >>> document = read("Ferry\\nFacts\\n- It runs.[7]\\nSources: [1]Coast Daily.\\n")
        >>> [each.message for each in check(document)]
        ['no source has the number 7']
    """

    def check(document: Document) -> Iterable[Diagnostic]:
        return fixed(document) if document.diagnostics else ()

    def fixed(document: Document) -> Iterator[Diagnostic]:
        for diagnostic in document.diagnostics:
            if diagnostic.name == kind.name:
                found = fix(document, diagnostic) if fix else None
                yield attrs.evolve(diagnostic, fix=found) if found else diagnostic

    return check
