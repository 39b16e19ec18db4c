"""The commands `renumber` and `source`."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from storyparse.cli.program import main

TEXT = "T\nFacts\n- a[3][5]\nSources: [3]A and [5]B.\n"
RENUMBERED = "T\nFacts\n- a[1][2]\nSources: [1]A and [2]B.\n"
TWO = TEXT + "\n" + TEXT.replace("T", "U", 1)


def run(*arguments: object, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), input=stdin)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "a.story"
    path.write_text(TEXT)
    return path


def test_the_text_is_printed_and_the_file_stays(story: Path) -> None:
    result = run("renumber", story)
    assert (result.exit_code, result.stdout, result.stderr) == (0, RENUMBERED, "")
    assert story.read_text() == TEXT


def test_the_file_is_written_in_place(story: Path) -> None:
    result = run("renumber", "--in-place", story)
    assert (result.exit_code, result.output) == (0, "")
    assert story.read_text() == RENUMBERED
    assert [path.name for path in story.parent.iterdir()] == ["a.story"]


def test_a_difference_is_printed(story: Path) -> None:
    result = run("renumber", "--diff", story)
    assert result.exit_code == 1
    assert result.stdout.endswith(
        "-- a[3][5]\n-Sources: [3]A and [5]B.\n+- a[1][2]\n+Sources: [1]A and [2]B.\n"
    )
    assert story.read_text() == TEXT
    story.write_text(RENUMBERED)
    assert (run("renumber", "--diff", story).exit_code, run("renumber", story).stdout) == (
        0,
        RENUMBERED,
    )


def test_standard_input_is_read() -> None:
    assert run("renumber", "-", stdin=TEXT).stdout == RENUMBERED
    assert run("source", "add", "-", "C", stdin=RENUMBERED).stdout.endswith(" and [3]C.\n")


def test_bytes_that_are_no_utf_8_and_line_ends_stay() -> None:
    data = b"\xef\xbb\xbfT\xff\r\nFacts\r\n- a\xe9[3]\r\nSources: [3]A"
    result = run("renumber", "-", stdin=data)
    assert result.stdout_bytes == data.replace(b"3", b"1")


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["--order", "cited"], "T\nFacts\n- a[1][2]\nSources: [1]A and [2]B.\n"),
        (["--numbers", "3=7, 5=3"], "T\nFacts\n- a[7][3]\nSources: [7]A and [3]B.\n"),
    ],
)
def test_numbers_are_given_otherwise(story: Path, arguments: list[str], wanted: str) -> None:
    assert run("renumber", story, *arguments).stdout == wanted


def test_every_story_of_a_file_is_numbered_unless_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "two.story"
    path.write_text(TWO)
    first, second = RENUMBERED, RENUMBERED.replace("T", "U", 1)
    assert run("renumber", path).stdout == f"{first}\n{second}"
    assert run("renumber", path, "--story", 2).stdout == f"{TEXT}\n{second}"
    assert run("renumber", path, "--story", 3).exit_code == 1
    result = run("source", "add", path, "C")
    assert result.exit_code == 1
    assert "it must be said which of 2 stories is meant" in result.stderr


def test_a_file_without_a_story_stays() -> None:
    assert run("renumber", "-", stdin="").exit_code == 0
    assert run("source", "add", "-", "A", stdin="").exit_code == 1


def test_a_source_is_added(story: Path) -> None:
    url = "https://c.example"
    result = run("source", "add", story, "C", "--url", url, "--number", 9)
    assert result.stdout.endswith(f"[3]A, [5]B and [9]C <{url}>.\n")


def test_a_marker_that_leads_nowhere_is_resolved_when_that_is_asked_for() -> None:
    text = "T\nFacts\n- a[1][2]\nSources: [1]A.\n"
    refused = run("source", "add", "-", "B", "--number", 2, stdin=text)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == (
        "storyparse: <stdin>: line 3, column 7: [2], which no source has, would cite 'B'\n"
    )
    resolved = run("source", "add", "-", "B", "--number", 2, "--resolve", stdin=text)
    assert resolved.stdout == "T\nFacts\n- a[1][2]\nSources: [1]A and [2]B.\n"


def test_a_source_is_taken_out(story: Path) -> None:
    refused = run("source", "remove", story, 5, "--in-place")
    assert refused.exit_code == 1
    assert "line 3, column 7: source 5 is cited here" in refused.stderr
    assert story.read_text() == TEXT
    assert run("source", "remove", story, 5, "--citations", "--in-place").exit_code == 0
    assert story.read_text() == "T\nFacts\n- a[3]\nSources: [3]A.\n"


def test_sources_become_one(story: Path) -> None:
    result = run("source", "merge", story, 5, 3)
    assert result.stdout == "T\nFacts\n- a[5]\nSources: [5]B.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["renumber"], "Missing argument 'FILE...'."),
        (["renumber", "a", "b"], "several files are changed with --in-place or --diff"),
        (["renumber", "-", "-", "--diff"], "standard input can be read once"),
        (["renumber", "-", "--in-place"], "standard input cannot be written in place"),
        (["renumber", "a", "--diff", "--in-place"], "--diff and --in-place do not go together"),
        (["renumber", "a", "--numbers", "3"], "'3' is no pair such as 3=1"),
        (["renumber", "a", "--numbers", "3=1,3=2"], "'3=2' stands for a number that has one"),
        (["renumber", "a", "--numbers", "3=1", "--order", "cited"], "--numbers and --order"),
        (["source", "remove", "a", "x"], "'x' is not a valid integer range."),
        (["source", "merge", "a"], "Missing argument 'NUMBER...'."),
    ],
)
def test_wrong_use_is_said(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_files_that_cannot_be_read_or_written(story: Path) -> None:
    missing = story.parent / "b.story"
    result = run("renumber", "--in-place", missing, story)
    assert result.exit_code == 2
    assert result.stderr == f"storyparse: {missing}: No such file or directory\n"
    assert story.read_text() == RENUMBERED
    folder = run("source", "add", story.parent, "C")
    assert (folder.exit_code, folder.stderr) == (2, f"storyparse: {story.parent}: Is a directory\n")


def test_a_device_is_not_written_in_place() -> None:
    result = run("source", "add", "/dev/null", "C", "--in-place")
    assert result.exit_code == 1
    assert "no story" in result.stderr


def test_numbers_that_fit_no_source_are_refused(story: Path) -> None:
    result = run("renumber", story, "--numbers", "4=1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("source 4 cannot get the number 1: there is none\n")
