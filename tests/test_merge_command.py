"""The command `merge`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from storyparse import dumps, load, load_all
from storyparse.cli.program import main
from storyparse.merging import merge

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
FERRY = EXAMPLES / "ferry.story"
DESKS = EXAMPLES / "two-desks.story"
BROKEN = EXAMPLES / "broken.story"
SEVERAL = (load(FERRY), *load_all(DESKS))
STORY = dumps(merge(SEVERAL).story)
STARS = "Home\nFacts\n- a\nNarratives\n- N, as provided by Stars and Bars. b\n"
BARS = "Away\nFacts\n- a\nSources: [1]Stars and [2]Bars.\n"


def run(*arguments: object, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["merge", *map(str, arguments)], input=stdin)


def test_all_stories_of_all_files_become_one() -> None:
    result = run(FERRY, DESKS)
    assert (result.exit_code, result.stdout, result.stderr) == (0, STORY, "")


def test_standard_input_is_read() -> None:
    result = run(FERRY, "-", stdin=DESKS.read_bytes())
    assert (result.exit_code, result.stdout) == (0, STORY)


def test_a_title_is_given() -> None:
    assert run(FERRY, DESKS, "--title", "The Day").stdout.startswith("The Day\nFacts\n")


def test_a_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "all.story"
    path.write_bytes(FERRY.read_bytes())
    result = run(path, DESKS, "-o", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_text(encoding="utf-8") == STORY


def test_the_maps_are_written(tmp_path: Path) -> None:
    path = tmp_path / "numbers.json"
    assert run(FERRY, DESKS, "--map", path).stdout == STORY
    maps = json.loads(path.read_text(encoding="ascii"))
    assert [(each["path"], each["story"]) for each in maps] == [
        (str(FERRY), 1),
        (str(DESKS), 1),
        (str(DESKS), 2),
    ]
    assert [each["title"] for each in maps] == [story.title for story in SEVERAL]
    assert [each["numbers"] for each in maps] == [
        {"1": 1, "2": 2, "3": 3},
        {"1": 4, "2": 5},
        {"1": 6},
    ]
    result = run(FERRY, DESKS, "-o", tmp_path / "all.story", "--map", "-")
    assert json.loads(result.stdout) == maps


def test_nothing_is_written_of_files_with_errors(tmp_path: Path) -> None:
    path = tmp_path / "all.story"
    result = run(FERRY, BROKEN, "-", "-o", path, stdin="\n")
    assert (result.exit_code, result.stdout, path.exists()) == (1, "", False)
    first, *_, last = result.stderr.splitlines()
    line = "this line belongs to no part of a story"
    assert first == f"storyparse: {BROKEN}: 1:1: error[S007] unexpected-line: {line}"
    assert last == "storyparse: <stdin>: there is no story in it"


def test_why_stories_cannot_be_one_is_said_with_the_place(tmp_path: Path) -> None:
    path = tmp_path / "stars.story"
    path.write_text(f"First\nFacts\n- a\n\n{STARS}", encoding="utf-8")
    result = run("-", path, "--map", tmp_path / "map", stdin=BARS)
    assert (result.exit_code, result.stdout, (tmp_path / "map").exists()) == (1, "", False)
    reason = "its provider 'Stars and Bars' is no source, and would be 'Bars, Stars'"
    assert result.stderr == f"storyparse: {path}:5: story 2, narrative 1: {reason}\n"


@pytest.mark.parametrize("option", ["-o", "--map"])
def test_a_file_that_cannot_be_written_is_a_problem(option: str, tmp_path: Path) -> None:
    result = run(FERRY, option, tmp_path / "no" / "all.story")
    assert result.exit_code == 2
    assert "No such file or directory" in result.stderr


def test_a_file_that_cannot_be_read_is_a_problem() -> None:
    result = run(FERRY, BROKEN, "no.story")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("storyparse: no.story: No such file or directory\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "-"], "standard input can be read once"),
        ([FERRY, "--map", "-"], "the story and --map would be in the same place"),
        ([FERRY, "-o", "a", "--map", "a"], "the story and --map would be in the same place"),
        ([FERRY, "--title", ""], "Invalid value for '--title': it is empty"),
        ([FERRY, "--title", "a\nb"], "Invalid value for '--title': it holds a newline"),
        ([], "Missing argument 'FILE...'"),
    ],
)
def test_wrong_usage_is_told(arguments: list[object], said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_the_maps_are_not_written_over_what_is_read_or_written(tmp_path: Path) -> None:
    story, output, link = (tmp_path / name for name in ("a.story", "b.story", "link"))
    story.write_bytes(FERRY.read_bytes())
    link.symlink_to(output)
    for arguments in (
        ["-o", output, "--map", link],
        ["-o", output, "--map", f"{tmp_path}/./b.story"],
        ["--map", story],
    ):
        result = run(story, *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "and --map would be in the same place" in result.stderr
    assert story.read_bytes() == FERRY.read_bytes()
    assert not output.exists()


def test_the_story_is_not_written_where_its_maps_cannot_be(tmp_path: Path) -> None:
    output = tmp_path / "b.story"
    result = run(FERRY, "-o", output, "--map", tmp_path / "missing" / "maps.json")
    assert (result.exit_code, output.exists()) == (2, False)
