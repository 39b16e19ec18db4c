"""The texts that a command is given."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from storyparse.cli.messages import reason, say
from storyparse.document import Document
from storyparse.reader import read

__all__ = [
    "STDIN",
    "documents",
    "named",
    "opened",
    "require_one_standard_input",
    "standard_input",
]

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
