"""The command `convert`."""

import sys
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import click

from storyparse.cli import options
from storyparse.cli.conversion import Conversion, Input, planned
from storyparse.cli.inputs import named, opened
from storyparse.cli.messages import NO_STORY, faults, reason, say_all
from storyparse.cli.outputs import write
from storyparse.cli.statuses import Status
from storyparse.convert.formats import FORMATS, READABLE, STORY, Format
from storyparse.convert.problems import ConversionError
from storyparse.document import Document
from storyparse.model import Story
from storyparse.reader import read

__all__ = ["convert"]


class _FormatName(click.Choice[str]):
    """The name of a format; an underscore does for its hyphen, as in the names of modules."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name."""
        return super().convert(value.replace("_", "-"), param, ctx)


@click.command(short_help="Convert stories to other formats, and back.")
@options.files
@click.option("--to", "target", type=_FormatName(list(FORMATS)), help="The format to convert to.")
@click.option("--from", "source", type=_FormatName(READABLE), help="The format of each FILE.")
@click.option("-o", "--output", metavar="PATH", type=click.Path(), help="Where to write.")
@click.option("--spans", is_flag=True, help="JSON: tell where each part stood in the text.")
@click.option("--fragment", is_flag=True, help="HTML: only the article, for a page of your own.")
def convert(
    files: tuple[str, ...],
    target: str | None,
    source: str | None,
    output: str | None,
    **flags: bool,
) -> None:
    """Convert the stories in each FILE to another format; - is standard input.

    Formats are told by the endings of names where one alone is meant, and are asked for elsewhere.
    All stories go to standard output or to the file PATH, or, if PATH is a folder, those of each
    FILE to one of its own there. Nothing is written of a FILE with errors. The exit status is 0, 1
    when something cannot be converted, and 2 when a file cannot be read or written.
    """
    conversions = planned(
        files,
        source=source,
        target=target,
        output=None if output == "-" else output,
        options={name: True for name, is_set in flags.items() if is_set},
    )
    sys.exit(max(map(_convert, conversions)))


_Content: TypeAlias = Document | Story
"""What a file holds: a document of any number of stories, or a story of another format."""


class _UnconvertedError(Exception):
    """Why files are not converted, and the exit status that tells it."""

    def __init__(self, name: str, *problems: object, status: Status = Status.ATTENTION) -> None:
        """Keep it."""
        super().__init__(name, *problems)
        self.name, self.problems, self.status = name, problems, status


def _convert(conversion: Conversion) -> Status:
    """Convert files to one output, and return the exit status.

    Nothing is written if any of them cannot be converted; why not is said on standard error.
    """
    texts: list[_Content] = []
    status = Status.FINE
    for each in conversion.inputs:
        try:
            texts += _texts(*each)
        except _UnconvertedError as error:
            status = max(status, _said(error))
    if status:
        return status
    try:
        text = _written(conversion, texts)
    except _UnconvertedError as error:
        return _said(error)
    return write(conversion.output, text)


def _said(error: _UnconvertedError) -> Status:
    """Say why files are not converted, and return the exit status that tells it."""
    say_all(error.name, error.problems)
    return error.status


def _texts(path: str, source: Format) -> Sequence[_Content]:
    """Return what a file holds."""
    name = named(path)
    try:
        data = opened(path)
    except (OSError, ValueError) as error:
        raise _UnconvertedError(name, reason(error), status=Status.UNUSABLE) from None
    texts = _document(name, data) if source is STORY else _stories(name, data, source)
    if not texts:
        raise _UnconvertedError(name, NO_STORY)
    return texts


def _document(name: str, data: bytes) -> Sequence[Document]:
    document = read(data)
    if document.diagnostics:
        raise _UnconvertedError(name, *faults(document))
    return [document] if document.stories else []


def _stories(name: str, data: bytes, source: Format) -> Sequence[Story]:
    try:
        return source.stories(data)
    except ConversionError as error:
        raise _UnconvertedError(name, *error.problems) from None
    except ImportError as error:
        raise _UnconvertedError(name, error, status=Status.UNUSABLE) from None


def _written(conversion: Conversion, texts: Sequence[_Content]) -> str:
    """Return the text of the target."""
    target = conversion.target
    stories = [story for text in texts for story in _stories_of(text)]
    if len(stories) > 1 and not target.holds_several:
        said = f"{target.name} holds one story, not {len(stories)}"
        raise _UnconvertedError(_names(conversion.inputs), said)
    several = texts if target.takes_documents else stories
    try:
        return target.dumps(several if target.holds_several else stories[0], **conversion.options)
    except ValueError as error:
        raise _UnconvertedError(_names(conversion.inputs), error) from None


def _names(inputs: Iterable[Input]) -> str:
    return ", ".join(named(each.path) for each in inputs)


def _stories_of(text: _Content) -> Sequence[Story]:
    return text.stories if isinstance(text, Document) else [text]
