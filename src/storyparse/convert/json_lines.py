"""Stories as JSON Lines, and back: a story a line, each as `storyparse.convert.json` has it.

Examples:
    >>> from storyparse import load_all
    >>> from storyparse.convert.json_lines import dumps, loads_all
    >>> stories = load_all("examples/two-desks.story")
    >>> loads_all(dumps(stories)) == stories
    True
"""

from collections.abc import Iterable

from storyparse.convert.data.unstructuring import unstructured
from storyparse.convert.json_text import decoded, read, written
from storyparse.convert.problems import ConversionError, Problem
from storyparse.model import Story
from storyparse.streams import AnyPath, Readable, Writable, content, write
from storyparse.writer import writable

__all__ = ["dump", "dumps", "load_all", "loads_all"]


def dumps(stories: Story | Iterable[Story], *, spans: bool = False) -> str:
    """Write stories as JSON, each on a line of its own.

    Args:
        stories: A story, or any number of them.
        spans: Whether to tell where their parts stood in the text they were read from.

    Returns:
        The lines, in which whatever is not seen is written as an escape; of no story, none.

    Raises:
        ValueError: A story that was read from a faulty text lacks what every story has.
        TypeError: One of them is no story.

    Examples:
        >>> from storyparse import Fact, Story
        >>> from storyparse.convert.json_lines import dumps
        >>> print(dumps(Story("Ferry", [Fact(["It runs."])])), end="")
        {"format":1,"title":"Ferry","facts":[{"content":["It runs."]}],"sources":[],"narratives":[]}
    """
    return "".join(
        written(unstructured(story, spans=spans), is_compact=True) for story in writable(stories)
    )


def dump(
    stories: Story | Iterable[Story], file: AnyPath | Writable, *, spans: bool = False
) -> None:
    """Write stories to a file, each on a line of its own: see `dumps`.

    Args:
        stories: A story, or any number of them.
        file: A path, written as UTF-8 and atomically, or an open file of text or bytes.
        spans: Whether to tell where their parts stood in the text they were read from.

    Raises:
        ValueError: A story that was read from a faulty text cannot be written.
        OSError: The file cannot be written.
        TypeError: One of the stories is none, or the file neither a path nor an open file.

    Examples:
        >>> import io
        >>> import storyparse
        >>> from storyparse.convert.json_lines import dump
        >>> file = io.StringIO()
        >>> dump(storyparse.load_all("examples/two-desks.story"), file)
        >>> len(file.getvalue().splitlines())
        2
    """
    write(file, dumps(stories, spans=spans))


def loads_all(text: str | bytes) -> tuple[Story, ...]:
    """Read stories from lines of JSON. It needs the extra ``json``.

    Args:
        text: The lines; blank ones are passed over, and bytes are UTF-8.

    Returns:
        The stories, in order; of no line, none.

    Raises:
        ConversionError: A line is no story: it has the problems of all lines.
        TypeError: The text is neither str nor bytes.
        ImportError: The extra ``json`` is not installed.

    Examples:
        >>> from storyparse.convert.json_lines import loads_all
        >>> loads_all('{"format": 1}')
        Traceback (most recent call last):
        ...
        storyparse.convert.problems.ConversionError: line 1: $.title: it is missing
        line 1: $.facts: it is missing
    """
    from storyparse.convert.data.structuring import structured  # noqa: PLC0415 - needs the extra

    stories: list[Story] = []
    problems: list[Problem] = []
    for number, line in enumerate(_lines(text), start=1):
        if not line.strip():
            continue
        try:
            stories.append(structured(read(line)))
        except ConversionError as error:
            problems += (Problem(f"line {number}: {path}", said) for path, said in error.problems)
    if problems:
        raise ConversionError(problems)
    return tuple(stories)


def _lines(text: str | bytes) -> Iterable[str | bytes]:
    return text.split(b"\n") if isinstance(text, bytes) else decoded(text).split("\n")


def load_all(file: AnyPath | Readable) -> tuple[Story, ...]:
    """Read stories from a file of lines of JSON: see `loads_all`.

    Args:
        file: A path, read as UTF-8, or an open file of text or bytes.

    Returns:
        The stories, in order.

    Raises:
        ConversionError: A line of the file is no story.
        OSError: The file cannot be read.
        TypeError: The file is neither a path nor an open file.
        ImportError: The extra ``json`` is not installed.

    Examples:
        >>> import io
        >>> from storyparse.convert.json_lines import load_all
        >>> line = '{"format": 1, "title": "Ferry", "facts": [{"content": ["It runs."]}]}\\n'
        >>> [story.title for story in load_all(io.StringIO(line))]
        ['Ferry']
    """
    return loads_all(content(file))
