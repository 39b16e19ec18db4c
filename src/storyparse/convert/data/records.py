"""A story as JSON holds it, in which citations are numbers of sources.

The JSON Schema is generated from these classes: what is asked of a field, and what it means, stands
in its metadata, in the keywords of JSON Schema. What depends on two parts, or on what the text of a
story can carry, is no matter of structure: the model says it when the story is made.
"""

from typing import Any, Final

import attrs

from storyparse.spelling import numbers

__all__ = [
    "FORMAT",
    "KEYWORDS",
    "CitationRecord",
    "FactRecord",
    "NarrativeRecord",
    "SourceRecord",
    "SpanRecord",
    "StoryRecord",
]

FORMAT: Final = 1
"""The version of the format; a reader of another version cannot rely on what it knows."""

KEYWORDS: Final = "JSON Schema"
"""The key in a field's metadata of its keywords."""


def _field(description: str, default: Any = attrs.NOTHING, **bounds: object) -> Any:  # noqa: ANN401
    return attrs.field(default=default, metadata={KEYWORDS: {"description": description, **bounds}})


def _number(description: str) -> Any:  # noqa: ANN401 - as attrs.field
    return _field(description, minimum=1, maximum=numbers.LARGEST)


def _offset(description: str) -> Any:  # noqa: ANN401 - as attrs.field
    return _field(description, minimum=0, maximum=_LARGEST_EXACT)


_LARGEST_EXACT = 2**53 - 1
"""Up to which all programs that read JSON have integers (RFC 8259, section 6)."""


def _content() -> Any:  # noqa: ANN401 - as attrs.field
    return _field("Pieces of text, and the citations between them.", minItems=1)


def _span() -> Any:  # noqa: ANN401 - as attrs.field
    return _field("Where it stood in the text it was read from.", default=None)


@attrs.frozen
class SpanRecord:
    """A half-open range of the text that was read."""

    start: int = _offset("Offset of the first code point.")
    end: int = _offset("Offset behind the last code point.")


@attrs.frozen
class CitationRecord:
    """A citation."""

    citation: int = _number("The number of a source of the story.")
    unresolved: bool = _field("Whether no source of the story has the number.", default=False)
    span: SpanRecord | None = _span()


@attrs.frozen
class FactRecord:
    """Something that happened, and who says so."""

    content: tuple[str | CitationRecord, ...] = _content()
    span: SpanRecord | None = _span()


@attrs.frozen
class SourceRecord:
    """Who is cited."""

    number: int = _number("The number that it is cited by.")
    name: str = _field("Its name.", minLength=1)
    url: str | None = _field("Its URL, if it has one.", default=None, pattern="^https?://.")
    span: SpanRecord | None = _span()


@attrs.frozen
class NarrativeRecord:
    """What is made of the facts."""

    name: str = _field("What it is called, such as 'Critical narrative'.", minLength=1)
    content: tuple[str | CitationRecord, ...] = _content()
    provider: str | None = _field("Who provided it, if somebody did.", default=None, minLength=1)
    span: SpanRecord | None = _span()


@attrs.frozen
class StoryRecord:
    """A news story that keeps facts and narratives apart."""

    format: int = _field("The version of this format.", const=FORMAT)
    title: str = _field("The title.", minLength=1)
    facts: tuple[FactRecord, ...] = _field("What happened.", minItems=1)
    sources: tuple[SourceRecord, ...] = _field("Who is cited; each number once.", default=())
    narratives: tuple[NarrativeRecord, ...] = _field("What is made of it, and by whom.", default=())
    span: SpanRecord | None = _span()
