"""The texts that a command is given."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from storyparse.document import Document
from storyparse.reader import read
from storyparse.text import printable

__all__ = [
    "STDIN",
    "UNREADABLE",
    "documents",
    "named",
    "opened",
    "reason",
    "say",
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
