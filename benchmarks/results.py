"""What a run found out, as data."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from benchmarks.timing import Spread

__all__ = ["Effort", "Figure", "Results", "dump", "load"]


@attrs.frozen
class Effort:
    """How much is measured.

    Args:
        rounds: How often a short piece of work gets its turn.
        long_rounds: How often a long one does.
        documents: How many documents are kept alive.
    """

    rounds: int
    long_rounds: int
    documents: int


@attrs.frozen
class Figure:
    """Something measured, as a multiple of the baseline of its group.

    Args:
        group: The table it stands in.
        name: What was measured.
        spread: How many times the baseline.
    """

    group: str
    name: str
    spread: Spread


@attrs.frozen
class Results:
    """All figures of a run, and what it ran on.

    Args:
        figures: The figures, in the order of their tables.
        surroundings: The date, the machine, and the versions, by what they are called.
    """

    figures: Sequence[Figure]
    surroundings: Mapping[str, str]

    def group(self, group: str) -> Mapping[str, Spread]:
        """Return the figures of a group by name; of a group that was not measured, none."""
        return {each.name: each.spread for each in self.figures if each.group == group}


def dump(results: Results, path: Path) -> None:
    """Write results to a file, so that they can be shown again without measuring."""
    text = json.dumps(attrs.asdict(results), indent=1, ensure_ascii=False)
    path.write_text(f"{text}\n", encoding="utf-8")


def load(path: Path) -> Results:
    """Return the results in a file."""
    data = json.loads(path.read_text(encoding="utf-8"))
    figures = (
        Figure(each["group"], each["name"], Spread(**each["spread"])) for each in data["figures"]
    )
    return Results(tuple(figures), data["surroundings"])
