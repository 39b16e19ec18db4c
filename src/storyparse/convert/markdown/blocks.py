"""Markdown to its blocks, with markdown-it-py."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple, TypeAlias

from storyparse.convert.markdown.escapes import exact_url, unspelled
from storyparse.convert.markdown.faults import Fault

try:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from mdit_py_plugins.footnote import footnote_plugin
except ModuleNotFoundError as _error:
    msg = (
        "storyparse.convert.markdown reads with markdown-it-py: pip install 'storyparse[markdown]'"
    )
    raise ImportError(msg) from _error

__all__ = [
    "Block",
    "Definition",
    "Heading",
    "Item",
    "Link",
    "Paragraph",
    "Pieces",
    "Reference",
    "blocks",
]


class Reference(NamedTuple):
    """A reference to a footnote.

    Attributes:
        label: The label of the footnote.
    """

    label: str


class Link(NamedTuple):
    """A link.

    Attributes:
        words: Its text.
        url: What it goes to.
    """

    words: str
    url: str


class Emphasis(NamedTuple):
    """Emphasised words.

    Attributes:
        start: How many code points of text stand before them.
        words: The words.
    """

    start: int
    words: str


Pieces: TypeAlias = tuple[str | Reference | Link, ...]
"""What a block says, without emphasis."""


class Heading(NamedTuple):
    """A heading.

    Attributes:
        line: The line it begins in.
        pieces: What it says.
        level: Its level, from 1.
    """

    line: int
    pieces: Pieces
    level: int


class Item(NamedTuple):
    """An item of a list.

    Attributes:
        line: The line it begins in.
        pieces: What it says.
        emphasised: Where words in it are emphasised.
    """

    line: int
    pieces: Pieces
    emphasised: tuple[Emphasis, ...] = ()


class Definition(NamedTuple):
    """The definition of a footnote.

    Attributes:
        line: The line it begins in.
        pieces: What it says.
        label: The label of the footnote.
    """

    line: int
    pieces: Pieces
    label: str


class Paragraph(NamedTuple):
    """A paragraph outside of lists and footnotes.

    Attributes:
        line: The line it begins in.
        pieces: What it says.
        emphasised: Where words in it are emphasised.
    """

    line: int
    pieces: Pieces
    emphasised: tuple[Emphasis, ...] = ()


Block: TypeAlias = Heading | Item | Definition | Paragraph


def blocks(markdown: str, faults: list[Fault]) -> Iterator[Block]:
    r"""Yield the blocks of a text; what no story has goes to the faults.

    Examples:
        >>> list(blocks("# Ferry\n\n- It *runs*.[^1]", []))[1].pieces
        ('It runs.', Reference(label='1'))
    """
    for part in _parts(_parser().parse(markdown)):
        yield from _read(part, faults)


class _Exact(MarkdownIt):
    """A parser that keeps URLs as they are."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - a method of markdown-it
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - a method of markdown-it
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - a method of markdown-it
        return True


# No bracket within: where none closes, nothing is searched twice.
_REFERENCE = re.compile(r"\[\^([^ \n\[\]]++)\]")


@cache
def _parser() -> MarkdownIt:
    parser = _Exact("commonmark").use(footnote_plugin)
    parser.inline.ruler.before("html_inline", "data", _data)
    # The plugin takes references to what is not defined as text, and drops what none refers to.
    parser.inline.ruler.at("footnote_ref", _reference)
    # Definitions of links would leave no trace where nothing refers to them.
    return parser.disable(["footnote_tail", "footnote_inline", "reference"])


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Read a reference to a footnote: a rule of markdown-it."""
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    state.pos = match.end()
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"label": match[1]}
    return True


def _data(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Read a character that is written as HTML: a rule of markdown-it."""
    found = unspelled(state.src, state.pos)
    if found is None:
        return False
    character, state.pos = found
    if not silent:
        state.push("text_special", "", 0).content = character
    return True


