"""Writes the conformance cases as pages, one for each file of them."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from documentation.markup import code, escaped, table
from storyparse.pages import fenced, text_of

__all__ = ["pages"]

CASES = Path(__file__).parents[1] / "tests" / "cases"

# File: the title of its page, what its cases show, and the section of the specification.
TOPICS = {
    "canonical": ("Canonical texts", "What a canonical text means", "the-canonical-text"),
    "text": ("Text", "Line ends, blank lines, indentation, a byte order mark", "text-and-lines"),
    "headings": ("Headings", "Names, case, colons and Markdown", "headings-and-labels"),
    "titles": ("Titles", "Markdown, the title's place, and what is no title", "titles"),
    "stories": ("Stories", "Several stories in a text, and none", "stories"),
    "bullets": ("Items", "Bullets, numbers and wrapped lines", "items"),
    "markers": ("Markers", "Spellings, lists and ranges, and what stays text", "markers"),
    "sources": ("Sources lines", "Separators, full stops and numbers", "sources-lines"),
    "source-lists": ("Lists of sources", "Sources with one entry a line", "lists-of-sources"),
    "entry-urls": ("Entries", "Names and URLs", "entries"),
    "narratives": ("Narratives", "Names, colons and providers", "narratives"),
    "providers": ("Providers", "Where a provider ends, and which sources it is", "providers"),
    "scripts": ("Scripts", "Stories in many languages", "the-canonical-text"),
    "mixed": ("Mixed texts", "Several variants and faults in one text", "what-else-is-read"),
    "errors-utf8": ("Undecodable bytes", "Bytes that are no UTF-8", "errors"),
    "errors-titles": ("Faulty titles", "No title, no facts, or a story too many", "errors"),
    "errors-sections": ("Faulty sections", "What is empty, twice or nowhere", "errors"),
    "errors-malformed": ("Malformed parts", "Entries and narratives not to be read", "errors"),
    "errors-references": ("Faulty references", "Numbers of no source, or given twice", "errors"),
}

ESCAPES = {"\r": r"\r", "\t": r"\t"}
BASIC = 0xFFFF  # the last code point that four digits can name

INTRODUCTION = """\
# The conformance cases

Each case is a text with what is read and reported of it: an example of a sentence of
[the specification](format.md), and a test of an implementation."""

NOTES = r"""## How a case is shown

- A text stands as it is read, with the lines of its errors marked. What cannot be seen is written
  as an escape: `\u0020` is a space at the end of a line, `\r` a carriage return, `\t` a tab, and
  `\u00A0` the code point with that number. `\n` is an empty line at the start or end of the text.
  `\xE9` is a byte that is no UTF-8; it counts as one code point.
- An error has a name and a span: code points, counted from 0, the last one not included. What
  stands there follows.
- *Canonical* is what writing the stories gives. A case with an error has none.
- *Stories* are what is read, written as in the files. In a content, a string is text, a number
  is a citation of the source with that number, and `{unresolved = 7}` is a marker whose number no
  source has. `providers` are the numbers of the sources that a provider is.

## How an implementation runs them

