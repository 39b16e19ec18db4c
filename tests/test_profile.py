"""The profile times the library's own functions, and says what share each has; never how long."""

import gc
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

import pytest

import storyparse
from benchmarks import __main__ as command
from benchmarks import corpus, profile, report, results
from benchmarks.profile import Stage, Table
from benchmarks.results import Effort, Figure, Results
from benchmarks.timing import Clock, Spread
from storyparse import checker, reader, selection, writer

TEXTS = corpus.stories(2, seed=3)
STAGES = [
    pytest.param(stage, id=f"{table.group}: {stage.name}")
    for table in profile.TABLES.values()
    for stage in (table.whole, *table.stages)
]


def ticking() -> Clock:
    """Return a clock that is a second further whenever somebody looks at it."""
    seconds = iter(range(10**9))
    return lambda: float(next(seconds))


def taking(seconds: float) -> Stage:
    return Stage(f"{seconds}", "", lambda _, __: seconds)


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_has_a_part_in_a_story(stage: Stage) -> None:
    assert isinstance(stage.seconds(TEXTS, perf_counter), float)


def test_a_function_that_nobody_calls_is_no_stage() -> None:
    with pytest.raises(LookupError, match="nobody calls"):
        _ = profile.Watch(ticking()).elapsed


def test_a_stage_is_a_function_that_the_library_calls() -> None:
    named = {stage.function for table in profile.TABLES.values() for stage in table.stages}
    assert {"syntax.lines.Reader._cut", "resolve.items.read_facts", "runner.found"} <= named


def test_the_functions_are_put_back() -> None:
    before = {module: dict(vars(module)) for module in (reader, checker, writer)}
    for table in profile.TABLES.values():
        list(profile.shares(table, TEXTS, rounds=1))
    assert before == {module: dict(vars(module)) for module in before}
    assert gc.isenabled()


def test_a_share_is_what_a_stage_takes_of_the_whole_around_it() -> None:
    wholes = iter([10.0, 30.0, 10.0])
    whole = Stage("whole", "", lambda _, __: next(wholes))
    table = Table("group", whole, [taking(5), taking(20)])
    found = [(stage.name, share.median) for stage, share in profile.shares(table, TEXTS, rounds=1)]
    assert found == [("5", 0.25), ("20", 1.0)]


def test_a_watch_runs_while_its_function_does() -> None:
    watch = profile.Watch(ticking())
    assert watch.watched(lambda value: value + 1)(1) == 2
    assert list(watch.watched(numbers)(3)) == [0, 1, 2]
    assert watch.turns == [1.0] * 5  # one call; three numbers, and the end
    assert watch.elapsed == 0  # a look at the clock takes as long


def numbers(count: int) -> Iterator[int]:
    yield from range(count)


def test_the_rules_are_those_that_check_runs() -> None:
    stages = profile.TABLES["profile: rules"].stages
    assert [stage.name for stage in stages] == [rule.kind.name for rule in selection.selected()]
    for stage in stages:
        assert importlib.util.find_spec(f"storyparse.{stage.function}")


def made_up(tables: Sequence[Table]) -> Results:
    figures = [
        Figure(table.group, stage.name, Spread(0.09, 0.1, 0.11))
        for table in tables
        for stage in table.stages
    ]
    shapes = Figure(profile.NEW_SHAPES, "of 1,000 ordinary stories", Spread(0.004, 0.004, 0.004))
    return Results((*figures, shapes), {"Date": "2026-11-22"})


def test_the_page_shows_shares_and_what_is_left() -> None:
    page = report.profile_page(made_up(list(profile.TABLES.values())))
    assert "| lines cut | `syntax.lines.Reader._cut` | 10.0 % | 9.0 % to 11.0 % |" in page
    assert "| all else |  | 70.0 % |  |" in page  # of check, which has three stages
    assert "0.4 % of 1,000 ordinary stories" in page
    assert "- Date: 2026-11-22" in page
    assert "Not measured" not in page
    assert "$" not in page


def test_stages_that_do_not_follow_each_other_stand_by_their_share() -> None:
    found = made_up([profile.TABLES["profile: rules"]])
    largest = Figure("profile: rules", "unused-source", Spread(0.4, 0.5, 0.6))
    others = [each for each in found.figures if each.name != largest.name]
    page = report.profile_page(Results((*others, largest), {}))
    rows = [line for line in page.splitlines() if "`rules." in line]
    assert rows[0] == "| unused-source | `rules.unused_source` | 50.0 % | 40.0 % to 60.0 % |"


def test_a_page_of_nothing_says_so() -> None:
    page = report.profile_page(Results((), {}))
    assert page.count("Not measured in this run.") == len(profile.TABLES)


def test_the_names_on_the_page_are_those_of_the_code() -> None:
    page = Path(report.__file__).with_name("profile.md").read_text(encoding="utf-8")
    for table in profile.TABLES.values():
        assert f"${table.group.removeprefix('profile: ')}\n" in page


def test_figures_have_the_groups_of_the_page() -> None:
    found = list(profile.figures(Effort(rounds=1, long_rounds=1, documents=1)))
    assert {figure.group for figure in found} == {*profile.TABLES, profile.NEW_SHAPES}
    assert len({(figure.group, figure.name) for figure in found}) == len(found)


def test_the_command_writes_the_page_alone_from_its_data(tmp_path: Path) -> None:
    results.dump(made_up(list(profile.TABLES.values())), tmp_path / "profile.json")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--render", "--output", str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"profile.json", "profile.md"}


def test_the_stories_need_no_safe_fix_as_the_page_says() -> None:
    found = [each for text in corpus.stories(50, seed=1) for each in storyparse.check(text)]
    assert not [each for each in found if each.fix and each.fix.safety is storyparse.Safety.SAFE]


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (["--only", "profile"], {"profile.json", "profile.md"}),
        (["--only", "profile", "--quick"], set()),
        (["--only", "start"], set()),
    ],
)
def test_what_was_measured_in_part_is_not_written_to_the_documentation(
    arguments: list[str], written: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = made_up(list(profile.TABLES.values())).figures
    monkeypatch.setattr(command, "_GROUPS", {"profile": measured(figures), "start": measured(())})
    monkeypatch.setattr(command, "_DOCS", tmp_path)
    monkeypatch.setattr(command, "surroundings", dict)
    assert command.main(arguments) == 0
    assert {path.name for path in tmp_path.iterdir()} == written


def measured(figures: Sequence[Figure]) -> Callable[[Effort], Iterator[Figure]]:
    return lambda _: iter(figures)
