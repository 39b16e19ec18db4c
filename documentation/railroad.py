"""Draws the grammar of the canonical text as railroad diagrams."""

import re
from ast import literal_eval
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from io import StringIO
from itertools import groupby
from pathlib import Path
from textwrap import indent

import attrs
import railroad
from lark import Lark, Token, Transformer, Tree

from documentation.markup import escaped
from storyparse.pages import fenced

__all__ = ["Definition", "definitions", "page", "pages"]

GRAMMAR = Path(__file__).parents[1] / "grammar" / "story.lark"

# The rules bear the names of those in Lark's grammar of grammars, so that both are drawn alike.
# A character that an operator follows is no part of TEXT.
PATTERNS = r"""
    ?start: "/" expansions "/"
    ?expansions: expansion ("|" expansion)*
    ?expansion: expr+
    ?expr: atom OP?
    ?atom: "(" expansions ")" | text | one_of | none_of
    text: TEXT | CHARACTER
    one_of: "[" (RANGE | MEMBER)+ "]"
    none_of: "[^" (RANGE | MEMBER)+ "]"
    TEXT.1: CHARACTER+ /(?![?*+])/
    CHARACTER: /\\r|\\[^0-9A-Za-z]|[^\\\/()[\]?*+|.^${}]/
    RANGE.1: /[0-9A-Za-z]-[0-9A-Za-z]/
    MEMBER: /\\u[0-9a-f]{4}|\\[nrt]|\\[^0-9A-Za-z]|[^\\\]]/
    OP: /[?*+]/
"""

OPERATORS: dict[str, Callable[[railroad.DiagramItem], railroad.DiagramItem]] = {
    "?": railroad.Optional,
    "*": railroad.ZeroOrMore,
    "+": railroad.OneOrMore,
}
SPECIAL = {" ": "U+0020", r"\t": "tab", r"\n": "LF", r"\r": "CR"}
SPACES = ["U+0020", "tab", "U+00A0", "U+2009", "U+202F", "U+3000"]

# A diagram wider than this scrolls on a phone: a keyboard has to reach it. What is narrower than
# its surroundings stands left in them, where it is seen.
PHONE = 300
railroad.INTERNAL_ALIGNMENT = "left"

INTRODUCTION = """\
# The grammar, drawn

These diagrams show `grammar/story.lark`, the grammar of the
[canonical text](format.md#the-canonical-text). They are drawn from that file. What the grammar
leaves to other rules stands in [the specification](format.md#the-grammars).

A diagram is read from left to right, along the lines.

- A box with corners is a rule (small letters) or a terminal (capitals), and links to its diagram.
- A round box with upright letters is text, character by character. `␣` is U+0020.
- A round box with slanted letters is one character: one of those listed, or `any but` those.
  `0-9` is a range, `LF` a line feed, `CR` a carriage return, `space` one of the six spaces.

A rule that begins with itself goes on from what it has read so far. Of the terminals that fit in
one place the longest counts: in a content `[1]` is always a [`MARKER`](#terminal-MARKER), never
the [`BRACKET`](#terminal-BRACKET) `[1` and the [`WORD`](#terminal-WORD) `]`. The source of each
diagram stands below it. The grammar says of itself:"""


@attrs.frozen
class Definition:
    """A rule or terminal of a grammar, as it is understood and as it is written."""

    name: str
    body: Tree[Token]
    source: str
    comment: str

    @property
    def parts(self) -> set[str]:
        """The names of the rules and terminals in it."""
        return {str(each.children[0]) for each in self.body.find_data("name")}


def pages() -> dict[str, str]:
    """Return the page of the diagrams."""
    return {"reference/diagrams.md": page(GRAMMAR.read_text(encoding="utf-8"))}


def page(grammar: str) -> str:
    """Return a page with a diagram of each rule and terminal of a grammar.

    The first paragraph of the grammar is a comment on all of it.
    """
    found = tuple(definitions(grammar))
    names = {each.name for each in found}
    head, _, _ = grammar.partition("\n\n")
    parts = [INTRODUCTION, indent(_prose(head), "> ", lambda _: True)]
    for kind, group in groupby(found, lambda each: _kind(each.name)):
        parts.append(f"## {kind.capitalize()}s of the grammar")
        for each in group:
            parts += ["---", _prose(each.comment, names)] if each.comment else []
            parts += _entry(each, [user.name for user in found if each.name in user.parts])
    return "\n\n".join(parts) + "\n"


