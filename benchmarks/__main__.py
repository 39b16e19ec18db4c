"""The command: measure, judge, and write the pages."""

import argparse
import importlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks import (
    alive,
    goals,
    growth,
    hostile,
    ordinary,
    processes,
    profile,
    report,
    results,
)
from benchmarks.results import Effort, Figure, Results
from benchmarks.surroundings import surroundings

__all__ = ["main"]

_GROUPS: Mapping[str, Callable[[Effort], Iterator[Figure]]] = {
    "stories": ordinary.figures,
    "start": processes.figures,
    "growth": growth.figures,
    "alive": alive.figures,
    "hostile": hostile.figures,
    "profile": profile.figures,
}
_PAGES: Mapping[str, Sequence[str]] = {
    "benchmarks": ("stories", "start", "growth", "alive", "hostile"),
    "profile": ("profile",),
}
"""The groups that each page shows."""
_FULL = Effort(rounds=25, long_rounds=5, documents=10_000)
_QUICK = Effort(rounds=3, long_rounds=1, documents=2_000)
_DOCS = Path("docs/explanation")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and return its exit status: 1 if a goal is missed."""
    options = _parser().parse_args(arguments)
    folder = options.output or _DOCS
    groups = options.only or list(_GROUPS)
    found = (
        _kept(folder) if options.render else _measured(groups, _QUICK if options.quick else _FULL)
    )
    for page, shown in found.items():
        is_whole = set(_PAGES[page]) <= set(groups) and not options.quick
        if options.output or options.render or is_whole:
            folder.mkdir(parents=True, exist_ok=True)
            results.dump(shown, _data(folder, page))
            _WRITERS[page](shown, folder)
    verdicts = goals.judged(found.get("benchmarks", Results((), {})))
    for verdict in verdicts:
        _say(str(verdict))
    return int(any(verdict.is_missed for verdict in verdicts))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds, for trying")
    parser.add_argument(
        "--only", action="append", choices=_GROUPS, help="measure this group; may be repeated"
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FOLDER",
        help="where pages, plot and data are written, whatever was measured; without it, a page "
        "all of whose groups were measured in full is written to docs",
    )
    parser.add_argument(
        "--render", action="store_true", help="measure nothing: write the pages from their data"
    )
    return parser


def _data(folder: Path, page: str) -> Path:
    return folder / f"{page}.json"


def _kept(folder: Path) -> Mapping[str, Results]:
    """Return what an earlier run has found, by page."""
    return {
        page: results.load(_data(folder, page)) for page in _PAGES if _data(folder, page).exists()
    }


def _measured(groups: Sequence[str], effort: Effort) -> Mapping[str, Results]:
    """Measure some groups, say each figure as soon as it is known, and return all by page."""
    around = surroundings()
    return {
        page: Results(
            tuple(figure for group in shown if group in groups for figure in _said(group, effort)),
            around,
        )
        for page, shown in _PAGES.items()
        if set(shown) & set(groups)
    }


def _said(group: str, effort: Effort) -> Iterator[Figure]:
    _say(f"{group} …")
    for figure in _GROUPS[group](effort):
        low, median, high = figure.spread.low, figure.spread.median, figure.spread.high
        _say(f"  {figure.group}: {figure.name}: {median:.2f} ({low:.2f} to {high:.2f})")
        yield figure


def _write_benchmarks(found: Results, folder: Path) -> None:
    # Imported late: what it loads would weigh on the garbage collector while others are measured.
    plot = importlib.import_module("benchmarks.plot")
    plot.draw(found, folder / "benchmarks.svg")
    page = report.page(found, goals.judged(found))
    (folder / "benchmarks.md").write_text(page, encoding="utf-8")


def _write_profile(found: Results, folder: Path) -> None:
    (folder / "profile.md").write_text(report.profile_page(found), encoding="utf-8")


_WRITERS: Mapping[str, Callable[[Results, Path], None]] = {
    "benchmarks": _write_benchmarks,
    "profile": _write_profile,
}


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
