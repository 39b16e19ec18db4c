"""The command `merge`."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import click

from storyparse.cli import options
from storyparse.cli.inputs import documents, require_one_standard_input
from storyparse.cli.messages import NO_STORY, faults, say, say_all
from storyparse.cli.outputs import write
from storyparse.cli.statuses import Status
from storyparse.model import Story
from storyparse.spelling import titles
from storyparse.text import span_of

__all__ = ["merge"]


class _Told(NamedTuple):
    """A story of a file.

    Attributes:
        path: What the file is called.
        place: Which of its stories this is, counted from 1.
        story: The story.
        line: The line in which it begins.
    """

    path: str
    place: int
    story: Story
    line: int


def _title(_: object, __: object, title: str | None) -> str | None:
    """Refuse what can be no title."""
    objection = None if title is None else titles.objection(title)
    if objection:
        raise click.BadParameter(objection)
    return title


@click.command(short_help="Make one story of several.")
@options.files
@click.option("--title", callback=_title, help="Its title; without it that of the first story.")
@click.option("-o", "--output", metavar="PATH", type=click.Path(), help="Where to write the story.")
@click.option(
    "--map",
    "numbers",
    metavar="PATH",
    type=click.Path(),
    help="Where to write, as JSON, which number each source had and has.",
)
def merge(files: Sequence[str], title: str | None, output: str | None, numbers: str | None) -> None:
    """Make one story of all those in each FILE; - is standard input.

    Sources with the same name and URL become one, and all are numbered anew. Nothing is written of
    files with errors, or where a narrative would be provided by somebody else. The story goes to
    standard output or to the file PATH. The exit status is 0, 1 when there can be no such story,
    and 2 when a file cannot be read or written.
    """
    require_one_standard_input(files)
    for other, what in ((output or "-", "the story"), *((file, repr(file)) for file in files)):
        if numbers is not None and _is_same(numbers, other):
            msg = f"{what} and --map would be in the same place"
            raise click.UsageError(msg)
    told, status = _read(files)
    sys.exit(status or _merge(told, title, output, numbers))


def _is_same(path: str, other: str) -> bool:
    """Tell whether two paths lead to the same file; ``-`` is no file."""
    if "-" in (path, other):
        return path == other
    return os.path.realpath(path) == os.path.realpath(other)


def _read(files: Sequence[str]) -> tuple[Sequence[_Told], Status]:
    """Return the stories of files, and the exit status, which is FINE if nothing is wrong."""
    told: list[_Told] = []
    status = Status.FINE
    for path, document in documents(files):
        if document is None:
            status = Status.UNUSABLE
        elif document.diagnostics or not document.stories:
            say_all(path, list(faults(document)) or [NO_STORY])
            status = max(status, Status.ATTENTION)
        else:
            for place, story in enumerate(document.stories, 1):
                start = span_of(story).start
                told.append(_Told(path, place, story, document.position(start).line))
    return told, status


def _merge(
    told: Sequence[_Told], title: str | None, output: str | None, numbers: str | None
) -> Status:
    """Write one story made of several, and the maps, and return the exit status."""
    # Only this command merges.
    from storyparse import merging, writer  # noqa: PLC0415

    try:
        merged = merging.merge([each.story for each in told], title=title)
    except merging.MergeError as error:
        path, place, _, line = told[(error.story or 1) - 1]
        say(f"{path}:{line}", str(merging.MergeError(error.reason, place, error.part)))
        return Status.ATTENTION
    # The story comes last: where it is written over another one, nothing is missing beside it.
    status = Status.FINE if numbers is None else write(numbers, _maps(told, merged.numbers))
    return status or write(output, writer.dumps(merged.story))


def _maps(told: Sequence[_Told], numbers: Sequence[Mapping[int, int]]) -> str:
    """Return as JSON which number each source of each story had and has."""
    from storyparse.report.strict_json import Json, dumped  # noqa: PLC0415 - seldom wanted

    maps: Json = [
        {
            "path": each.path,
            "story": each.place,
            "title": each.story.title,
            "numbers": {str(old): new for old, new in new_numbers.items()},
        }
        for each, new_numbers in zip(told, numbers, strict=True)
    ]
    return f"{dumped(maps)}\n"
