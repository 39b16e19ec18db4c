"""Stories as JSON, and back.

A story is an object with the keys ``format`` (the version, 1), ``title``, ``facts``, ``sources``
and ``narratives``. A content is an array of strings and of citations such as ``{"citation": 2}``,
by the number of the source. `schema` describes it; what no schema can say, such as that a number
that is cited is listed, `loads` checks.

Examples:
    >>> from storyparse import Citation, Fact, Source, Story
    >>> from storyparse.convert.json import dumps, loads
    >>> coast = Source(1, "Coast Daily")
    >>> story = Story("Ferry Opens", [Fact(["It runs.", Citation(coast)])], [coast])
    >>> loads(dumps(story)) == story
    True
"""

from importlib.resources import files

from storyparse.convert.data.unstructuring import unstructured
from storyparse.convert.json_text import read, written
from storyparse.model import Story, check_story
from storyparse.streams import AnyPath, Readable, Writable, content, write
from storyparse.writer import writable

__all__ = ["dump", "dumps", "load", "loads", "schema"]


def dumps(story: Story, *, spans: bool = False) -> str:
    """Write a story as JSON.

    Args:
        story: The story.
        spans: Whether to tell where its parts stood in the text it was read from: the offsets, in
            code points, of the first character of each and of the one behind its last.

    Returns:
        The text, in which whatever is not seen is written as an escape.

    Raises:
        ValueError: A story that was read from a faulty text lacks what every story has.
        TypeError: It is no story.

    Examples:
        >>> from storyparse import Fact, Story
        >>> from storyparse.convert.json import dumps
        >>> print(dumps(Story("Ferry Opens", [Fact(["It runs."])])), end="")
        {
          "format": 1,
          "title": "Ferry Opens",
          "facts": [
            {
              "content": [
                "It runs."
              ]
            }
          ],
          "sources": [],
          "narratives": []
        }
    """
    check_story(story)
    (complete,) = writable(story)
    return written(unstructured(complete, spans=spans))


def dump(story: Story, file: AnyPath | Writable, *, spans: bool = False) -> None:
    """Write a story to a file: see `dumps`.

    Args:
        story: The story.
        file: A path, written as UTF-8 and atomically, or an open file of text or bytes.
        spans: Whether to tell where its parts stood in the text it was read from.

    Raises:
        ValueError: A story that was read from a faulty text cannot be written.
        OSError: The file cannot be written.
        TypeError: The story is none, or the file neither a path nor an open file.

    Examples:
        >>> import io
        >>> import storyparse
        >>> from storyparse.convert.json import dump
        >>> file = io.StringIO()
        >>> dump(storyparse.load("examples/ferry.story"), file)
        >>> file.getvalue().splitlines()[2]
        '  "title": "Harbor Town Opens Second Ferry Line",'
    """
    write(file, dumps(story, spans=spans))


def loads(text: str | bytes) -> Story:
    """Read a story from JSON. It needs the extra ``json``.

    Args:
        text: The text; bytes are UTF-8.

    Returns:
        The story, with the spans that stand in the text.

    Raises:
        ConversionError: The text is not what `schema` describes, or no story: it has all problems,
            each with its path.
        TypeError: The text is neither str nor bytes.
        ImportError: The extra ``json`` is not installed.

    Examples:
        >>> from storyparse.convert import ConversionError
        >>> from storyparse.convert.json import loads
        >>> try:
        ...     loads('{"format": 1, "title": "Ferry", "facts": [{"content": [7]}], "on": ""}')
        ... except ConversionError as error:
        ...     print(error)
        $.facts[0].content[0]: a string or a citation is wanted, not 7
        $: no such key is known: "on"
    """
    from storyparse.convert.data.structuring import structured  # noqa: PLC0415 - needs the extra

    return structured(read(text))


def load(file: AnyPath | Readable) -> Story:
    """Read a file of JSON that holds a story: see `loads`.

    Args:
        file: A path, read as UTF-8, or an open file of text or bytes.

    Returns:
        The story.

    Raises:
        ConversionError: What the file holds is no story.
        OSError: The file cannot be read.
        TypeError: The file is neither a path nor an open file.
        ImportError: The extra ``json`` is not installed.

    Examples:
        >>> import io
        >>> from storyparse.convert.json import load
        >>> text = '{"format": 1, "title": "Ferry", "facts": [{"content": ["It runs."]}]}'
        >>> load(io.StringIO(text)).title
        'Ferry'
    """
    return loads(content(file))


def schema() -> str:
    """Return the JSON Schema (draft 2020-12) of a story, as JSON.

    Examples:
        >>> from storyparse.convert.json import schema
        >>> schema().startswith('{\\n  "$schema": "https://json-schema.org/draft/2020-12/schema",')
        True
    """
    return files("storyparse.convert.data").joinpath("story.schema.json").read_text("utf-8")
