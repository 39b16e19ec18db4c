"""Puts what the benchmarks have measured into the pages that speak of it."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import growth, hostile, ordinary
from benchmarks.contenders import Kind
from benchmarks.goals import judged
from benchmarks.report import short
from benchmarks.results import Results, load
from documentation.markup import table

__all__ = ["filled", "pages"]

_DOCS = Path(__file__).parents[1] / "docs"
_PAGES = ("explanation/comparison.md", "explanation/security.md")
_PLACE = re.compile(
    r"(?P<begin><!-- measured: (?P<name>\w+) -->\n).*?(?P<end><!-- measured: end -->)", re.DOTALL
)

# What is compared: the group and name of a figure, and what one has when it is done.
_WAYS: Mapping[tuple[str, str], str] = {
    (ordinary.OPERATIONS, "read"): "stories with places, and all errors, of any text",
    (Kind.GRAMMAR.name, "parsimonious"): "the same story, of canonical texts, or the first error",
    (Kind.LARK.name, "Lark, LALR, tokens as in the others"): "the same",
    (Kind.LARK.name, "Lark, LALR"): "the same, by `grammar/story.lark` as it is",
    (Kind.MARKDOWN.name, "markdown-it-py, to tokens"): "headings, lists and paragraphs",
    (Kind.MARKDOWN.name, "mistune, to a tree"): "headings, lists and paragraphs",
    (Kind.JSON.name, "json, into dicts"): "dictionaries, with nothing checked",
    (Kind.JSON.name, "msgspec, into objects"): "objects of the right types, citations not bound",
    (Kind.JSON.name, "convert.json.loads, into a story"): "a story, with everything checked",
}


def pages() -> dict[str, str]:
    """Return the pages that speak of what was measured, with the figures of the last run."""
    results = load(_DOCS / "explanation" / "benchmarks.json")
    return {page: filled((_DOCS / page).read_text("utf-8"), results) for page in _PAGES}


def filled(page: str, results: Results) -> str:
    """Return a page with the tables of some results between the comments that name them.

    Raises:
        KeyError: A comment names no table.
    """

    def put(place: re.Match[str]) -> str:
        return f"{place['begin']}\n{_TABLES[place['name']](results)}\n\n{place['end']}"

    return _PLACE.sub(put, page)


def _ways(results: Results) -> str:
    read = results.group(ordinary.OPERATIONS)["read"].median
    rows = [
        (name, given, short(results.group(group)[name].median / read))
        for (group, name), given in _WAYS.items()
    ]
    by_hand = ("a parser written by hand for this format", "the same as `read`", short(1 / read))
    return table(("way", "what one has then", "time, `read` = 1"), [by_hand, *rows], texts=2)


def _missed(results: Results) -> str:
    rows = [
        (found.goal.name, f"{found.goal.bound.value} {found.goal.limit:g}", short(found.value))
        for found in judged(results)
        if found.is_missed and found.value is not None
    ]
    return table(("goal", "wanted", "measured"), rows, texts=2)


def _limits(results: Results) -> str:
    def most(*groups: str) -> str:
        return short(max(each.median for group in groups for each in results.group(group).values()))

    rows = [
        ("memory of an ordinary text, times its size", most(growth.MEMORY)),
        (
            "memory of a hostile text, times an ordinary one",
            most(hostile.MEMORY, hostile.MEMORY_WITHIN),
        ),
        ("time of a hostile text, times an ordinary one", most(hostile.TIME, hostile.TIME_WITHIN)),
    ]
    return table(("at most", "factor"), rows, texts=1)


_TABLES: Mapping[str, Callable[[Results], str]] = {
    "ways": _ways,
    "missed": _missed,
    "limits": _limits,
}
