"""The pages of the rules, in Markdown."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from storyparse.checker import checked
from storyparse.diagnostics import Diagnostic
from storyparse.display import printable
from storyparse.encoding import decode
from storyparse.errors import StoryError
from storyparse.reader import parse, read
from storyparse.registry import all_rules
from storyparse.report.full import full
from storyparse.report.segments import plain
from storyparse.rule import Rule
from storyparse.text import LineTable

__all__ = ["cases", "fenced", "index", "page", "text_of"]


def cases(rule: Rule) -> tuple[Mapping[str, Any], ...]:
    """Return the cases of a rule of the project: texts, what it marks in them, and what mends them.

    Examples:
        >>> from storyparse.selection import find
        >>> sorted(cases(find("R007"))[0])[:3]
        ['about', 'fixed', 'marks']
    """
    file = files("storyparse.rules.cases").joinpath(f"{rule.kind.name}.toml")
    return tuple(tomllib.loads(file.read_text("utf-8"))["case"]) if file.is_file() else ()


def text_of(case: Mapping[str, Any]) -> str:
    """Return the text of a case, which is given as bytes where it is no UTF-8.

    Examples:
        >>> text_of({"bytes": "466572727921"})
        'Ferry!'
    """
    return decode(bytes.fromhex(case["bytes"])) if "bytes" in case else str(case["text"])


def index() -> str:
    """Return a table of all rules: a line each, with code, name, severity and summary."""
    rows = [
        (each.kind.code, each.kind.name, _weight(each), each.kind.summary) for each in all_rules()
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in lines)


def _weight(rule: Rule) -> str:
    return f"{rule.kind.severity}{'' if rule.kind.default else ', off'}"


def page(rule: Rule) -> str:
    """Return the page of a rule: what it does, why that matters, examples, and its fix."""
    kind = rule.kind
    before, heading, fix = rule.page.strip().partition("\n## Fix\n")
    off = "" if kind.default else " Off unless it is selected."
    parts = [
        f"# {kind.name} ({kind.code})",
        f"*{kind.severity.capitalize()}, group {kind.group}.{off}*",
        before.strip(),
        *_examples(rule),
        *([f"## Fix\n\n{fix.strip()}"] if heading else []),
    ]
    return "\n\n".join(parts) + "\n"


def _examples(rule: Rule) -> Iterator[str]:
    for case in cases(rule):
        if not case.get("page"):
            continue
        text = text_of(case)
        marks = list(_marks(rule, text, parses=case.get("parse", False)))
        yield "## Example"
        yield case["about"]
        yield _shown(text)
        if marks:
            lines = LineTable(text)
            yield _shown("\n".join(plain(full(each, lines)) for each in marks))
        instead = case.get("fixed", case.get("instead"))
        if instead is not None:
            yield from ("## Use instead", _shown(instead))


def _marks(rule: Rule, text: str, *, parses: bool) -> Iterable[Diagnostic]:
    """Return what a rule finds in a text, or what `parse` reports of its kind."""
    if not parses:
        return checked(read(text), (rule,))
    try:
        parse(text)
    except StoryError as error:
        return [each for each in error.diagnostics if each.name == rule.kind.name]
    return ()


def _shown(text: str) -> str:
    """Return a text as a block of code, its hidden characters as escapes."""
    return fenced("\n".join(map(printable, text.split("\n"))), "text")


_FENCE = re.compile("`{3,}")


def fenced(text: str, info: str) -> str:
    """Return a text as a block of code in Markdown; its fence is longer than any in the text.

    Args:
        text: The text.
        info: What the fence says about it: a language, and perhaps a title.

    Examples:
        >>> print(fenced("It runs.", "text"))
        ```text
        It runs.
        ```
    """
    fence = "`" * (1 + max(map(len, _FENCE.findall(text)), default=2))
    shown = text.removesuffix("\n")
    return f"{fence}{info}\n{shown}\n{fence}"
