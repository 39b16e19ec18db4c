"""What a change is about: a story of a document, and what is named in it."""

from collections.abc import Sequence
from typing import NoReturn, Self, TypeVar

import attrs

from storyparse import layout
from storyparse.citations import Source
from storyparse.document import Document
from storyparse.model import Fact, Item, Narrative, Story
from storyparse.reader import Text, document_of
from storyparse.refactor.refactoring import RefactoringError
from storyparse.syntax.outline import StoryOutline
from storyparse.text import Span, span_of

__all__ = ["Subject", "place", "require"]

_P = TypeVar("_P", Story, Item, Source)


@attrs.frozen
class Subject:
    """A story of a document.

    Attributes:
        document: The document.
        at: Which of its stories it is, counted from 0.
    """

    document: Document
    at: int

    @classmethod
    def of(cls, text: Text, story: Story | int | None = None) -> Self:
        """Return the story that is meant.

        Args:
            text: The document.
            story: The story, or its place among several, counted from 1.

        Raises:
            ValueError: There is no such story, or it is not said which of several is meant.
            TypeError: The text is no text.
        """
        document = document_of(text)
        count = len(document.stories)
        if story is not None:
            return cls(document, place(document.stories, story, "story"))
        if count != 1:
            which = f"it must be said which of {count} stories is meant"
            msg = which if count else "there is no story in the text"
            raise ValueError(msg)
        return cls(document, 0)

    @classmethod
    def holding(cls, text: Text, part: Span | Item | int, story: Story | int | None) -> Self:
        """Return the story that is meant, or of several the one that holds a part.

        Raises:
            ValueError: There is no such story or span, or it is not said which story is meant.
            TypeError: The text is no text, or the part is none.
        """
        require(part, Span, Fact, Narrative, int)
        document = document_of(text)
        if isinstance(part, Span) and not 0 <= part.start <= part.end <= len(document.text):
            msg = f"the text has no span from {part.start} to {part.end}"
            raise ValueError(msg)
        if story is None and len(document.stories) > 1:
            span = part if isinstance(part, Span) else None if isinstance(part, int) else part.span
            if span is not None:
                return cls(document, max(document.begun(span.start) - 1, 0))
        return cls.of(document, story)

    @property
    def story(self) -> Story:
        """The story."""
        return self.document.stories[self.at]

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.document.text

    @property
    def outline(self) -> StoryOutline:
        """Which lines of the text are what parts of the story."""
        return self.document.outline.shape.stories[self.at]

    def source(self, source: Source | int) -> Source:
        """Return a source of the story, given by itself or by its number.

        Raises:
            ValueError: The story has no such source.
        """
        if isinstance(source, Source):
            return self.story.sources[place(self.story.sources, source, "source")]
        for each in self.story.sources:
            if each.number == source:
                return each
        msg = f"the story lists no source {source!r}"
        raise ValueError(msg)

    def block(self, item: Item) -> Span:
        """Return where the lines of an item stand, without the spaces before the first."""
        lines = layout.item_lines(self.document, item)
        return Span(lines[0].start, lines[-1].end)

    def refuse(self, reason: str, span: Span | None) -> NoReturn:
        """Raise the error that says why a change is not made, and where that can be seen.

        Raises:
            RefactoringError: Always.
        """
        span = span or span_of(self.story)
        raise RefactoringError(reason, span, self.document.position(span.start))


def place(parts: Sequence[_P], part: _P | int, what: str) -> int:
    """Return the place, counted from 0, of a part that is given by itself or counted from 1.

    Raises:
        ValueError: There is no such part, or several equal ones and none of them is given itself.
    """
    if isinstance(part, int):
        if not 1 <= part <= len(parts):
            msg = f"there is no {what} {part}: there are {len(parts)}"
            raise ValueError(msg)
        return part - 1
    equal = [at for at, each in enumerate(parts) if each == part]
    # Of equal ones the one that stands where the given one does: the text may have been read again.
    equal = [at for at in equal if parts[at].span == part.span] or equal
    if len(equal) != 1:
        is_unknown = f"the {what} is not one of the document's"
        msg = f"several are equal to this {what}" if equal else is_unknown
        raise ValueError(msg)
    return equal[0]


def require(part: object, *types: type) -> None:
    """Raise a TypeError if a part is none of some types."""
    if not isinstance(part, types):
        wanted = " or ".join(each.__name__ for each in types)
        msg = f"a {wanted} is wanted, not {type(part).__name__}"
        raise TypeError(msg)
