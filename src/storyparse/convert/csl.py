"""The sources of stories as CSL-JSON, for Zotero, pandoc and citeproc."""

from collections.abc import Iterable, Iterator

from storyparse.citations import Source
from storyparse.convert.identifiers import prefixed
from storyparse.convert.json_text import Json, written
from storyparse.model import Story
from storyparse.streams import AnyPath, Writable, write
from storyparse.writer import writable

__all__ = ["dump", "dumps"]


def dumps(stories: Story | Iterable[Story]) -> str:
    """Write the sources of a story, or of several, as CSL-JSON.

    A source is a ``webpage`` if it has a URL and a ``document`` if not; its name is its title.
    Nothing that a story does not know is made up: no author, no date. The ``id`` holds its number:
    "source-1", or "story-2-source-1" where there are several stories.

    Args:
        stories: A story, or any number of them.

    Returns:
        A JSON array of items, with a final newline.

    Raises:
        ValueError: A story that was read from a faulty text cannot be written.
        TypeError: One of them is no story.

    Examples:
        >>> from storyparse import Fact, Source, Story
        >>> from storyparse.convert.csl import dumps
        >>> port = Source(2, "The Port Times", "https://port.example/ferry")
        >>> print(dumps(Story("Ferry Opens", [Fact(["It runs."])], [port])), end="")
        [
          {
            "id": "source-2",
            "type": "webpage",
            "title": "The Port Times",
            "URL": "https://port.example/ferry"
          }
        ]
    """
    return written(list(_items(list(writable(stories)))))


def dump(stories: Story | Iterable[Story], file: AnyPath | Writable) -> None:
    """Write the sources of a story, or of several, to a file: see `dumps`.

    Args:
        stories: A story, or any number of them.
        file: A path, written as UTF-8 and atomically, or an open file of text or bytes.

    Raises:
        ValueError: A story that was read from a faulty text cannot be written.
        OSError: The file cannot be written.
        TypeError: One of the stories is none, or the file neither a path nor an open file.

    Examples:
        >>> import io
        >>> from storyparse import load
        >>> from storyparse.convert.csl import dump
        >>> file = io.StringIO()
        >>> dump(load("examples/ferry.story"), file)
        >>> file.getvalue().splitlines()[4]
        '    "title": "Coast Daily"'
    """
    write(file, dumps(stories))


def _items(stories: list[Story]) -> Iterator[Json]:
    for prefix, story in prefixed(stories):
        for source in story.sources:
            yield {"id": f"{prefix}source-{source.number}", **_described(source)}


def _described(source: Source) -> dict[str, Json]:
    if source.url is None:
        return {"type": "document", "title": source.name}
    return {"type": "webpage", "title": source.name, "URL": source.url}
