"""Markdown to stories."""

import re
from collections.abc import Iterator
from typing import TypeVar

from storyparse.citations import Citation, Content, UnresolvedCitation, hidden_marker, joined
from storyparse.convert.markdown.blocks import Block, Link, Reference, blocks
from storyparse.convert.markdown.faults import Fault, made
from storyparse.convert.markdown.outline import Said, Titled, sections, titled
from storyparse.convert.markdown.sources import Sources, sources
from storyparse.convert.problems import ConversionError, Problem
from storyparse.encoding import decode
from storyparse.model import Fact, Narrative, Story
from storyparse.spelling import characters, markers, narratives
from storyparse.text import LineTable
from storyparse.values import shortened

__all__ = ["read"]

_ENDS = (".", ":", "\uff1a")

_I = TypeVar("_I", Fact, Narrative)

# Surrogates are bytes that could not be decoded; CommonMark drops U+0000.
_LOST = re.compile("\0|[\ud800-\udfff]++")


def read(text: str | bytes, *, is_one: bool) -> tuple[Story, ...]:
    """Return the stories of a Markdown text.

    Args:
        text: The text; bytes are decoded as UTF-8.
        is_one: Whether the text has to be one story.

    Raises:
        ConversionError: Something in the text belongs to no story, or makes none.

    Examples:
        >>> read("# Ferry\\n\\n## Facts\\n\\n- It runs.\\n", is_one=True)[0].title
        'Ferry'
    """
    markdown = _decoded(text)
    faults = list(_lost(markdown))
    parts = [] if faults else titled(list(blocks(markdown, faults)), faults)
    stories = [_story(part, faults) for part in parts]
    if is_one and not faults:
        faults.extend(_not_one(parts))
    if faults:
        found = sorted(set(faults))  # HTML has an opening and a closing tag, and more.
        raise ConversionError(Problem(f"line {line}", message) for line, message in found)
    return tuple(story for story in stories if story)


def _decoded(text: str | bytes) -> str:
    if not isinstance(text, str | bytes):
        msg = f"Markdown is read from str or bytes, not from {type(text).__name__}"
        raise TypeError(msg)
    markdown = text if isinstance(text, str) else decode(text)
    return markdown.removeprefix(characters.BYTE_ORDER_MARK)


def _lost(markdown: str) -> Iterator[Fault]:
    lines = LineTable(markdown)
    for match in _LOST.finditer(markdown):
        message = "Markdown cannot hold U+0000" if match[0] == "\0" else "this is no UTF-8"
        yield Fault(lines.number(match.start()), message)


def _not_one(parts: list[Titled]) -> Iterator[Fault]:
    if not parts:
        yield Fault(1, "one story is wanted, and this text is empty")
    elif len(parts) > 1:
        message = f"one story is wanted, and this begins the second of {len(parts)}"
        yield Fault(parts[1].title.line, message)


def _story(part: Titled, faults: list[Fault]) -> Story | None:
    found = sections(part.blocks, faults)
    cited = sources(found.footnotes, faults)
    listed = [source for source in cited.by_label.values() if source]
    names = narratives.Listed([source.name for source in listed])
    facts = [_fact(said, cited, faults) for said in found.facts]
    told = [_narrative(said, cited, names, faults) for said in found.narratives]
    for said in found.not_cited:
        _content(said, cited, faults)  # A reference may lack its footnote there, too.
    title = _content(part.title, cited, faults)
    if not all(isinstance(piece, str) for piece in title):
        faults.append(Fault(part.title.line, "no title cites a source"))
    if faults:
        return None
    return made(part.title.line, faults, Story, "".join(map(str, title)), facts, listed, told)


def _fact(said: Said, cited: Sources, faults: list[Fault]) -> Fact | None:
    content = _resolved(_content(said, cited, faults), cited)
    return _checked(made(said.line, faults, Fact, content), said.line, cited, faults)


def _narrative(
    said: Said, cited: Sources, names: narratives.Listed, faults: list[Fault]
) -> Narrative | None:
    content = _content(said, cited, faults)
    head = narratives.head("".join(map(str, content)), names)
    if isinstance(head, str):
        faults.append(Fault(said.line, f"this narrative cannot be read: {head}"))
        return None
    faults += [Fault(said.line, reason) for reason in _cut(said, str(content[0]), head)]
    first, *others = content  # The head holds no bracket, and so no citation.
    content = _resolved(joined([str(first)[head.end :], *others]), cited)
    narrative = made(said.line, faults, Narrative, head.name, content, head.provider)
    return _checked(narrative, said.line, cited, faults)


def _cut(said: Said, text: str, head: narratives.Head) -> Iterator[str]:
    """Yield what is wrong with a provider that is read as another one than is emphasised."""
    for start, words in said.emphasised if head.provider else ():
        end = start + len(words)
        is_all = len(words) > len(str(head.provider)) or text[end : end + 1] in _ENDS
        is_other = head.provider not in (words, words.removesuffix("."))
        if is_all and is_other and start == narratives.provider_start(text):
            yield f"the provider {shortened(words)} would end after {shortened(head.provider)}"


def _content(block: Block, cited: Sources, faults: list[Fault]) -> Content:
    """Return what a block says: its text as it is, and its citations."""
    content: list[str | Citation] = []
    for piece in block.pieces:
        match piece:
            case Reference(label) if label not in cited.by_label:
                message = f"no footnote of this story has the label {shortened(label)}"
                faults.append(Fault(block.line, message))
            case Reference(label):
                source = cited.by_label[label]
                content += [Citation(source)] if source else []
            case Link(words, url):
                if words != url.removeprefix("mailto:"):
                    message = f"only sources have links: {shortened(url)} would be lost"
                    faults.append(Fault(block.line, message))
                content.append(words)
            case str(words):
                content.append(words)
    return joined(content)


def _resolved(content: Content, cited: Sources) -> Content:
    """Return a content with markers that no source has as citations, no space before any."""
    pieces: list[str | Citation | UnresolvedCitation] = []
    for piece in content:
        pieces += _unresolved(piece, cited) if isinstance(piece, str) else [piece]
    said = joined(pieces)
    return joined(
        piece.rstrip(characters.SPACES)
        if isinstance(piece, str) and not isinstance(after, str)
        else piece
        for piece, after in zip(said, [*said, ""][1:], strict=True)
    )


def _unresolved(text: str, cited: Sources) -> Iterator[str | UnresolvedCitation]:
    position = 0
    for marker in markers.markers(text, cited.numbers):
        number = marker.numbers[0]
        if number not in cited.numbers:
            yield text[position : marker.start]
            yield UnresolvedCitation(number)
            position = marker.end
    yield text[position:]


def _checked(item: _I | None, line: int, cited: Sources, faults: list[Fault]) -> _I | None:
    """Return an item; markers that its text hides, in this story, go to the faults."""
    for piece in item.content if item else ():
        reason = hidden_marker(piece, cited.numbers) if isinstance(piece, str) else None
        faults += [Fault(line, reason)] if reason else []
    return item
