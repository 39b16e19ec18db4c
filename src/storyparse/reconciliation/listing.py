"""Lists of sources, written as a side spelled its own."""

from collections.abc import Iterator, Mapping, Sequence

from storyparse.citations import Source
from storyparse.document import Document
from storyparse.layout import line_start
from storyparse.reconciliation.sources import Entry
from storyparse.refactor import numbering
from storyparse.spelling import lines
from storyparse.syntax.outline import SourcesLine
from storyparse.text import span_of
from storyparse.writer import enumerated

__all__ = ["listed"]


def listed(document: Document, wanted: Sequence[Entry]) -> str:
    """Return the lines of a list of sources that is spelled as that of a story.

    Args:
        document: The document of one story, which lists sources.
        wanted: What is to be listed.

    Examples:
        >>> from storyparse import read
        >>> document = read("One\\nFacts\\n- a[1]\\nSources\\n1. A\\n")
        >>> print(listed(document, [Entry(1, "A", None), Entry(2, "B", None)]), end="")
        Sources
        1. A
        2. B
    """
    [section] = document.outline.shape.stories[0].sources
    own = {Entry(each.number, each.name, each.url): each for each in document.stories[0].sources}
    if isinstance(section, SourcesLine):
        spelled = [_in_line(document, own, entry) for entry in wanted]
        return f"{_label(document, section.heading)}{enumerated(spelled)}.{_end(document)}"
    outline = document.outline.lines
    first, after = (
        line_start(document, outline.starts[at]) for at in (section.heading, section.blocks[0][0])
    )
    return document.text[first:after] + "".join(_in_list(document, own, wanted))


def _end(document: Document) -> str:
    """Return how most lines end."""
    text = document.text
    return "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"


def _label(document: Document, heading: int) -> str:
    outline = document.outline.lines
    start = outline.starts[heading]
    _, begun = lines.after_label(outline.words(heading))
    return document.text[line_start(document, start) : start + begun]


def _in_line(document: Document, own: Mapping[Entry, Source], entry: Entry) -> str:
    """Return an entry as it stands in a line: as it was, if it is the story's own."""
    span = own[entry].span if entry in own else None
    spelled = document.text[slice(*span)] if span else "\n"
    return _anew(document, entry) if "\n" in spelled else spelled


def _anew(document: Document, entry: Entry) -> str:
    """Return an entry whose number is spelled as that of the story's last one."""
    source = Source(entry.number, entry.name, entry.url)
    return numbering.entry_like(document, document.stories[0].sources[-1], source)


def _in_list(
    document: Document, own: Mapping[Entry, Source], wanted: Sequence[Entry]
) -> Iterator[str]:
    """Yield the lines of entries, each of which has its own."""
    text = document.text
    spans = {entry: span_of(source) for entry, source in own.items()}
    starts = {entry: line_start(document, span.start) for entry, span in spans.items()}
    is_one_each = len(set(starts.values())) == len(starts)
    *_, last = spans
    before = text[starts[last] : spans[last].start] if is_one_each else ""
    end = _end(document)
    for entry in wanted:
        if entry in own and is_one_each:
            yield text[starts[entry] : text.index("\n", spans[entry].end) + 1]
        else:
            yield f"{before}{_anew(document, entry)}{end}"
