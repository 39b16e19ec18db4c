"""Writes the pages of the rules, as `storyparse explain` prints them, and their list."""

from documentation.markup import table
from storyparse.catalogue import Kind
from storyparse.pages import page
from storyparse.rules import RULES

__all__ = ["pages"]

_INTRODUCTION = """\
# The rules

`storyparse explain NAME` prints the same pages."""

_HEADINGS = ("code", "name", "severity", "group", "what is reported")


def pages() -> dict[str, str]:
    """Return the list of the rules and a page for each of them."""
    listed = table(_HEADINGS, [_row(rule.kind) for rule in RULES])
    described = {f"reference/rules/{rule.kind.name}.md": page(rule) for rule in RULES}
    return {"reference/rules.md": f"{_INTRODUCTION}\n\n{listed}\n", **described}


def _row(kind: Kind) -> tuple[str, ...]:
    severity = kind.severity if kind.default else f"{kind.severity}, off unless selected"
    return kind.code, f"[`{kind.name}`](rules/{kind.name}.md)", severity, kind.group, kind.summary
