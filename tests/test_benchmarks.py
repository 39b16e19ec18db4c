"""What the benchmarks measure, how they judge, and what they write; never how long it takes."""

import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import storyparse
from benchmarks import corpus, goals, growth, ordinary, report, results, timing
from benchmarks.goals import Bound, Goal
from benchmarks.results import Figure, Results
from benchmarks.timing import Spread, Subject


class Machine:
    """A machine whose time only work moves: each unit of it takes `pace` seconds."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pace = 1.0
        self.runs: list[tuple[str, int]] = []

    def clock(self) -> float:
        """Return the time."""
        return self.now

    def subject(self, name: str, units: float, inputs: int = 1) -> Subject:
        """Return work of some units for each of its inputs."""

        def run(each: int) -> None:
            self.runs.append((name, each))
            self.now += units * self.pace

        return Subject(name, run, range(inputs))


def ratio(machine: Machine, subject: Subject, baseline: Subject, rounds: int = 5) -> Spread:
    [(_, found)] = timing.compared(
        [subject], baseline, rounds=rounds, seconds=0.02, clock=machine.clock
    )
    return found


@pytest.mark.parametrize("units", [1e-5, 1e-3, 0.5, 7.0])
def test_a_ratio_is_the_time_for_one_input(units: float) -> None:
    machine = Machine()
    found = ratio(
        machine, machine.subject("one", units, 9), machine.subject("baseline", 1e-4, inputs=9)
    )
    assert found.median == pytest.approx(units / 1e-4)


def test_a_machine_that_slows_down_changes_no_ratio() -> None:
    machine = Machine()
    baseline = machine.subject("baseline", 1)

    def run(each: int) -> None:
        machine.pace *= 1.01
        baseline.run(each)
        machine.pace *= 1.01

    found = ratio(machine, Subject("one", run, range(1)), baseline, rounds=20)
    assert found.median == pytest.approx(1, abs=1e-3)


def test_each_slice_runs_between_two_of_the_baseline() -> None:
    machine = Machine()
    subjects = [machine.subject("a", 2), machine.subject("b", 3)]
    found = timing.compared(subjects, machine.subject("baseline", 1), rounds=2, clock=machine.clock)
    assert [(each.name, spread.median) for each, spread in found] == [("a", 2), ("b", 3)]
    names = [name for name, _ in machine.runs]
    around = ["baseline", "a", "baseline", "baseline", "b", "baseline"]
    assert names[-12:] == around + around


def test_a_slow_subject_and_its_baseline_run_the_same_few_inputs() -> None:
    machine = Machine()
    ratio(machine, machine.subject("slow", 0.015, 9), machine.subject("baseline", 0.001, 9))
    assert {each for name, each in machine.runs if name == "slow"} == {0, 1}
    assert {each for name, each in machine.runs if name == "baseline"} == {0, 1}


def test_what_settles_is_not_measured() -> None:
    machine = Machine()

    def settle() -> None:
        machine.now += 100

    found = timing.compared(
        [machine.subject("one", 3)],
        machine.subject("baseline", 1),
        rounds=3,
        settle=settle,
        clock=machine.clock,
    )
    assert [spread.median for _, spread in found] == [3]


def test_the_spread_is_the_middle_half() -> None:
    assert timing.spread([5, 1, 2, 3, 4]) == Spread(2, 3, 4)
    assert timing.spread([2]) == Spread(2, 2, 2)
    assert Spread(1, 2, 3).times(2) == Spread(2, 4, 6)


def test_ordinary_texts_are_canonical_and_the_same_each_time() -> None:
    texts = corpus.stories(50, seed=3)
    assert texts == corpus.stories(50, seed=3) != corpus.stories(50, seed=4)
    assert [storyparse.dumps(storyparse.parse(text)) for text in texts] == texts
    assert sum(len(text.encode()) for text in texts) / 50 == pytest.approx(2_400, rel=0.1)


def test_ordinary_texts_have_what_real_ones_have() -> None:
    stories = storyparse.parse_all("\n".join(corpus.stories(50, seed=3)))
    facts = [fact for story in stories for fact in story.facts]
    sources = [source for story in stories for source in story.sources]
    narratives = [each for story in stories for each in story.narratives]
    assert len(facts) / 50 == pytest.approx(9, abs=1)
    assert {len(fact.citations) for fact in facts} == {0, 1, 2, 3, 4}
    assert {source.url is None for source in sources} == {True, False}
    assert {each.provider is None for each in narratives} == {True, False}
    assert any("[harbor authority]" in fact.text for fact in facts)


@pytest.mark.parametrize("size", [2_000, 20_000, 200_000, 1_000_000])
def test_a_story_of_a_size_is_canonical(size: int) -> None:
    text = corpus.story_of(size, seed=1)
    story = storyparse.parse(text)
    assert text == corpus.story_of(size, seed=1) == storyparse.dumps(story)
    assert 0 <= len(text.encode()) - size < 500
    assert len(story.sources) <= 999


def test_a_long_story_cites_as_often_as_short_ones() -> None:
    long, *short = (
        sum(len(item.citations) for item in story.items)
        for story in storyparse.parse_all(
            "\n".join([corpus.story_of(240_000, 1), *corpus.stories(100, 1)])
        )
    )
    assert long == pytest.approx(sum(short), rel=0.2)


def test_many_stories_are_one_text_of_a_size() -> None:
    text = corpus.many(48_000, seed=1)
    assert storyparse.parse_all(text) == storyparse.parse_all("\n".join(corpus.stories(20, 1)))
    assert len(text.encode()) == pytest.approx(48_000, rel=0.15)


@pytest.mark.parametrize("name", [*corpus.HOSTILE, *corpus.HOSTILE_WITHIN])
def test_a_hostile_text_has_the_size_that_is_asked_for(name: str) -> None:
    made = {**corpus.HOSTILE, **corpus.HOSTILE_WITHIN}[name]
    assert len(made(4_000)) == pytest.approx(4_000, rel=0.03)


def made_up(**changed: float) -> Results:
    """Return results that reach every goal but those for which a value is given."""
    value = {"read": 1.5, "dumps": 0.4, "parsy": 9, "mistune": 12, "20 MB": 1.1} | changed
    operations = {name: value[name] for name in ("read", "dumps")}
    groups = {
        ordinary.OPERATIONS: operations,
        "GRAMMAR": {"parsy": value["parsy"], "pyparsing": 20},
        "MARKDOWN": {"mistune": value["mistune"]},
        growth.TIME: dict.fromkeys(growth.SIZES, 1.0) | {"2 KB": 2.0, "20 MB": value["20 MB"]},
    }
    return Results(
        tuple(
            Figure(group, name, Spread(each * 0.9, each, each * 1.1))
            for group, figures in groups.items()
            for name, each in figures.items()
        ),
        {"Date": "2026-11-22", "Python": "CPython 3.11"},
    )


def missed(found: Results) -> list[str]:
    return [each.goal.name.split(",")[0] for each in goals.judged(found) if each.is_missed]


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({}, []),
        ({"read": 1.6}, []),
        ({"read": 1.61}, ["`read`"]),
        ({"parsy": 5.9}, ["The fastest of parsimonious"]),
        ({"mistune": 8.9}, ["The faster of markdown-it-py and mistune"]),
        ({"dumps": 0.6}, ["`read`"]),
        ({"20 MB": 1.31}, ["Time for a KB"]),
        ({"20 MB": 0.7}, ["Time for a KB"]),
    ],
)
def test_goals_are_judged_by_the_medians(changed: dict[str, float], names: list[str]) -> None:
    assert missed(made_up(**changed)) == names


def test_what_was_not_measured_is_neither_reached_nor_missed() -> None:
    verdicts = goals.judged(Results((), {}))
    assert {(each.value, each.is_missed) for each in verdicts} == {(None, False)}


@pytest.mark.parametrize(
    ("bound", "value", "said"),
    [
        (
            Bound.AT_MOST,
            3.0,
            "MISSED: Time: 3.00, wanted is at most 2; a factor of 1.50 is lacking",
        ),
        (
            Bound.AT_LEAST,
            1.0,
            "MISSED: Time: 1.00, wanted is at least 2; a factor of 2.00 is lacking",
        ),
        (Bound.AT_LEAST, 2.0, "reached: Time: 2.00, wanted is at least 2"),
    ],
)
def test_a_verdict_says_by_how_much(bound: Bound, value: float, said: str) -> None:
    [verdict] = goals.judged(Results((), {}), [Goal("Time", bound, 2, lambda _: value)])
    assert str(verdict) == said


def test_results_are_kept_as_data(tmp_path: Path) -> None:
    results.dump(made_up(), tmp_path / "data.json")
    assert results.load(tmp_path / "data.json") == made_up()


def test_the_page_shows_figures_goals_and_surroundings() -> None:
    page = report.page(made_up(parsy=5.9), goals.judged(made_up(parsy=5.9)))
    assert "| read | 1.50 | 1.35 to 1.65 | 1.00 |" in page
    assert "| parsy | 5.90 | 5.31 to 6.49 | 3.93 |" in page
    assert "| at least 4 | 3.93 | **missed** |" in page
    assert "| at most 1.6 | 1.50 | reached |" in page
    assert "- Date: 2026-11-22" in page
    assert "Not measured in this run." in page
    assert "$" not in page


def test_the_plot_is_the_same_for_the_same_results(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="the plot is drawn by matplotlib")
    plot = pytest.importorskip("benchmarks.plot")
    files = [tmp_path / "one.svg", tmp_path / "other.svg"]
    for file in files:
        plot.draw(made_up(), file)
    one, other = (file.read_text(encoding="utf-8") for file in files)
    assert one == other
    assert ">parsy</text>" in one
    assert "<dc:date>" not in one


def test_a_plot_of_few_results_is_drawn(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="the plot is drawn by matplotlib")
    plot = pytest.importorskip("benchmarks.plot")
    plot.draw(attrs.evolve(made_up(), figures=made_up().figures[:2]), tmp_path / "few.svg")
    assert (tmp_path / "few.svg").exists()


@pytest.mark.parametrize(("parsy", "status"), [(9, 0), (5.9, 1)])
def test_the_command_renders_kept_results_and_fails_when_a_goal_is_missed(
    parsy: float, status: int, tmp_path: Path
) -> None:
    pytest.importorskip("matplotlib", reason="the plot is drawn by matplotlib")
    results.dump(made_up(parsy=parsy), tmp_path / "benchmarks.json")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--render", "--output", str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == status, done.stderr
    assert ("MISSED: The fastest" in done.stdout) is bool(status)
    assert {path.name for path in tmp_path.iterdir()} == {
        *("benchmarks.json", "benchmarks.md", "benchmarks.svg")
    }
