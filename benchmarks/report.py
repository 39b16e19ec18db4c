"""The pages: tables of results, in templates of prose."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template

from benchmarks import alive, growth, hostile, ordinary, processes, profile
from benchmarks.contenders import Kind
from benchmarks.goals import Verdict
from benchmarks.results import Results
from benchmarks.timing import Spread
from documentation.markup import table

__all__ = ["page", "percent", "profile_page", "short"]

_NOTHING = "Not measured in this run."


def page(results: Results, verdicts: Sequence[Verdict]) -> str:
    """Return the page of the benchmarks, in Markdown."""
    kinds = {kind: _against_read(results, kind.name, kind.value) for kind in Kind}
    return _template("page.md").substitute(
        goals=_goals(verdicts),
        operations=_against_read(results, ordinary.OPERATIONS, "Operation"),
        grammars=_joined(kinds[Kind.LARK], kinds[Kind.GRAMMAR], kinds[Kind.TUNED]),
        formats=_joined(kinds[Kind.MARKDOWN], kinds[Kind.HTML], kinds[Kind.JSON]),
        conversions=kinds[Kind.CONVERSION],
        start=_figures(results, "Process", {f"× `{processes.BASELINE}`": processes.GROUP}),
        growth=_figures(results, "Size", {"× 20 KB": growth.TIME}),
        memory=_figures(results, "Text", {"× size": growth.MEMORY}),
        alive=_figures(results, "Documents", {"× dropped": alive.GROUP}),
        hostile=_figures(
            results, "Nothing but", {"× time": hostile.TIME, "× memory": hostile.MEMORY}
        ),
        within=_figures(
            results,
            "Within a story",
            {"× time": hostile.TIME_WITHIN, "× memory": hostile.MEMORY_WITHIN},
        ),
        surroundings=_surroundings(results),
    )


def profile_page(results: Results) -> str:
    """Return the page of the profile, in Markdown."""
    tables = {group.removeprefix("profile: "): _shares(results, group) for group in profile.TABLES}
    return _template("profile.md").substitute(
        tables, new_shapes=_new_shapes(results), surroundings=_surroundings(results)
    )


def _template(name: str) -> Template:
    return Template(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def _surroundings(results: Results) -> str:
    return "\n".join(f"- {name}: {told}" for name, told in results.surroundings.items())


def _shares(results: Results, group: str) -> str:
    """Return the shares of a whole's stages.

    Those that follow each other stand in their order, with what is left; others by their share.
    """
    measured, found = profile.TABLES[group], results.group(group)
    if not found:
        return _NOTHING
    stages = [stage for stage in measured.stages if stage.name in found]
    if not measured.is_whole:
        stages.sort(key=lambda stage: -found[stage.name].median)
    rows = [(stage.name, _code(stage.function), *_percent(found[stage.name])) for stage in stages]
    if measured.is_whole:
        rest = 1 - sum(share.median for share in found.values())
        rows.append(("all else", "", percent(rest), ""))
    headings = ("Stage", "Function", f"of `{measured.whole.name}`", "middle half")
    return table(headings, rows, texts=2)


def _percent(share: Spread) -> Sequence[str]:
    return percent(share.median), f"{percent(share.low)} to {percent(share.high)}"


def _code(function: str) -> str:
    return function and f"`{function}`"


def percent(share: float) -> str:
    """Return a share in percent.

    >>> percent(0.3049), percent(0.0008)
    ('30.5 %', '0.1 %')
    """
    return f"{100 * share:.1f} %"


def _new_shapes(results: Results) -> str:
    found = results.group(profile.NEW_SHAPES)
    return _joined(*(f"{percent(share.median)} {name}" for name, share in found.items())) or "none"


def _goals(verdicts: Sequence[Verdict]) -> str:
    return table(("Goal", "Wanted", "Measured", "Result"), map(_goal, verdicts), texts=1)


def _goal(verdict: Verdict) -> Sequence[str]:
    goal = verdict.goal
    wanted = f"{goal.bound.value} {goal.limit:g}"
    if verdict.value is None:
        return goal.name, wanted, "", "not measured"
    return (
        goal.name,
        wanted,
        short(verdict.value),
        "**missed**" if verdict.is_missed else "reached",
    )


def _against_read(results: Results, group: str, heading: str) -> str:
    """Return a table with two baselines: the hand-written parser, and `read`."""
    figures = results.group(group)
    read = results.group(ordinary.OPERATIONS).get("read")
    if not figures or not read:
        return _NOTHING
    rows = (
        (name, short(spread.median), _half(spread), short(spread.median / read.median))
        for name, spread in figures.items()
    )
    return table((heading, "× hand-written", "middle half", "× `read`"), rows, texts=1)


def _figures(results: Results, heading: str, columns: Mapping[str, str]) -> str:
    """Return a table of one or more groups that have the same names, by their headings."""
    groups = {column: results.group(group) for column, group in columns.items()}
    if not all(groups.values()):
        return _NOTHING
    headings = (each for column, group in groups.items() for each in _headings(column, group))
    names = next(iter(groups.values()))
    rows = (
        (name, *(cell for group in groups.values() for cell in _cells(group, name)))
        for name in names
    )
    return table((heading, *headings), rows, texts=1)


def _headings(column: str, group: Mapping[str, Spread]) -> Sequence[str]:
    return (column, "middle half") if _is_spread(group) else (column,)


def _cells(group: Mapping[str, Spread], name: str) -> Sequence[str]:
    spread = group[name]
    median = short(spread.median)
    return (median, _half(spread)) if _is_spread(group) else (median,)


def _is_spread(group: Mapping[str, Spread]) -> bool:
    """Tell whether the figures of a group were measured more than once."""
    return any(spread.low < spread.high for spread in group.values())


def _half(spread: Spread) -> str:
    return f"{short(spread.low)} to {short(spread.high)}"


def short(value: float) -> str:
    """Return a value with as many digits as anybody wants to read.

    >>> short(1.0049), short(14.06), short(211.8)
    ('1.00', '14.1', '212')
    """
    return f"{value:,.{2 if value < 10 else 1 if value < 100 else 0}f}"  # noqa: PLR2004 - digits


def _joined(*tables: str) -> str:
    return "\n\n".join(tables)
