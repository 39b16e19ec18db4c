"""Facts and narratives added, moved and taken out."""

from collections.abc import Iterator

from storyparse.citations import Citation, UnresolvedCitation
from storyparse.model import Fact, Narrative, Story
from storyparse.reader import Text
from storyparse.refactor.arranging import added, facts, moved, narratives, removed
from storyparse.refactor.refactoring import Refactoring
from storyparse.refactor.subject import Subject, require
from storyparse.spelling import markers
from storyparse.spelling.narratives import Listed, head

__all__ = [
    "add_fact",
    "add_narrative",
    "move_fact",
    "move_narrative",
    "remove_fact",
    "remove_narrative",
]


def add_fact(
    document: Text,
    fact: Fact | str,
    *,
    at: int | None = None,
    story: Story | int | None = None,
) -> Refactoring:
    """Add a fact.

    Args:
        document: The text, or what `read` made of it.
        fact: The fact, which cites sources of the story, or its text with markers.
        at: The place that it is to have, counted from 1; None for the last.
        story: The story, or its place counted from 1; needed in a document of several.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: Its text has a marker that no source has, or would be read otherwise.
        ValueError: There is no such story or place, it is not said which of several stories is
            meant, no story can hold the fact, or it cites what is no source of the story.
        TypeError: The document is no text, or the fact neither a fact nor a text.

    Examples:
        >>> from storyparse.refactor import add_fact
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n"
        >>> print(add_fact(text, "Fares rose.[1]", at=1).text, end="")
        Ferry Opens
        Facts
        - Fares rose.[1]
        - It runs.[1]
        Sources: [1]Coast Daily.
    """
    subject = Subject.of(document, story)
    if isinstance(fact, str):
        fact = Fact(_pieces(subject, fact))
    require(fact, Fact)
    return added(facts(subject), fact, at)


def add_narrative(
    document: Text,
    narrative: Narrative | str,
    *,
    at: int | None = None,
    story: Story | int | None = None,
) -> Refactoring:
    """Add a narrative, with the first one the heading of the section.

    Args:
        document: The text, or what `read` made of it.
        narrative: The narrative, which cites sources of the story, or its text: its name, who
            provided it, and its content with markers.
        at: The place that it is to have, counted from 1; None for the last.
        story: The story, or its place counted from 1; needed in a document of several.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: Its text has a marker that no source has, or would be read otherwise.
        ValueError: There is no such story or place, it is not said which of several stories is
            meant, no story can hold the narrative, or it cites what is no source of the story.
        TypeError: The document is no text, or the narrative neither a narrative nor a text.

    Examples:
        >>> from storyparse.refactor import add_narrative
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n"
        >>> print(add_narrative(text, "Critical narrative: Nobody asked.").text, end="")
        Ferry Opens
        Facts
        - It runs.[1]
        Sources: [1]Coast Daily.
        Narratives
        - Critical narrative: Nobody asked.
    """
    subject = Subject.of(document, story)
    if isinstance(narrative, str):
        narrative = _narrative(subject, narrative)
    require(narrative, Narrative)
    return added(narratives(subject), narrative, at)


def _narrative(subject: Subject, text: str) -> Narrative:
    """Return the narrative that a text tells.

    Raises:
        ValueError: It tells none.
    """
    found = head(text, Listed([source.name for source in subject.story.sources]))
    if isinstance(found, str):
        msg = f"this is no narrative: {found}"
        raise ValueError(msg)  # noqa: TRY004 - it is a text, and not the right one
    return Narrative(found.name, _pieces(subject, text[found.end :]), found.provider)


def _pieces(subject: Subject, text: str) -> Iterator[str | Citation | UnresolvedCitation]:
    """Yield the pieces of the content that a text makes in a story."""
    sources = {source.number: source for source in subject.story.sources}
    for piece in markers.pieces(text, sources):
        if isinstance(piece, str):
            yield piece
            continue
        for number in piece.numbers:
            source = sources.get(number)
            yield Citation(source) if source else UnresolvedCitation(number)


