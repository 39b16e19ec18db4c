"""Stories in Markdown: headings, lists, and footnotes that say the sources."""

from collections.abc import Iterable

from storyparse.convert.markdown.writing import written
from storyparse.model import Story
from storyparse.streams import AnyPath, Readable, Writable, content, write
from storyparse.writer import writable

__all__ = ["dump", "dumps", "load", "load_all", "loads", "loads_all"]


def dumps(stories: Story | Iterable[Story]) -> str:
    """Write a story, or several, as Markdown: CommonMark with footnotes.

    Whatever the words of a story are, none of them becomes markup.

    Args:
        stories: A story, or any number of them; each begins with a heading of level 1.

    Returns:
        The text, with a final newline; of no story, the empty text.

    Raises:
        ValueError: A story that was read from a faulty text cannot be written.
        TypeError: One of them is no story.

    Examples:
        >>> from storyparse import Citation, Fact, Source, Story
        >>> from storyparse.convert.markdown import dumps
        >>> coast = Source(1, "Coast Daily", "https://coast.example")
        >>> story = Story("Ferry Opens", [Fact(["It *runs*.", Citation(coast)])], [coast])
        >>> print(dumps(story), end="")
        # Ferry Opens
        <BLANKLINE>
        ## Facts
        <BLANKLINE>
        - It \\*runs\\*.[^1]
        <BLANKLINE>
        ## Sources
        <BLANKLINE>
        [^1]: [Coast Daily](<https://coast.example>)
    """
    markdown = [written(story, place) for place, story in enumerate(writable(stories), 1)]
    return "\n".join(markdown)


def dump(stories: Story | Iterable[Story], file: AnyPath | Writable) -> None:
    """Write a story, or several, to a file: see `dumps`.

    Args:
        stories: A story, or any number of them.
        file: A path, written as UTF-8 and atomically, or an open file of text or bytes.

    Raises:
        ValueError: A story that was read from a faulty text cannot be written.
        OSError: The file cannot be written.
        TypeError: One of the stories is none, or the file neither a path nor an open file.

    Examples:
        >>> import io
        >>> import storyparse
        >>> from storyparse.convert.markdown import dump
        >>> file = io.StringIO()
        >>> dump(storyparse.load("examples/ferry.story"), file)
        >>> file.getvalue().splitlines()[0]
        '# Harbor Town Opens Second Ferry Line'
    """
    write(file, dumps(stories))


def loads(text: str | bytes) -> Story:
    r"""Read a Markdown text that is one story, as `dumps` writes it or a person would.

    A heading of level 1 is the title; the others begin the sections, whatever their level. Facts
    and narratives are the items of lists, sources the footnotes, whose labels are their numbers.
    Line breaks are spaces; emphasised words and code are words. Thematic breaks and the titles of
    links are dropped, and nothing else: whatever no story has is an error. It needs the extra
    ``markdown``.

    Args:
        text: The text; bytes are read as UTF-8.

    Returns:
        The story. A marker in its text that is no footnote, ``\[7\]``, is an unresolved citation.

    Raises:
        ConversionError: Something in the text belongs to no story, or it is not one story; with
            all that is wrong, and the lines.
        TypeError: The text is neither str nor bytes.
        ImportError: The extra ``markdown`` is not installed.

    Examples:
        >>> from storyparse.convert.markdown import loads
        >>> loads("# Ferry Opens\n\n## Facts\n\n1. It runs.[^1]\n\n[^1]: Coast Daily").sources
        (Source(number=1, name='Coast Daily', url=None),)
    """
    from storyparse.convert.markdown.reading import read  # noqa: PLC0415 - it needs the extra

    [story] = read(text, is_one=True)
    return story


def load(file: AnyPath | Readable) -> Story:
    """Read a Markdown file that holds one story: see `loads`.

    Args:
        file: A path, read as UTF-8, or an open file of text or bytes.

    Returns:
        The story.

    Raises:
        ConversionError: The text is not one story.
        OSError: The file cannot be read.
        TypeError: The file is neither a path nor an open file.
        ImportError: The extra ``markdown`` is not installed.

    Examples:
        >>> import io
        >>> from storyparse.convert.markdown import load
        >>> load(io.StringIO("# Ferry Opens\\n\\n## Facts\\n\\n- It runs.")).title
        'Ferry Opens'
    """
    return loads(content(file))


def loads_all(text: str | bytes) -> tuple[Story, ...]:
    """Read a Markdown text of any number of stories: see `loads`.

    Args:
        text: The text; bytes are read as UTF-8.

    Returns:
        The stories, in order; of an empty text, none.

    Raises:
        ConversionError: Something in the text belongs to no story; with all that is wrong.
        TypeError: The text is neither str nor bytes.
        ImportError: The extra ``markdown`` is not installed.

    Examples:
        >>> from storyparse import Fact, Story
        >>> from storyparse.convert.markdown import dumps, loads_all
        >>> one, two = Story("One", [Fact(["a"])]), Story("Two", [Fact(["b"])])
        >>> loads_all(dumps([one, two])) == (one, two)
        True
    """
    from storyparse.convert.markdown.reading import read  # noqa: PLC0415 - it needs the extra

    return read(text, is_one=False)


def load_all(file: AnyPath | Readable) -> tuple[Story, ...]:
    """Read a Markdown file of any number of stories: see `loads_all`.

    Args:
        file: A path, read as UTF-8, or an open file of text or bytes.

    Returns:
        The stories, in order.

    Raises:
        ConversionError: Something in the text belongs to no story.
        OSError: The file cannot be read.
        TypeError: The file is neither a path nor an open file.
        ImportError: The extra ``markdown`` is not installed.

    Examples:
        >>> import io
        >>> from storyparse.convert.markdown import load_all
        >>> file = io.StringIO("# Ferry Opens\\n\\n## Facts\\n\\n- It runs.")
        >>> [story.title for story in load_all(file)]
        ['Ferry Opens']
    """
    return loads_all(content(file))
