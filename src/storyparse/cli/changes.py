"""What changed between two documents, as it is printed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from storyparse.changes.documents import StoryChange, story_changes
from storyparse.changes.records import story_record
from storyparse.document import Document
from storyparse.report.strict_json import dumped

__all__ = ["between", "json", "sentences"]


def between(old: Document, new: Document) -> Sequence[StoryChange]:
    """Return what changed in the stories of two documents."""
    return tuple(story_changes(old.stories, new.stories))


def sentences(changes: Iterable[StoryChange], *, of_one: bool) -> Iterator[str]:
    """Yield what changed in words, safe to be shown, and what is the same in words once.

    Args:
        changes: What changed.
        of_one: Whether there is one story, which needs not be named.

    Examples:
        >>> from storyparse import read
        >>> changes = between(read("One\\nFacts\\n- a\\n"), read("Two\\nFacts\\n- a\\n"))
        >>> list(sentences(changes, of_one=True))
        ["title reworded: 'One' → 'Two'"]
    """
    for story in changes:
        if not of_one:
            yield str(story)
        for sentence, count in Counter(map(str, story.changes)).items():
            told = sentence if count == 1 else f"{sentence}, {count} times"
            yield told if of_one else f"  {told}"


def json(changes: Iterable[StoryChange]) -> str:
    """Return what changed as a JSON array, with an object for each story.

    Examples:
        >>> json(())
        '[]'
    """
    separator = ",\n "
    return f"[{separator.join(dumped(story_record(story)) for story in changes)}]"