def _parts(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the tokens of each outermost block: no recursion, however deep they are nested."""
    depth = start = 0
    for end, token in enumerate(tokens, 1):
        depth += token.nesting
        if not depth:
            yield tokens[start:end]
            start = end


def _read(part: Sequence[Token], faults: list[Fault]) -> Iterator[Block]:
    first, line = part[0], _line(part)
    match first.type:
        case "heading_open":
            yield Heading(line, _pieces(part[1], line, faults), int(first.tag[1:]))
        case "paragraph_open":
            yield Paragraph(line, _pieces(part[1], line, faults))
        case "bullet_list_open" | "ordered_list_open":
            for item in _parts(part[1:-1]):
                yield from _items(item, faults)
        case "footnote_reference_open":
            label = first.meta["label"]
            for paragraph in _paragraphs(part, faults):
                yield Definition(line, paragraph.pieces, label)
        case "hr":
            pass  # It says nothing.
        case _:
            faults.append(_unread(part))


def _items(item: Sequence[Token], faults: list[Fault]) -> Iterator[Block]:
    parts = list(_parts(item[1:-1]))
    if parts and all(part[0].type == "footnote_reference_open" for part in parts):
        for part in parts:
            yield from _read(part, faults)
        return
    for paragraph in _paragraphs(item, faults):
        yield Item(*paragraph)


def _paragraphs(part: Sequence[Token], faults: list[Fault]) -> Iterator[Paragraph]:
    """Yield the first paragraph in a block, which is to have nothing else."""
    first, *others = list(_parts(part[1:-1])) or [part]
    if first[0].type == "paragraph_open":
        line = _line(first)
        yield Paragraph(line, _pieces(first[1], line, faults), tuple(_emphasised(first[1])))
    else:
        others.insert(0, first)
    faults.extend(map(_unread, others))


_NAMES = {
    "blockquote_open": "a quotation",
    "bullet_list_open": "a list within an item or footnote",
    "code_block": "a code block",
    "fence": "a code block",
    "footnote_reference_open": "a footnote without words, or within an item or footnote",
    "heading_open": "a heading within an item or footnote",
    "html_block": "HTML",
    "html_inline": "HTML",
    "image": "an image",
    "list_item_open": "an item without words",
    "ordered_list_open": "a list within an item or footnote",
    "paragraph_open": "a second paragraph of an item or footnote",
}


def _unread(part: Sequence[Token]) -> Fault:
    return Fault(_line(part), f"no story has {_NAMES.get(part[0].type, part[0].type)}")


def _line(part: Sequence[Token]) -> int:
    return (part[0].map or [0])[0] + 1


def _pieces(inline: Token, line: int, faults: list[Fault]) -> Pieces:
    pieces: list[str | Reference | Link] = []
    opened: list[tuple[Token, int]] = []
    for token in inline.children or ():
        match token.type:
            case "text" | "code_inline":
                pieces.append(token.content)
            case "softbreak" | "hardbreak":
                pieces.append(" ")
            case "em_open" | "em_close" | "strong_open" | "strong_close":
                pass  # The words say the same without.
            case "footnote_ref":
                pieces.append(Reference(token.meta["label"]))
            case "link_open":
                opened.append((token, len(pieces)))
            case "link_close":
                link, start = opened.pop()
                pieces[start:] = [_link(link, pieces[start:], line, faults)]
            case other:
                faults.append(Fault(line, f"no story has {_NAMES.get(other, other)}"))
                pieces.append(token.content)  # So that it is no fault that nothing is there.
    return tuple(_joined(pieces))


def _emphasised(inline: Token) -> Iterator[Emphasis]:
    """Yield each emphasis, the outermost ones whole."""
    depth = position = 0
    words: list[str] = []
    for token in inline.children or ():
        if token.type in {"em_open", "strong_open", "em_close", "strong_close"}:
            depth += token.nesting
            if not depth:
                text = "".join(words)
                yield Emphasis(position - len(text), text)
                words.clear()
            continue
        text = " " if token.type.endswith("break") else token.content
        position += len(text)
        if depth:
            words.append(text)


def _joined(pieces: Sequence[str | Reference | Link]) -> Iterator[str | Reference | Link]:
    """Yield the pieces, adjacent ones of text as one."""
    for is_text, some in groupby(pieces, lambda piece: isinstance(piece, str)):
        if is_text:
            yield from filter(None, ["".join(map(str, some))])
        else:
            yield from some


def _link(
    opened: Token, pieces: Sequence[str | Reference | Link], line: int, faults: list[Fault]
) -> Link:
    if not all(isinstance(piece, str) for piece in pieces):
        faults.append(Fault(line, "no story has a link within a link"))
    words = "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces)
    return Link(words, exact_url(str(opened.attrs["href"]), str(opened.attrs.get("title", ""))))
