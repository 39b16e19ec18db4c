"""Files converted from one format to another."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from storyparse.cli.inputs import UNREADABLE, faults, named, opened, reason, say_all
from storyparse.cli.outputs import write
from storyparse.cli.plan import Conversion, Input
from storyparse.cli.tally import NO_STORY
from storyparse.convert.formats import STORY, Format
from storyparse.convert.problems import ConversionError
from storyparse.document import Document
from storyparse.model import Story
from storyparse.reader import read

__all__ = ["convert"]

_FAULTY = 1

Text: TypeAlias = Document | Story
"""What a file holds: a document of any number of stories, or a story of another format."""


class _UnconvertedError(Exception):
    """Why files are not converted, and the exit status that tells it."""

    def __init__(self, name: str, *problems: object, status: int = _FAULTY) -> None:
        """Keep it."""
        super().__init__(name, *problems)
        self.name, self.problems, self.status = name, problems, status


def convert(conversion: Conversion) -> int:
    """Convert files to one output, and return the exit status.

    Nothing is written if any of them cannot be converted; why not is said on standard error.
    """
    texts: list[Text] = []
    status = 0
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


def _said(error: _UnconvertedError) -> int:
    """Say why files are not converted, and return the exit status that tells it."""
    say_all(error.name, error.problems)
    return error.status


def _texts(path: str, source: Format) -> Sequence[Text]:
    """Return what a file holds."""
    name = named(path)
    try:
        data = opened(path)
    except (OSError, ValueError) as error:
        raise _UnconvertedError(name, reason(error), status=UNREADABLE) from None
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
        raise _UnconvertedError(name, error, status=UNREADABLE) from None


def _written(conversion: Conversion, texts: Sequence[Text]) -> str:
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


def _stories_of(text: Text) -> Sequence[Story]:
    return text.stories if isinstance(text, Document) else [text]