The files `tests/cases/*.toml` are data for any language: TOML 1.0, with an array of tables `case`.
`tests/cases/README.md` says what each key means and how a case is run; its
[three steps](format.md#the-conformance-cases) are part of the specification. A case says nothing
about warnings."""


def pages() -> dict[str, str]:
    """Return the index of the cases and a page for each file of them."""
    cases = {path.stem: _cases(path) for path in sorted(CASES.glob("*.toml"))}
    index = "\n\n".join([INTRODUCTION, _table(cases), NOTES]) + "\n"
    topics = {f"reference/cases/{stem}.md": _page(stem, cases[stem]) for stem in cases}
    return {"reference/cases.md": index, **topics}


def _cases(path: Path) -> list[dict[str, Any]]:
    """Return the cases of a file, each with its own piece of the file besides."""
    source = path.read_text(encoding="utf-8")
    _, *pieces = source.split("\n[[case]]\n")
    cases = tomllib.loads(source)["case"]
    return [case | {"source": piece} for case, piece in zip(cases, pieces, strict=True)]


def _table(cases: Mapping[str, Sequence[object]]) -> str:
    rows = (
        (f"[{title}](cases/{stem}.md)", shows, _section(anchor), str(len(cases[stem])))
        for stem, (title, shows, anchor) in TOPICS.items()
    )
    return table(("topic", "shows", "section", "cases"), rows)


def _section(anchor: str, folder: str = "") -> str:
    return f"[{anchor.replace('-', ' ').capitalize()}]({folder}format.md#{anchor})"


def _page(stem: str, cases: Sequence[Mapping[str, Any]]) -> str:
    title, shows, anchor = TOPICS[stem]
    introduction = (
        f"{shows}: the cases of `tests/cases/{stem}.toml`. The section of the specification is\n"
        f"{_section(anchor, '../')}; [the index](../cases.md) says how a case is shown."
    )
    parts = (part for case in cases for part in _case(case))
    return "\n\n".join([f"# Cases: {title.lower()}", introduction, *parts]) + "\n"


def _case(case: Mapping[str, Any]) -> Iterator[str]:
    text = text_of(case)
    yield f"## {case['name']}"
    yield escaped(case["about"])
    yield from _text(text, case["errors"])
    yield from _errors("Errors", case["errors"])
    if "parse_errors" in case:
        yield from _errors("Errors where exactly one story is wanted", case["parse_errors"])
    if case.get("canonical") == text:
        yield "The text is canonical."
    elif "canonical" in case:
        yield "Canonical:"
        yield from _text(case["canonical"])
    yield from _stories(case, text)


def _text(text: str, errors: Sequence[Mapping[str, Any]] = ()) -> Iterator[str]:
    spans = [range(*error["span"]) for error in errors]
    marked = {text.count("\n", 0, offset) + 1 for span in spans for offset in span}
    info = f'text hl_lines="{" ".join(map(str, sorted(marked)))}"' if marked else "text"
    if text:
        yield fenced(_visible(text), info)
    if not text.endswith("\n"):
        yield "*No line feed ends the text.*" if text else "*The empty text.*"


def _errors(heading: str, errors: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if errors:
        yield f"{heading}:"
        yield "\n".join(map(_error, errors))


def _error(error: Mapping[str, Any]) -> str:
    name = error["name"]
    span = f", {error['span'][0]} to {error['span'][1]}" if "span" in error else ""
    there = _visible(error.get("at", "")).replace("\n", r"\n")
    there = f": {code(there)}" if there else ""
    return f"- [`{name}`](../rules/{name}.md){span}{there}"


def _stories(case: Mapping[str, Any], text: str) -> Iterator[str]:
    """Give the stories as the file has them, folded where another canonical text shows them."""
    _, heading, rest = case["source"].partition("[[case.stories]]")
    stories = fenced((heading + rest).strip(), "toml")
    if not heading:
        yield "The text has no story."
    elif case.get("canonical", text) == text:
        yield from ("Stories:", stories)
    else:
        yield from ("<details markdown>\n<summary>Stories</summary>", stories, "</details>")


def _visible(text: str) -> str:
    r"""Return a text with escapes for what cannot be seen.

    >>> print(_visible("\n\xa0Bus \nRuns\ufeff\r\n"))
    \n
    \u00A0Bus\u0020
    Runs\uFEFF\r
    <BLANKLINE>
    """
    text = re.sub(r"\A\n+|(?<=\n)\n+\Z", lambda empty: "\\n\n" * len(empty[0]), text)
    text = re.sub(r" +$", lambda spaces: r"\u0020" * len(spaces[0]), text, flags=re.MULTILINE)
    return "".join(each if each.isprintable() or each == "\n" else _escape(each) for each in text)


def _escape(character: str) -> str:
    number = ord(character)
    if number in range(0xDC80, 0xDD00):  # a byte that is no UTF-8
        return f"\\x{number - 0xDC00:02X}"
    return ESCAPES.get(character, f"\\u{number:04X}" if number <= BASIC else f"\\U{number:08X}")
