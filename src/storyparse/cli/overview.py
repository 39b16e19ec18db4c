"""Counts of stories, as they are printed."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from storyparse.cli.messages import amount
from storyparse.cli.totals import Totals
from storyparse.display import first_line, printable
from storyparse.references import Share
from storyparse.report.strict_json import dumped

__all__ = ["document", "page"]

_FIRST = 20
_ROOM = 60  # terminal cells


def document(totals: Totals) -> str:
    """Return all counts as a JSON document, on one line."""
    counts = attrs.asdict(totals.summary)
    tables = {name: counts.pop(name) for name in ("outlets", "cited_together")}
    covered = totals.summary.coverage
    return dumped(
        {
            "files": totals.files,
            "faulty_files": totals.faulty_files,
            "unreadable_files": totals.unreadable_files,
            **counts,
            "uncited_facts": covered.cited_facts.rest,
            "unused_sources": covered.used_sources.rest,
            **tables,
        }
    )


def page(totals: Totals, *, whole: bool) -> Iterator[str]:
    """Yield the lines that people read.

    Args:
        totals: The counts.
        whole: Whether all rows of the tables are wanted, and not only the first 20.
    """
    yield from _totals(totals)
    # Numbers come first: after a name that runs from right to left they would change their places.
    outlets = [
        (row.stories, row.citations, row.facts, row.alone, row.narratives, _shown(row.name))
        for row in totals.summary.outlets[: None if whole else _FIRST]
    ]
    head = ("Stories", "Citations", "Facts", "Alone", "Narratives", "Outlet")
    yield from _table(head, outlets, of=len(totals.summary.outlets))
    pairs = [
        (pair.items, f"{_shown(pair.first)} + {_shown(pair.second)}")
        for pair in totals.summary.cited_together[: None if whole else _FIRST]
    ]
    yield from _table(("Items", "Cited together"), pairs, of=len(totals.summary.cited_together))


def _totals(totals: Totals) -> Iterator[str]:
    found = totals.summary
    covered = found.coverage
    cited, uncited = _parts(covered.cited_facts)
    alone, _ = _parts(Share(found.single_sourced_facts, found.facts))
    cited_sources, _ = _parts(covered.cited_sources)
    used, unused = _parts(covered.used_sources)
    unresolved = amount(found.unresolved_citations, "marker")
    listed, unlisted, nobody = (
        _parts(Share(part, found.narratives))[0]
        for part in (
            found.narratives_by_sources,
            found.narratives_by_others,
            found.narratives - found.narratives_by_sources - found.narratives_by_others,
        )
    )
    rows = (
        ("Files", totals.files, ""),
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
