"""Diagnostics as a report in one of the styles."""

from collections.abc import Iterable

from storyparse.diagnostics import Diagnostic
from storyparse.document import Document
from storyparse.registry import all_rules
from storyparse.report.findings import Findings
from storyparse.report.style import written
from storyparse.report.styles import STYLES

__all__ = ["render"]


def render(
    diagnostics: Iterable[Diagnostic],
    document: Document,
    style: str = "full",
    *,
    path: str | None = None,
) -> str:
    """Return diagnostics as a report.

    Args:
        diagnostics: What to report, such as what `check` returned.
        document: The document they are about.
        style: For people ``full``, ``concise`` or ``narrated``; for machines ``json``,
            ``json-lines``, ``github``, ``gitlab``, ``junit`` or ``sarif``.
        path: What to call the text; None if it is no file.

    Returns:
        The report, without colours and with a final newline; where there is nothing to report, the
        empty text, but in ``json``, ``gitlab``, ``junit`` and ``sarif`` an empty document. Nothing
        of the text is in it raw: hidden and control characters are written as escapes.

    Raises:
        ValueError: There is no such style.
        TypeError: The document is none.
        RuleError: A rule of another package cannot be used.

    Examples:
        >>> from storyparse import check, read, render
        >>> document = read("Ferry Opens\\nFacts\\n- It runs.[1][1]\\nSources: [1]Coast Daily.\\n")
        >>> print(render(check(document), document, "concise", path="ferry.story"), end="")
        ferry.story:3:14: warning[R007] repeated-citation: source 1 is cited again (fixable)
    """
    if style not in STYLES:
        msg = f"the style {style!r} is none of {', '.join(STYLES)}"
        raise ValueError(msg)
    if not isinstance(document, Document):
        msg = f"a Document is wanted, as read returns it, not {type(document).__name__}"
        raise TypeError(msg)
    findings = Findings(path, document.lines, tuple(diagnostics))
    kinds = [rule.kind for rule in all_rules()]
    return "".join(written(STYLES[style], [findings], kinds))
