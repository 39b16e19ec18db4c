"""Items to facts and narratives, their markers bound to sources."""

from collections.abc import Iterable, Iterator, Mapping

from storyparse import catalogue
from storyparse.citations import Citation, Content, Source, UnresolvedCitation
from storyparse.diagnostics import Diagnostic
from storyparse.model import Fact, Narrative
from storyparse.resolve.joined import Joined, joined
from storyparse.spelling import lines, markers, narratives
from storyparse.syntax.outline import Block, Section
from storyparse.text import Span
from storyparse.values import unchecked

__all__ = ["read_facts", "read_narratives"]


def read_facts(
    text: str, sections: Iterable[Section], sources: Mapping[int, Source]
) -> Iterator[Fact | Diagnostic]:
    """Yield the facts of sections, and what is wrong with them."""
    for block in _blocks(sections):
        item = _item(text, block)
        if isinstance(item, Diagnostic):
            yield item
            continue
        yield unchecked(Fact, content=_content(item, 0, sources), span=_span(block))


def read_narratives(
    text: str, sections: Iterable[Section], sources: Mapping[int, Source]
) -> Iterator[Narrative | Diagnostic]:
    """Yield the narratives of sections, and what is wrong with them."""
    listed = narratives.listed(source.name for source in sources.values())
    for block in _blocks(sections):
        item = _item(text, block)
        if isinstance(item, Diagnostic):
            yield item
            continue
        head = narratives.head(item.text, listed)
        if isinstance(head, str):
            yield _malformed(_span(block), head)
            head = narratives.Head("", None, 0)
        yield unchecked(
            Narrative,
            name=head.name,
            content=_content(item, head.end, sources),
            provider=head.provider,
            span=_span(block),
        )


def _blocks(sections: Iterable[Section]) -> Iterator[Block]:
    return (block for section in sections for block in section.blocks)


def _malformed(span: Span, reason: str) -> Diagnostic:
    return catalogue.MALFORMED_NARRATIVE.at(
        span,
        f"this narrative cannot be read: {reason}",
        help="write it as 'Name: what it says' or 'Name, as provided by Provider. What it says'",
    )


def _span(block: Block) -> Span:
    return Span(block[0].start, block[-1].end)


def _item(text: str, block: Block) -> Joined | Diagnostic:
    """Return the words of an item, or report that it has none."""
    first = block[0]
    bullet, start = lines.after_bullet(text[first.start : first.end])
    if len(block) == 1 and first.start + start == first.end:
        return catalogue.EMPTY_ITEM.at(
            Span(first.start, first.start + bullet),
            "nothing stands after this bullet",
            help="write what it is to say, or take it out",
        )
    return joined(text, block, start)


def _content(item: Joined, start: int, sources: Mapping[int, Source]) -> Content:
    """Return the content that begins at an offset of an item."""
    content: list[str | Citation | UnresolvedCitation] = []
    for piece in markers.pieces(item.text[start:], sources):
        if isinstance(piece, str):
            content.append(piece)
        else:
            span = item.span(start + piece.start, start + piece.end)
            # One object a number: a bracket may name the same numbers very often.
            cited = {number: _cited(number, span, sources) for number in piece.numbers}
            content.extend(cited[number] for number in piece.numbers)
    return tuple(content)


def _cited(number: int, span: Span, sources: Mapping[int, Source]) -> Citation | UnresolvedCitation:
    source = sources.get(number)
    if source is None:
        return unchecked(UnresolvedCitation, number=number, span=span)
    return unchecked(Citation, source=source, span=span)
