"""Citations put into an item and taken out of it."""

from storyparse import layout
from storyparse.citations import Citation, Content, Source, cited, joined
from storyparse.diagnostics import Edit
from storyparse.model import Fact, Item, Narrative, Story
from storyparse.reader import Text
from storyparse.refactor import marking
from storyparse.refactor.proof import Plan, carried_out
from storyparse.refactor.refactoring import Refactoring
from storyparse.refactor.subject import Subject, place
from storyparse.refactor.versions import evolved, retold
from storyparse.spelling.characters import SPACES
from storyparse.text import Span, span_of

__all__ = ["cite", "uncite"]


def cite(
    document: Text,
    part: Span | Fact | Narrative | int,
    source: Source | int,
    *,
    story: Story | int | None = None,
) -> Refactoring:
    """Cite a source at the end of an item, or of a stretch of one.

    The marker stands behind those that stand there already; where one of them cites the source,
    nothing changes.

    Args:
        document: The text, or what `read` made of it.
        part: The fact or narrative; the fact's place counted from 1; or a span of the text in code
            points, behind whose end the marker is put.
        source: The source, or its number.
        story: The story, or its place counted from 1; needed in a document of several, unless the
            part is a span or has one.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: The marker would stand in another one, or be read as a link.
        ValueError: There is no such story, part or source, or it is not said which of several
            stories is meant.
        TypeError: The document is no text, or the part neither an item, a place nor a span.

    Examples:
        >>> from storyparse.refactor import cite
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily and [2]B.\\n"
        >>> print(cite(text, 1, 2).text, end="")
        Ferry Opens
        Facts
        - It runs.[1][2]
        Sources: [1]Coast Daily and [2]B.
    """
    subject = Subject.holding(document, part, story)
    item, source = _item(subject, part), subject.source(source)
    offset = part.end if isinstance(part, Span) else layout.content(subject.document, item).end
    offset = layout.space_before(subject.document, item, offset)
    for run in marking.runs(item):
        spans = [span_of(piece) for piece in run]
        start = layout.space_before(subject.document, item, spans[0].start)
        if not start <= offset <= spans[-1].end:
            continue
        for span in spans:
            if span.start < offset < span.end:
                subject.refuse("a marker would stand in this one", span)
        if source.number in (piece.number for piece in run):
            return carried_out(subject, Plan(story=subject.story, edits=()))
        offset = spans[-1].end
    edit = Edit(Span(offset, offset), str(Citation(source)))
    content = _with_citation(subject, item, offset, Citation(source))
    return carried_out(subject, Plan(story=_with_content(subject, item, content), edits=[edit]))


def _item(subject: Subject, part: Span | Fact | Narrative | int) -> Item:
    """Return the item that is meant.

    Raises:
        ValueError: There is none.
    """
    story = subject.story
    if isinstance(part, Narrative):
        return story.narratives[place(story.narratives, part, "narrative")]
    if not isinstance(part, Span):
        return story.facts[place(story.facts, part, "fact")]
    for each in subject.document.at(max(part.end - 1, part.start)):
        if isinstance(each, Fact | Narrative):
            return each
    msg = f"no fact or narrative stands at {part.start} to {part.end}"
    raise ValueError(msg)


def _with_content(subject: Subject, item: Item, content: Content) -> Story:
    """Return the story with another content of an item."""
    if not content:
        subject.refuse("nothing else stands here", item.span)
    return retold(
        subject.story,
        subject.story.sources,
        lambda each: evolved(item, content) if each is item else each,
    )


def _with_citation(subject: Subject, item: Item, offset: int, citation: Citation) -> Content:
    """Return the content of an item with a citation at an offset of the document."""
    words = layout.words(subject.document, item)
    at, end = len(item.content), len(words.text)
    for number, piece in enumerate(item.content):
        if not isinstance(piece, str) and piece.span and piece.span.start >= offset:
            at, end = number, words.at(piece.span.start)
            break
    before, after = item.content[:at], item.content[at:]
    if not before or not isinstance(before[-1], str):
        return (*before, citation, *after)
    text = before[-1]
    begun = len(words.text[:end].rstrip(SPACES)) - len(text)
    cut = words.at(offset) - begun
    if cut < 0:
        subject.refuse("no citation can stand here", Span(offset, offset))
    return joined((*before[:-1], text[:cut], citation, text[cut:], *after))


def uncite(
    document: Text,
    part: Span | Fact | Narrative | int,
    source: Source | int,
    *,
    story: Story | int | None = None,
) -> Refactoring:
    """Take the citations of a source out of an item, or out of a stretch of one.

    The spaces before a marker go with it. The source stays in the list.

    Args:
        document: The text, or what `read` made of it.
        part: The fact or narrative; the fact's place counted from 1; or a span of the text in code
            points, in which the markers stand at least in part.
        source: The source, or its number.
        story: The story, or its place counted from 1; needed in a document of several, unless the
            part is a span or has one.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: The source is not cited there, nothing else stands in the item, or what
            stands around a marker would be read as another one.
        ValueError: There is no such story, part or source, or it is not said which of several
            stories is meant.
        TypeError: The document is no text, or the part neither an item, a place nor a span.

    Examples:
        >>> from storyparse.refactor import uncite
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[1][2]\\nSources: [1]Coast Daily and [2]B.\\n"
        >>> print(uncite(text, 1, 2).text, end="")
        Ferry Opens
        Facts
        - It runs.[1]
        Sources: [1]Coast Daily and [2]B.
    """
    subject = Subject.holding(document, part, story)
    item, source = _item(subject, part), subject.source(source)
    numbers = [
        None if piece.number == source.number and _is_in(piece.span, part) else piece.number
        for piece in cited(item.content)
    ]
    if None not in numbers:
        span = part if isinstance(part, Span) else item.span
        subject.refuse(f"source {source.number} is not cited here", span)
    sources = {each.number: each for each in subject.story.sources}
    content = marking.content(item, numbers, sources)
    edits = tuple(marking.edits(subject.document, item, numbers))
    return carried_out(subject, Plan(story=_with_content(subject, item, content), edits=edits))


def _is_in(marker: Span | None, part: object) -> bool:
    if marker is None or not isinstance(part, Span):
        return True
    return marker.start < part.end and part.start < marker.end
