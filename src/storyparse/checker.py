"""Rules run over a document."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from storyparse.diagnostics import Diagnostic
from storyparse.document import Document
from storyparse.errors import RuleError
from storyparse.reader import read
from storyparse.rule import Rule
from storyparse.selection import selected

__all__ = ["check", "found"]


def check(
    text: str | bytes | Document,
    *,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[Diagnostic, ...]:
    """Report what is wrong with a text: errors and warnings, with their fixes.

    No configuration file is read. A selector is a code (``R004``), the beginning of codes (``R``),
    a name (``unused-source``), a group (``references``) or ``all``.

    Args:
        text: The text of any number of stories, as `read` takes it, or what `read` made of it.
        select: Selectors of the rules to run; None for those that are on by default.
        extend_select: Selectors of further rules.
        ignore: Selectors of rules that are left out, whatever else selects them.

    Returns:
        The diagnostics, in the order of their spans, then of their names.

    Raises:
        ValueError: A selector selects nothing.
        RuleError: A rule of another package fails.
        TypeError: The text is no text.

    >>> text = "Ferry Opens\\nFacts\\n- It runs.[1][1]\\nSources: [1]Coast Daily.\\n"
    >>> [(each.code, each.name, each.fix.message) for each in check(text)]
    [('R007', 'repeated-citation', 'take out the repetition')]
    >>> check(text, ignore=["references"])
    ()
    """
    document = text if isinstance(text, Document) else read(text)
    rules = selected(select, extend_select=extend_select, ignore=ignore)
    return found(document, rules)


def found(document: Document, rules: Sequence[Rule]) -> tuple[Diagnostic, ...]:
    """Return what some rules find in a document, in order."""
    diagnostics: list[Diagnostic] = []
    for rule in rules:
        try:
            here = tuple(rule.check(document))
        except Exception as error:
            msg = f"the rule {rule.kind.name} failed: {type(error).__name__}: {error}"
            raise RuleError(msg) from error
        if not all(_lies_in(document.text, diagnostic) for diagnostic in here):
            msg = f"the rule {rule.kind.name} failed: it marks what lies outside the text"
            raise RuleError(msg)
        diagnostics += here
    diagnostics.sort(key=attrgetter("order"))
    return tuple(diagnostics)


def _lies_in(text: str, diagnostic: Diagnostic) -> bool:
    edits = diagnostic.fix.edits if diagnostic.fix else ()
    spans = (
        diagnostic.span,
        *(label.span for label in diagnostic.labels),
        *(edit.span for edit in edits),
    )
    return all(0 <= start <= end <= len(text) for start, end in spans)
