"""Counts of stories, as they are printed."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from storyparse.cli.counting import Counted
from storyparse.cli.tally import counted as in_words
from storyparse.convert.graph import first_line
from storyparse.references import Share
from storyparse.report.strict_json import dumped
from storyparse.text import printable

__all__ = ["document", "page"]

_FIRST = 20
_ROOM = 60  # terminal cells


def document(counted: Counted) -> str:
    """Return all counts as a JSON document, on one line."""
    counts = attrs.asdict(counted.summary)
    tables = {name: counts.pop(name) for name in ("outlets", "cited_together")}
    covered = counted.summary.coverage
    return dumped(
        {
            "files": counted.files,
            "faulty_files": counted.faulty_files,
            "unreadable_files": counted.unreadable_files,
            **counts,
            "uncited_facts": covered.cited_facts.rest,
            "unused_sources": covered.used_sources.rest,
            **tables,
        }
    )


def page(counted: Counted, *, whole: bool) -> Iterator[str]:
    """Yield the lines that people read.

    Args:
        counted: The counts.
        whole: Whether all rows of the tables are wanted, and not only the first 20.
    """
    yield from _totals(counted)
    # Numbers come first: after a name that runs from right to left they would change their places.
    outlets = [
        (row.stories, row.citations, row.facts, row.alone, row.narratives, _shown(row.name))
        for row in counted.summary.outlets[: None if whole else _FIRST]
    ]
    head = ("Stories", "Citations", "Facts", "Alone", "Narratives", "Outlet")
    yield from _table(head, outlets, of=len(counted.summary.outlets))
    pairs = [
        (pair.items, f"{_shown(pair.first)} + {_shown(pair.second)}")
        for pair in counted.summary.cited_together[: None if whole else _FIRST]
    ]
    yield from _table(("Items", "Cited together"), pairs, of=len(counted.summary.cited_together))


def _totals(counted: Counted) -> Iterator[str]:
    found = counted.summary
    covered = found.coverage
    cited, uncited = _parts(covered.cited_facts)
    alone, _ = _parts(Share(found.single_sourced_facts, found.facts))
    cited_sources, _ = _parts(covered.cited_sources)
    used, unused = _parts(covered.used_sources)
    unresolved = in_words(found.unresolved_citations, "marker")
    listed, unlisted, nobody = (
        _parts(Share(part, found.narratives))[0]
        for part in (
            found.narratives_by_sources,
            found.narratives_by_others,
            found.narratives - found.narratives_by_sources - found.narratives_by_others,
        )
    )
    rows = (
        ("Files", counted.files, ""),
        ("Stories", found.stories, ""),
        ("Facts", found.facts, f"{cited} cited, {uncited} uncited, {alone} with one outlet alone"),
        ("Sources", found.sources, f"{cited_sources} cited, {used} used, {unused} unused"),
        (
            "Narratives",
            found.narratives,
            f"{listed} by a source, {unlisted} by others, {nobody} by nobody",
        ),
        ("Citations", found.citations, f"and {unresolved} without a source"),
    )
    size = max(len(f"{number}") for _, number, _ in rows)
    for label, number, words in rows:
        yield f"{label:<10}  {number:>{size}}  {words}".rstrip()


def _parts(share: Share) -> tuple[str, str]:
    """Return a part and the rest as numbers and percentages."""
    return _part(share.part, share.whole), _part(share.rest, share.whole)


_ALL = 100


def _part(part: int, whole: int) -> str:
    if not whole:
        return "0"
    percent = round(Fraction(100 * part, whole))
    if part and not percent:
        return f"{part} (<1%)"
    return f"{part} (>99%)" if percent == _ALL and part < whole else f"{part} ({percent}%)"


def _table(head: Sequence[str], rows: Sequence[tuple[int | str, ...]], *, of: int) -> Iterator[str]:
    """Yield the lines of a table, after an empty one; without rows, nothing.

    Args:
        head: The names of the columns; the last is for words, the others are for numbers.
        rows: The first rows.
        of: How many rows there are.
    """
    if not rows:
        return
    lines = [head, *(tuple(map(str, row)) for row in rows)]
    *sizes, _ = (max(map(len, column)) for column in zip(*lines, strict=True))
    yield ""
    for *numbers, words in lines:
        cells = (f"{number:>{size}}" for number, size in zip(numbers, sizes, strict=True))
        yield "  ".join((*cells, words))
    if of > len(rows):
        yield f"{of - len(rows)} more with --all"


def _shown(name: str) -> str:
    """Return a name as the tables show it, without its end where that is far."""
    words = printable(name)
    begun = first_line(words, _ROOM)
    return words if begun == words else f"{first_line(words, _ROOM - 1)}…"
