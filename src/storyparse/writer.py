"""Stories to canonical text."""

from collections.abc import Iterable, Iterator

from storyparse.citations import Source
from storyparse.model import Fact, Narrative, Story

__all__ = ["dumps", "each", "writable"]


def dumps(stories: Story | Iterable[Story]) -> str:
    """Write a story, or several, as canonical text.

    Args:
        stories: A story, or any number of them; several are separated by a blank line.

    Returns:
        The text, with a final newline; of no story, the empty text.

    Raises:
        ValueError: A story that was read from a faulty text lacks what every story has:
            its title, its facts, or the name or content of a narrative.

    >>> from storyparse import Fact, Story, dumps
    >>> print(dumps(Story("Ferry Opens", [Fact(["It runs."])])), end="")
    Ferry Opens
    Facts
    - It runs.
    """
    return "\n".join(map(_story, writable(stories)))  # a story ends with a newline of its own


def writable(stories: Story | Iterable[Story]) -> Iterator[Story]:
    """Yield a story, or several, each of which has what every story has.

    Raises:
        TypeError: One of them is no story.
        ValueError: One of them lacks its title, its facts, or the name or content of an item.
    """
    for story in each(stories):
        missing = _missing(story)
        if missing:
            msg = f"a story without {missing} cannot be written"
            raise ValueError(msg)
        yield story


def each(stories: Story | Iterable[Story]) -> Iterator[Story]:
    """Yield a story, or several.

    Raises:
        TypeError: One of them is no story.
    """
    for story in (stories,) if isinstance(stories, Story) else stories:
        if not isinstance(story, Story):
            msg = f"stories are wanted, not {type(story).__name__}"
            raise TypeError(msg)
        yield story


def _missing(story: Story) -> str | None:
    if not story.title:
        return "title"
    if not story.facts:
        return "facts"
    if not all(item.content for item in story.items):
        return "the content of an item"
    if not all(narrative.name for narrative in story.narratives):
        return "the name of a narrative"
    return None


def _story(story: Story) -> str:
    return "".join(f"{line}\n" for line in _lines(story))


def _lines(story: Story) -> Iterator[str]:
    yield story.title
    yield "Facts"
    yield from map(_fact, story.facts)
    if story.sources:
        yield f"Sources: {_enumerated(list(map(_source, story.sources)))}."
    if story.narratives:
        yield "Narratives"
        yield from map(_narrative, story.narratives)


def _fact(fact: Fact) -> str:
    return f"- {_content(fact)}"


def _narrative(narrative: Narrative) -> str:
    if narrative.provider is None:
        return f"- {narrative.name}: {_content(narrative)}"
    return f"- {narrative.name}, as provided by {narrative.provider}. {_content(narrative)}"


def _content(item: Fact | Narrative) -> str:
    return "".join(map(str, item.content))


def _source(source: Source) -> str:
    url = "" if source.url is None else f" <{source.url}>"
    return f"[{source.number}]{source.name}{url}"


def _enumerated(entries: list[str]) -> str:
    *others, last = entries
    return f"{', '.join(others)} and {last}" if others else last