def definitions(grammar: str) -> Iterator[Definition]:
    """Give the rules and terminals of a grammar, in the order of the text.

    Lark's grammar of grammars reads it: Lark's loader keeps no comments, and puts terminals that
    are parts of others into them.
    """
    end = 0
    for tree in _grammars().parse(grammar).children:
        if isinstance(tree, Tree) and tree.data in {"rule", "token"}:
            above, start, end = end, tree.meta.start_pos, tree.meta.end_pos
            _, _, comment = grammar[above:start].rpartition("\n\n")
            name, body = str(tree.children[0]), Tree("expansion", tree.children[-1:])
            yield Definition(name, body, grammar[start:end], comment.strip())


@cache
def _grammars() -> Lark:
    return Lark.open_from_package(
        "lark",
        "lark.lark",
        ("grammars",),
        parser="lalr",
        maybe_placeholders=False,
        propagate_positions=True,
    )


@cache
def _patterns() -> Lark:
    return Lark(PATTERNS, parser="lalr")


def _prose(comment: str, names: Collection[str] = ()) -> str:
    """Return a comment as Markdown; the terminals of these names are links in it."""
    text = escaped(re.sub(r"^// ?", "", comment, flags=re.MULTILINE))
    return re.sub(
        r"\b[A-Z_]+\b", lambda word: _link(word[0]) if word[0] in names else word[0], text
    )


def _kind(name: str) -> str:
    return "terminal" if name.isupper() else "rule"


def _anchor(name: str) -> str:
    """Return the id of a definition's heading: `sources` and `SOURCES` have one each."""
    return f"{_kind(name)}-{name}"


def _link(name: str) -> str:
    return f"[`{name}`](#{_anchor(name)})"


def _entry(definition: Definition, users: Sequence[str]) -> Iterator[str]:
    name = definition.name
    yield f"### `{name}` {{#{_anchor(name)}}}"
    yield _figure(name, _Drawing().transform(definition.body))
    yield fenced(definition.source, "text")
    if users:
        yield f"Part of {', '.join(map(_link, users))}."


def _figure(name: str, drawing: railroad.DiagramItem) -> str:
    diagram = railroad.Diagram(drawing).format(10)
    svg = StringIO()
    diagram.writeSvg(svg.write)
    reached = ' tabindex="0"' if diagram.width > PHONE else ""
    return (
        f'<div class="railroad" role="group" aria-label="Diagram of {name}"{reached}>\n'
        f"{svg.getvalue()}\n</div>"
    )


class _Drawing(Transformer[Token, railroad.DiagramItem]):
    """Draws what a rule or terminal is made of, and the patterns in it."""

    def __default__(self, data: str, children: object, meta: object) -> railroad.DiagramItem:
        raise NotImplementedError(data)

    def expansions(self, ways: list[railroad.DiagramItem]) -> railroad.DiagramItem:
        return railroad.Choice(0, *ways)

    def expansion(self, items: list[railroad.DiagramItem]) -> railroad.DiagramItem:
        return railroad.Sequence(*items)

    def expr(self, parts: tuple[railroad.DiagramItem, Token]) -> railroad.DiagramItem:
        item, operator = parts
        return OPERATORS[operator](item)

    def name(self, names: list[Token]) -> railroad.DiagramItem:
        """Draw a box that is itself the link: the library's own links hold their text twice."""
        (name,) = names
        box = railroad.NonTerminal(name)
        box.name = "a"
        box.attrs["href"] = f"#{_anchor(name)}"
        return box

    def literal(self, tokens: list[Token]) -> railroad.DiagramItem:
        (token,) = tokens
        if token.type == "STRING":
            return _text(literal_eval(token))
        return self.transform(_patterns().parse(token))

    def text(self, tokens: list[Token]) -> railroad.DiagramItem:
        (token,) = tokens
        return _text(re.sub(r"\\([^r])", r"\1", token).replace(r"\r", "\r"))

    def one_of(self, members: list[Token]) -> railroad.DiagramItem:
        return _character(_members(members))

    def none_of(self, members: list[Token]) -> railroad.DiagramItem:
        return _character(f"any but {_members(members)}")


def _text(text: str) -> railroad.DiagramItem:
    pieces = filter(None, re.split(r"([\n\r])", text.replace(" ", "␣")))
    ends = {"\n": "LF", "\r": "CR"}
    boxes = [_character(ends[each]) if each in ends else railroad.Terminal(each) for each in pieces]
    return railroad.Sequence(*boxes)


def _character(description: str) -> railroad.DiagramItem:
    return railroad.Terminal(description, cls="character")


def _members(tokens: list[Token]) -> str:
    """Describe the characters of a class; those that the grammar calls spaces are one word."""
    shown = [_member(each) for each in tokens]
    if shown[: len(SPACES)] == SPACES:
        shown[: len(SPACES)] = ["space"]
    return " ".join(shown)


def _member(token: str) -> str:
    if token.startswith(r"\u"):
        return f"U+{token[2:].upper()}"
    return SPECIAL.get(token, token.removeprefix("\\"))