def move_fact(
    document: Text, fact: Fact | int, to: int, *, story: Story | int | None = None
) -> Refactoring:
    """Move a fact to another place among the facts.

    Args:
        document: The text, or what `read` made of it.
        fact: The fact, or its place counted from 1.
        to: The place that it is to have afterwards, counted from 1.
        story: The story, or its place counted from 1; needed in a document of several, unless the
            fact has a `span`.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: Something would be read otherwise.
        ValueError: There is no such story, fact or place, or it is not said which of several
            stories is meant.
        TypeError: The document is no text, or the fact neither a fact nor a place.

    Examples:
        >>> from storyparse.refactor import move_fact
        >>> text = "Ferry Opens\\nFacts\\n1. It runs.\\n2. Fares rose.\\n"
        >>> print(move_fact(text, 2, to=1).text, end="")
        Ferry Opens
        Facts
        1. Fares rose.
        2. It runs.
    """
    return moved(facts(Subject.holding(document, fact, story)), fact, to)


def move_narrative(
    document: Text, narrative: Narrative | int, to: int, *, story: Story | int | None = None
) -> Refactoring:
    """Move a narrative to another place among the narratives.

    Args:
        document: The text, or what `read` made of it.
        narrative: The narrative, or its place counted from 1.
        to: The place that it is to have afterwards, counted from 1.
        story: The story, or its place counted from 1; needed in a document of several, unless the
            narrative has a `span`.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: Something would be read otherwise.
        ValueError: There is no such story, narrative or place, or it is not said which of several
            stories is meant.
        TypeError: The document is no text, or the narrative neither a narrative nor a place.

    Examples:
        >>> from storyparse.refactor import move_narrative
        >>> text = "Ferry\\nFacts\\n- It runs.\\nNarratives\\n- Critics: No.\\n- Port: Yes.\\n"
        >>> print(move_narrative(text, 1, to=2).text, end="")
        Ferry
        Facts
        - It runs.
        Narratives
        - Port: Yes.
        - Critics: No.
    """
    return moved(narratives(Subject.holding(document, narrative, story)), narrative, to)


def remove_fact(
    document: Text, fact: Fact | int, *, story: Story | int | None = None
) -> Refactoring:
    """Take a fact out; what it cites stays listed.

    Args:
        document: The text, or what `read` made of it.
        fact: The fact, or its place counted from 1.
        story: The story, or its place counted from 1; needed in a document of several, unless the
            fact has a `span`.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: It is the only one, or something would be read otherwise.
        ValueError: There is no such story or fact, or it is not said which of several stories is
            meant.
        TypeError: The document is no text, or the fact neither a fact nor a place.

    Examples:
        >>> from storyparse.refactor import remove_fact
        >>> text = "Ferry Opens\\nFacts\\n- It runs.\\n- Fares rose.\\n"
        >>> print(remove_fact(text, 1).text, end="")
        Ferry Opens
        Facts
        - Fares rose.
    """
    return removed(facts(Subject.holding(document, fact, story)), fact)


def remove_narrative(
    document: Text, narrative: Narrative | int, *, story: Story | int | None = None
) -> Refactoring:
    """Take a narrative out, and with the last one the heading; what it cites stays listed.

    Args:
        document: The text, or what `read` made of it.
        narrative: The narrative, or its place counted from 1.
        story: The story, or its place counted from 1; needed in a document of several, unless the
            narrative has a `span`.

    Returns:
        The change; no source gets another number.

    Raises:
        RefactoringError: Something would be read otherwise.
        ValueError: There is no such story or narrative, or it is not said which of several stories
            is meant.
        TypeError: The document is no text, or the narrative neither a narrative nor a place.

    Examples:
        >>> from storyparse.refactor import remove_narrative
        >>> text = "Ferry Opens\\nFacts\\n- It runs.\\nNarratives\\n- Critics: No.\\n"
        >>> print(remove_narrative(text, 1).text, end="")
        Ferry Opens
        Facts
        - It runs.
    """
    return removed(narratives(Subject.holding(document, narrative, story)), narrative)
