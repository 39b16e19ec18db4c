"""The command `storyparse stats`: what it prints and ends with."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from storyparse import load_all
from storyparse.cli.pool import MANY
from storyparse.cli.program import main
from storyparse.summary import summary

FERRY = (
    "Ferry Opens\nFacts\n- It runs.[1][2]\n- It is late.[1]\nSources: [1]Coast Daily and"
    " [2]The Port Times.\nNarratives\n- Critical narrative, as provided by Coast Daily. Why?\n"
)
FAULTY = "Rain\nFacts\n- It rains.[7]\n- It pours.\n-\nSources: [1]Coast Daily and [2]Nobody.\n"


def run(*arguments: object, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["stats", *map(str, arguments)], input=stdin)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two stories, as the working folder."""
    (tmp_path / "ferry.story").write_text(FERRY)
    (tmp_path / "rain.story").write_text(FAULTY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_people_get_totals_and_tables() -> None:
    result = run()
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Files       2",
        "Stories     2",
        "Facts       4  2 (50%) cited, 2 (50%) uncited, 1 (25%) with one outlet alone",
        "Sources     4  2 (50%) cited, 2 (50%) used, 2 (50%) unused",
        "Narratives  1  1 (100%) by a source, 0 (0%) by others, 0 (0%) by nobody",
        "Citations   3  and 1 marker without a source",
        "",
        "Stories  Citations  Facts  Alone  Narratives  Outlet",
        "      2          2      2      1           1  Coast Daily",
        "      1          1      1      0           0  The Port Times",
        "      1          0      0      0           0  Nobody",
        "",
        "Items  Cited together",
        "    1  Coast Daily + The Port Times",
    ]


@pytest.mark.usefixtures("folder")
def test_files_with_errors_are_counted_and_told() -> None:
    assert run().stderr == (
        "storyparse: errors in 1 of 2 files: counted as far as they can be read;"
        " see 'storyparse check'\n"
    )
    assert run("ferry.story").stderr == ""


def test_json_has_all_counts(folder: Path) -> None:
    result = run("--output-format", "json", "ferry.story")
    counts = json.loads(result.stdout)
    assert result.exit_code == 0
    expected = summary(load_all(folder / "ferry.story"))
    assert counts == {
        "files": 1,
        "faulty_files": 0,
        "unreadable_files": 0,
        "stories": 1,
        "facts": 2,
        "cited_facts": 2,
        "single_sourced_facts": 1,
        "narratives": 1,
        "narratives_by_sources": 1,
        "narratives_by_others": 0,
        "sources": 2,
        "cited_sources": 2,
        "used_sources": 2,
        "citations": 3,
        "unresolved_citations": 0,
        "uncited_facts": 0,
        "unused_sources": 0,
        "outlets": [
            {
                "name": row.name,
                "stories": row.stories,
                "citations": row.citations,
                "facts": row.facts,
                "alone": row.alone,
                "narratives": row.narratives,
            }
            for row in expected.outlets
        ],
        "cited_together": [{"first": "Coast Daily", "second": "The Port Times", "items": 1}],
    }


def test_a_file_that_cannot_be_read_is_one_line_and_the_others_are_counted(folder: Path) -> None:
    result = run("--output-format", "json", "missing.story", folder / "ferry.story")
    assert result.exit_code == 2
    assert result.stderr == "storyparse: missing.story: No such file or directory\n"
    counts = json.loads(result.stdout)
    assert (counts["files"], counts["unreadable_files"], counts["stories"]) == (1, 1, 1)


def test_standard_input_is_counted() -> None:
    assert "Stories     1\n" in run("-", stdin=FERRY).stdout


@pytest.mark.parametrize("text", ["", "\n\n", "\0", b"\xff", "Facts", "Sources: [1]A."])
def test_texts_with_little_in_them_are_counted(text: str | bytes) -> None:
    result = run("-", stdin=text)
    assert result.exit_code == 0
    assert result.stdout.startswith("Files       1\nStories")


def test_folders_without_stories_are_told(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("storyparse: there is no story file in")
    counts = json.loads(run(tmp_path, "--output-format", "json").stdout)
    assert (counts["files"], counts["outlets"]) == (0, [])


def test_long_tables_are_cut_unless_all_is_wanted() -> None:
    entries = ", ".join(f"[{number}]Source {number:02}" for number in range(1, 26))
    text = f"T\nFacts\n- a[1][2]\nSources: {entries}.\n"
    cut = run("-", stdin=text).stdout
    assert cut.count("  Source ") == 20 + 1
    assert "\n5 more with --all\n" in cut
    whole = run("-", "--all", stdin=text).stdout
    assert whole.count("  Source ") == 25 + 1
    assert "more" not in whole


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("red\x1b31m", r"red\x1b31m"),
        ("\u202egnihsiF", r"\u202egnihsiF"),
        ("a\u2028b", r"a\u2028b"),
        ("a\0b", r"a\x00b"),
        ("x" * 100_000, "x" * 59 + "…"),
        ("新" * 100, "新" * 29 + "…"),
        ("שלום", "שלום"),
    ],
)
def test_names_are_shown_safely_and_shortened(name: str, shown: str) -> None:
    text = f"T\nFacts\n- a[1]\nSources: [1]{name}.\n"
    last = run("-", stdin=text.encode()).stdout.splitlines()[-1]
    assert last == f"      1          1      1      1           0  {shown}"
    read_back = json.loads(run("-", "--output-format", "json", stdin=text.encode()).stdout)
    assert read_back["outlets"][0]["name"] == name


def test_a_share_is_nothing_or_everything_only_where_it_is() -> None:
    facts = "- a[1]\n" * 999
    text = f"T\nFacts\n{facts}- b\nSources: [1]A.\n"
    assert "999 (>99%) cited, 1 (<1%) uncited" in run("-", stdin=text).stdout


def test_several_processes_give_what_one_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(MANY + 1):
        name = "Coast Daily" if number % 3 else "COAST  DAILY"
        text = FERRY.replace("Coast Daily", name).replace("Port Times", f"Times {number % 7}")
        (tmp_path / f"{number:04}.story").write_text(text if number % 5 else FAULTY)
    (tmp_path / "9999.story").symlink_to("nowhere")
    results = [run("--jobs", jobs, "--all") for jobs in (1, 2, 3)]
    assert results[0].stdout.splitlines()[0] == f"Files       {MANY + 1}"
    assert results[0].exit_code == 2
    assert results[0].stderr.startswith("storyparse: 9999.story: No such file")
    assert len({(each.stdout, each.stderr, each.exit_code) for each in results}) == 1
