"""What commands say on standard error."""

from collections.abc import Iterable, Iterator

import attrs
import click

from storyparse.display import printable
from storyparse.document import Document

__all__ = ["NO_STORY", "amount", "faults", "problem", "reason", "say", "say_all"]

NO_STORY = "there is no story in it"

_MOST_PROBLEMS = 20


def say(*words: str) -> None:
    """Say something on standard error."""
    click.echo(": ".join(map(printable, ("storyparse", *words))), err=True)


def say_all(name: str, problems: Iterable[object]) -> None:
    """Say what is wrong with a file on standard error; of very much that is, the first."""
    several = tuple(problems)
    for each in several[:_MOST_PROBLEMS]:
        say(name, str(each))
    more = len(several) - _MOST_PROBLEMS
    if more > 0:
        say(name, f"there are {more} more problems")


def reason(error: Exception) -> str:
    """Return why something failed, without the path that is said beside it."""
    return getattr(error, "strerror", None) or str(error)


def faults(document: Document) -> Iterator[str]:
    """Yield each error of a document with its place, as one line."""
    for each in document.diagnostics:
        line, column, *_ = attrs.astuple(document.position(each.span.start))
        yield f"{line}:{column}: {each.severity}[{each.code}] {each.name}: {each.message}"


def problem(document: Document) -> str | None:
    """Return in one line what keeps a document from being used as it is, or None."""
    if document.diagnostics:
        return f"{amount(len(document.diagnostics), 'error')}; see 'storyparse check'"
    return None if document.stories else NO_STORY


def amount(number: int, noun: str) -> str:
    """Return a number of things in words.

    Examples:
        >>> amount(1, "file"), amount(2, "file")
        ('1 file', '2 files')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
