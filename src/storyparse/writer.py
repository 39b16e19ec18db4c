"""Stories to canonical text."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from storyparse.citations import Source
from storyparse.model import Fact, Narrative, Story

__all__ = ["dumps"]

T = TypeVar("T")


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
    several = (stories,) if isinstance(stories, Story) else stories
    return "\n".join(map(_story, several))  # a story ends with a newline of its own


def _story(story: Story) -> str:
    if not isinstance(story, Story):
        msg = f"stories are wanted, not {type(story).__name__}"
        raise TypeError(msg)
    return "".join(f"{line}\n" for line in _lines(story))


def _lines(story: Story) -> Iterator[str]:
    yield _wanted(story.title, "title")
    yield "Facts"
    yield from map(_fact, _wanted(story.facts, "facts"))
    if story.sources:
        yield f"Sources: {_enumerated(list(map(_source, story.sources)))}."
    if story.narratives:
        yield "Narratives"
        yield from map(_narrative, story.narratives)


def _wanted(part: T, name: str) -> T:
    if not part:
        msg = f"a story without {name} cannot be written"
        raise ValueError(msg)
    return part


def _fact(fact: Fact) -> str:
    return f"- {_content(fact)}"


def _narrative(narrative: Narrative) -> str:
    name = _wanted(narrative.name, "the name of a narrative")
    if narrative.provider is None:
        return f"- {name}: {_content(narrative)}"
    return f"- {name}, as provided by {narrative.provider}. {_content(narrative)}"


def _content(item: Fact | Narrative) -> str:
    return "".join(map(str, _wanted(item.content, "the content of an item")))


def _source(source: Source) -> str:
    url = "" if source.url is None else f" <{source.url}>"
    return f"[{source.number}]{source.name}{url}"


def _enumerated(entries: list[str]) -> str:
    *others, last = entries
    return f"{', '.join(others)} and {last}" if others else last
