"""The texts that a command is given."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs
import click

from storyparse.document import Document
from storyparse.reader import read
from storyparse.text import printable

__all__ = [
    "STDIN",
    "UNREADABLE",
    "documents",
    "faults",
    "named",
    "opened",
    "reason",
    "require_one_standard_input",
    "say",
    "say_all",
    "standard_input",
]

UNREADABLE = 2
"""Exit status when a file cannot be read or written, and of wrong usage."""

STDIN = "<stdin>"
"""What standard input is called."""


def documents(paths: Iterable[str]) -> Iterator[tuple[str, Document | None]]:
    """Yield the name and document of each path.

    One that cannot be read has no document, and a line on standard error.
    """
    for path in paths:
        try:
            data = opened(path)
        except (OSError, ValueError) as error:
            say(named(path), reason(error))
            yield named(path), None
        else:
            yield named(path), read(data)


def faults(document: Document) -> Iterator[str]:
    """Yield each error of a document with its place, as one line."""
    for each in document.diagnostics:
        line, column, *_ = attrs.astuple(document.position(each.span.start))
        yield f"{line}:{column}: {each.severity}[{each.code}] {each.name}: {each.message}"


def require_one_standard_input(paths: Sequence[str]) -> None:
    """Refuse paths of which more than one is standard input.

    Raises:
        click.UsageError: It could not be read again.
    """
    if paths.count("-") > 1:
        msg = "standard input can be read once"
        raise click.UsageError(msg)


def named(path: str) -> str:
    """Return what a file is called; ``-`` is standard input."""
    return STDIN if path == "-" else path


def opened(path: str) -> bytes:
    """Return what a file holds; ``-`` is standard input.

    Raises:
        OSError: It cannot be read.
        ValueError: Standard input is closed, or the path can be none.
    """
    return standard_input() if path == "-" else Path(path).read_bytes()


def standard_input() -> bytes:
    """Return what standard input gives.

    Raises:
        ValueError: It is closed.
    """
    if sys.stdin is None:
        msg = "standard input is closed"
        raise ValueError(msg)
    return sys.stdin.buffer.read()


def reason(error: Exception) -> str:
    """Return why something failed, without the path that is said beside it."""
    return getattr(error, "strerror", None) or str(error)


def say(*words: str) -> None:
    """Say something on standard error."""
    click.echo(": ".join(map(printable, ("storyparse", *words))), err=True)


def say_all(name: str, problems: Iterable[object]) -> None:
    """Say what is wrong with a file on standard error; of very much that is, the first."""
    several = tuple(problems)
    for problem in several[:_MOST_PROBLEMS]:
        say(name, str(problem))
    more = len(several) - _MOST_PROBLEMS
    if more > 0:
        say(name, f"there are {more} more problems")


_MOST_PROBLEMS = 20
