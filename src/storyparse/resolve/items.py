"""Items to facts and narratives."""

from collections.abc import Iterable, Iterator

from storyparse.diagnostics import Diagnostic
from storyparse.model import Fact, Narrative
from storyparse.resolve.citing import Citing
from storyparse.resolve.faults import empty_item, malformed_narrative
from storyparse.resolve.joined import Offsets, joined
from storyparse.spelling import narratives
from storyparse.spelling.lines import after_bullet
from storyparse.syntax.outline import ITEMS, Lines, Section
from storyparse.text import Span
from storyparse.values import maker, named

__all__ = ["read_facts", "read_narratives"]


def read_facts(
    lines: Lines, sections: Iterable[Section], citing: Citing, faults: list[Diagnostic]
) -> tuple[Fact, ...]:
    """Return the facts of sections; what is wrong with them goes to the faults."""
    items = _items(lines, sections, faults)
    return tuple(
        [_fact(citing.content(words, 0, offsets), place) for words, offsets, place in items]
    )


def read_narratives(
    lines: Lines, sections: Iterable[Section], citing: Citing, faults: list[Diagnostic]
) -> tuple[Narrative, ...]:
    """Return the narratives of sections; what is wrong with them goes to the faults."""
    if not sections:
        return ()
    listed = narratives.Listed([source.name for source in citing.sources])
    found: list[Narrative] = []
    for words, offsets, place in _items(lines, sections, faults):
        head = narratives.head(words, listed)
        if isinstance(head, str):
            faults.append(malformed_narrative(place, head))
            head = narratives.Head("", None, 0)
        name, provider, end = head
        found.append(_narrative(name, citing.content(words, end, offsets), provider, place))
    return tuple(found)


_fact, _narrative = maker(Fact), maker(Narrative)


def _items(
    lines: Lines, sections: Iterable[Section], faults: list[Diagnostic]
) -> Iterator[tuple[str, Offsets, Span]]:
    """Yield the words of items, where they stand, and the items' spans.

    What has no words goes to the faults.
    """
    text, types, starts, ends = lines
    for section in sections:
        for block in section.blocks:
            first = block[0]
            start, end = starts[first], ends[first]
            if types[first] == ITEMS:
                for words in lines.items(first):
                    end = start + 2 + len(words)
                    yield words, start + 2, named(Span, (start, end))
                    start = end + 1
                continue
            bullet, begun = after_bullet(text, start, end)
            if begun == end and len(block) == 1:
                faults.append(empty_item(named(Span, (start, bullet))))
            else:
                words, offsets = joined(text, list(map(lines.span, block)), begun - start)
                yield words, offsets, named(Span, (start, ends[block[-1]]))
