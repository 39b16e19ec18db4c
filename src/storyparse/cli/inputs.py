"""The texts that a command is given."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from storyparse.document import Document
from storyparse.reader import read
from storyparse.text import printable

__all__ = ["UNREADABLE", "documents", "report_problem"]

UNREADABLE = 2
"""Exit status when a file cannot be read, and of wrong usage."""


def documents(paths: Iterable[str]) -> Iterator[tuple[str, Document | None]]:
    """Yield the name and document of each path.

    One that cannot be read has no document, and a line on standard error.
    """
    for path in paths:
        name = "<stdin>" if path == "-" else path
        try:
            data = _standard_input() if path == "-" else Path(path).read_bytes()
        except (OSError, ValueError) as error:
            report_problem(name, getattr(error, "strerror", None) or str(error))
            yield name, None
        else:
            yield name, read(data)


def _standard_input() -> bytes:
    if sys.stdin is None:
        msg = "standard input is closed"
        raise ValueError(msg)
    return sys.stdin.buffer.read()


def report_problem(name: str, problem: str) -> None:
    """Say on standard error what is wrong with an input."""
    click.echo(f"storyparse: {printable(name)}: {printable(problem)}", err=True)
