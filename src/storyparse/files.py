"""Stories in files."""

from collections.abc import Iterable

from storyparse.model import Story
from storyparse.reader import parse, parse_all
from storyparse.streams import AnyPath, Readable, Writable, content, write
from storyparse.writer import dumps

__all__ = ["dump", "load", "load_all"]


def load(file: AnyPath | Readable) -> Story:
    """Read a file that holds one story.

    Args:
        file: A path, read as UTF-8, or an open file of text or bytes.

    Returns:
        The story.

    Raises:
        StoryError: The text has errors, or holds no story or several.
        OSError: The file cannot be read.
        TypeError: The file is neither a path nor an open file.

    Examples:
        >>> from storyparse import load
        >>> load("examples/ferry.story").title
        'Harbor Town Opens Second Ferry Line'
    """
    return parse(content(file))


def load_all(file: AnyPath | Readable) -> tuple[Story, ...]:
    """Read a file of any number of stories.

    Args:
        file: A path, read as UTF-8, or an open file of text or bytes.

    Returns:
        The stories, in order; of an empty file, none.

    Raises:
        StoryError: The text has errors.
        OSError: The file cannot be read.
        TypeError: The file is neither a path nor an open file.

    Examples:
        >>> from storyparse import load_all
        >>> len(load_all("examples/two-desks.story"))
        2
    """
    return parse_all(content(file))


def dump(stories: Story | Iterable[Story], file: AnyPath | Writable) -> None:
    """Write a story, or several, to a file as canonical text.

    A path is written as UTF-8, without newline translation, and atomically: a crash leaves the
    old file or the new one. A symbolic link is followed, and a file keeps its mode, but as a new
    file has no other names and the owner who wrote it. A device or pipe is written as it is.

    Args:
        stories: A story, or any number of them.
        file: A path, or an open file of text or bytes.

    Raises:
        ValueError: A story that was read from a faulty text cannot be written.
        OSError: The file cannot be written.
        TypeError: One of the stories is none, or the file neither a path nor an open file.

    Examples:
        >>> import io
        >>> from storyparse import dump
        >>> from storyparse import Fact, Story
        >>> file = io.StringIO()
        >>> dump(Story("Ferry Opens", [Fact(["It runs."])]), file)
        >>> file.getvalue()
        'Ferry Opens\\nFacts\\n- It runs.\\n'
    """
    write(file, dumps(stories))
