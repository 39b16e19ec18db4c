"""Rules run over a document."""

from collections.abc import Sequence

from storyparse.diagnostics import Diagnostic, sort
from storyparse.document import Document
from storyparse.errors import RuleError
from storyparse.rule import Rule

__all__ = ["found"]


def found(document: Document, rules: Sequence[Rule]) -> tuple[Diagnostic, ...]:
    """Return what some rules find in a document, in order."""
    diagnostics: list[Diagnostic] = []
    for rule in rules:
        try:
            here = tuple(rule.check(document))
        except Exception as error:
            msg = f"the rule {rule.kind.name} failed: {type(error).__name__}: {error}"
            raise RuleError(msg) from error
        if here and not all(_lies_in(document.text, diagnostic) for diagnostic in here):
            msg = f"the rule {rule.kind.name} failed: it marks what lies outside the text"
            raise RuleError(msg)
        diagnostics += here
    sort(diagnostics)
    return tuple(diagnostics)


def _lies_in(text: str, diagnostic: Diagnostic) -> bool:
    edits = diagnostic.fix.edits if diagnostic.fix else ()
    spans = (
        diagnostic.span,
        *(label.span for label in diagnostic.labels),
        *(edit.span for edit in edits),
    )
    return all(0 <= start <= end <= len(text) for start, end in spans)
