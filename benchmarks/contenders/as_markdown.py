"""Stories as Markdown: read to tokens or a tree, and made into HTML.

To read is to get the tokens (markdown-it-py) or the tree (mistune): that is what the goal compares.
Citations stay plain text in brackets, which is the least work for these libraries.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, cast

import mistune
from markdown_it import MarkdownIt
from markdown_it.token import Token

from benchmarks.contenders.contender import Contender, Kind
from storyparse import Fact, Narrative, Source, Story

__all__ = ["CONTENDERS", "markdown"]

_SPECIAL = re.compile(r"[\\`*_\[\]<>&#]|^[-+]")


def markdown(story: Story) -> str:
    """Return a story as a Markdown document that says the same."""
    sections = [("Facts", map(_fact, story.facts))]
    if story.sources:
        sections.append(("Sources", map(_source, story.sources)))
    if story.narratives:
        sections.append(("Narratives", map(_narrative, story.narratives)))
    parts = [f"# {_escaped(story.title)}\n", *(_section(*section) for section in sections)]
    return "\n".join(parts)


def _section(heading: str, lines: Iterable[str]) -> str:
    return "\n".join([f"## {heading}\n", *lines, ""])


def _fact(fact: Fact) -> str:
    return f"- {_content(fact)}"


def _narrative(narrative: Narrative) -> str:
    by = f", as provided by {_escaped(narrative.provider)}" if narrative.provider else ""
    return f"- **{_escaped(narrative.name)}**{by}: {_content(narrative)}"


def _source(source: Source) -> str:
    url = f" <{source.url}>" if source.url else ""
    return f"{source.number}. {_escaped(source.name)}{url}"


def _content(item: Fact | Narrative) -> str:
    pieces = (_escaped(piece) if isinstance(piece, str) else str(piece) for piece in item.content)
    return "".join(pieces)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


_MARKDOWN_IT = MarkdownIt("commonmark")
_TO_TREE = mistune.create_markdown(renderer="ast")
_TO_HTML = mistune.create_markdown()


def _tree(text: str) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", _TO_TREE(text))


def _html(text: str) -> str:
    return cast("str", _TO_HTML(text))


def _survive(title: str, items: int, story: Story) -> bool:
    """Tell whether a document has the title and the list items of a story."""
    wanted = len(story.items) + len(story.sources)
    return (title, items) == (story.title, wanted)


def _are_tokens(tokens: list[Token], story: Story) -> bool:
    first = tokens[1].children or []
    items = sum(token.type == "list_item_open" for token in tokens)
    return _survive("".join(token.content for token in first), items, story)


def _is_tree(tree: list[dict[str, Any]], story: Story) -> bool:
    title = "".join(child["raw"] for child in tree[0]["children"])
    return _survive(title, sum(node["type"] == "list_item" for node in _nodes(tree)), story)


def _nodes(tree: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in tree:
        yield node
        yield from _nodes(node.get("children", []))


def _is_html(html: str, story: Story) -> bool:
    title = unescape(html[html.index("<h1>") + len("<h1>") : html.index("</h1>")])
    return _survive(title, html.count("<li>"), story)


CONTENDERS = (
    Contender(
        name="markdown-it-py, to tokens",
        kind=Kind.MARKDOWN,
        distribution="markdown-it-py",
        prepare=markdown,
        run=_MARKDOWN_IT.parse,
        is_right=_are_tokens,
    ),
    Contender(
        name="mistune, to a tree",
        kind=Kind.MARKDOWN,
        distribution="mistune",
        prepare=markdown,
        run=_tree,
        is_right=_is_tree,
    ),
    Contender(
        name="markdown-it-py, to HTML",
        kind=Kind.HTML,
        distribution="markdown-it-py",
        prepare=markdown,
        run=_MARKDOWN_IT.render,
        is_right=_is_html,
    ),
    Contender(
        name="mistune, to HTML",
        kind=Kind.HTML,
        distribution="mistune",
        prepare=markdown,
        run=_html,
        is_right=_is_html,
    ),
)
