"""Stories to canonical text."""

from collections.abc import Iterable, Iterator, Sequence

from storyparse.citations import Source, written
from storyparse.model import Fact, Item, Story, stories_of
from storyparse.spelling import narratives

__all__ = ["described", "dumps", "entry", "enumerated", "words", "writable"]


def dumps(stories: Story | Iterable[Story]) -> str:
    """Write a story, or several, as canonical text.

    Args:
        stories: A story, or any number of them; several are separated by a blank line.

    Returns:
        The text, with a final newline; of no story, the empty text.

    Raises:
        ValueError: A story that was read from a faulty text lacks what every story has:
            its title, its facts, or the name or content of a narrative.
        TypeError: One of them is no story.

    Examples:
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
    for story in stories_of(stories):
        missing = _missing(story)
        if missing:
            msg = f"a story without {missing} cannot be written"
            raise ValueError(msg)
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
    yield from (f"- {words(fact)}" for fact in story.facts)
    if story.sources:
        yield f"Sources: {enumerated(list(map(entry, story.sources)))}."
    if story.narratives:
        yield "Narratives"
        yield from (f"- {words(narrative)}" for narrative in story.narratives)


def words(item: Item) -> str:
    """Return a fact or narrative as the canonical text writes it behind its bullet.

    Examples:
        >>> from storyparse import Narrative
        >>> words(Narrative("Critical narrative", ["Nobody asked."], "Coast Daily"))
        'Critical narrative, as provided by Coast Daily. Nobody asked.'
    """
    head = "" if isinstance(item, Fact) else narratives.written(item.name, item.provider)
    return f"{head}{written(item.content)}"


def entry(source: Source) -> str:
    """Return a source as the canonical text lists it.

    Examples:
        >>> entry(Source(2, "The Port Times", "https://port.example/ferry"))
        '[2]The Port Times <https://port.example/ferry>'
    """
    return f"[{source.number}]{described(source)}"


def described(source: Source) -> str:
    """Return the name and URL of a source as the canonical text writes them."""
    return source.name if source.url is None else f"{source.name} <{source.url}>"


def enumerated(parts: Sequence[str]) -> str:
    """Return parts as the canonical text lists them.

    Examples:
        >>> enumerated(["A", "B", "C"])
        'A, B and C'
    """
    *others, last = parts
    return f"{', '.join(others)} and {last}" if others else last
