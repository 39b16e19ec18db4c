"""The shape of a style, and a report written in it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

import attrs

from storyparse.catalogue import Kind
from storyparse.report.findings import Findings, Problem
from storyparse.report.segments import Role, Segment, plain

__all__ = ["Piece", "Style", "data", "written"]

Piece: TypeAlias = tuple[Segment, ...]
"""What a style makes of one finding, or of all that was found in one text."""


@attrs.frozen(kw_only=True)
class Style:
    """A style: a head, pieces with a separator between each two, and a tail.

    Attributes:
        name: What it is called on the command line.
        findings: Yields the pieces of what was found in a text, also where that is nothing.
        problem: Returns the piece of a file that could not be read or written. Styles for people
            have none: they are told elsewhere.
        head: Returns what comes first, given the kinds of diagnostics that were looked for.
        separator: What stands between two pieces.
        tail: What comes last.
        is_human: Whether people read it, not machines.
    """

    name: str
    findings: Callable[[Findings], Iterator[Piece]]
    problem: Callable[[Problem], Piece] | None = None
    head: Callable[[Sequence[Kind]], str] = lambda _: ""
    separator: str = ""
    tail: str = ""
    is_human: bool = False


def data(text: str) -> Piece:
    """Return the piece of a report for machines."""
    return (Segment(text, Role.DATA),)


def written(
    style: Style, results: Iterable[Findings | Problem], kinds: Sequence[Kind]
) -> Iterator[str]:
    """Yield a report without colours, bit by bit as the results come.

    Args:
        style: How to write it.
        results: What was found, in the order in which to report it.
        kinds: The kinds of diagnostics that were looked for.
    """
    yield style.head(kinds)
    separator = ""
    for result in results:
        for piece in _pieces(style, result):
            yield separator + plain(piece)
            separator = style.separator
    yield style.tail


def _pieces(style: Style, result: Findings | Problem) -> Iterator[Piece]:
    if isinstance(result, Findings):
        yield from style.findings(result)
    elif style.problem:
        yield style.problem(result)
