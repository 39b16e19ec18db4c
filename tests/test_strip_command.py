"""The command `strip`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from storyparse import load
from storyparse.cli.program import main
from storyparse.stripping import Segment, Stripped, strip

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
FERRY = EXAMPLES / "ferry.story"
BROKEN = EXAMPLES / "broken.story"
TEXT = "Ferry Opens\r\nFacts\r\n- It runs [1] .\r\nSources: [1]Coast Daily.\r\n"
LEFT = "Ferry Opens\r\nFacts\r\n- It runs .\r\nSources: Coast Daily.\r\n"


def run(*arguments: object, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["strip", *map(str, arguments)], input=stdin)


def test_files_are_printed_without_markers_one_after_the_other() -> None:
    result = run(FERRY, FERRY)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "\n".join([strip(load(FERRY)).text] * 2)
    assert "- Fares rose by 4%, while the old line keeps its timetable.\n" in result.stdout


def test_files_do_not_run_into_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.story"
    path.write_text("T\nFacts\n- a[1]\nSources: [1]A.")
    assert run(path, path).stdout == "T\nFacts\n- a\nSources: A.\n\nT\nFacts\n- a\nSources: A."


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input_is_read(arguments: list[str]) -> None:
    result = run(*arguments, stdin=TEXT.encode())
    assert (result.exit_code, result.stdout_bytes) == (0, LEFT.encode())


def test_json_tells_the_way_back() -> None:
    result = run("--output-format", "json", "-", FERRY, stdin=TEXT.encode())
    assert result.exit_code == 0
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["path"], second["path"]) == ("<stdin>", str(FERRY))
    segments = tuple(Segment(**each) for each in first["segments"])
    assert Stripped(first["text"], segments) == strip(TEXT)
    assert first["segments"][1] == {"start": 29, "end": 42, "origin": 33}


def test_a_text_with_errors_is_stripped_and_told() -> None:
    result = run(BROKEN)
    assert result.exit_code == 1
    assert result.stdout == strip(BROKEN.read_bytes()).text
    assert result.stderr == f"storyparse: {BROKEN}: 5 errors; see 'storyparse check'\n"


def test_a_text_without_a_story_stays_and_is_told() -> None:
    result = run(stdin="\n\n")
    assert (result.exit_code, result.stdout) == (1, "\n\n")
    assert result.stderr == "storyparse: <stdin>: there is no story in it\n"


def test_bytes_that_are_no_utf_8_are_given_back_but_not_as_json() -> None:
    text = b"T\nFacts\n- caf\xe9[9]\n"
    assert run(stdin=text).stdout_bytes == b"T\nFacts\n- caf\xe9\n"
    result = run("--output-format", "json", "-", FERRY, stdin=text)
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert "<stdin>: a text that is no UTF-8 cannot be written" in result.stderr


def test_a_file_that_cannot_be_read_does_not_keep_others_back() -> None:
    result = run("no.story", FERRY)
    assert (result.exit_code, result.stdout) == (2, strip(load(FERRY)).text)
    assert result.stderr == "storyparse: no.story: No such file or directory\n"


def test_standard_input_is_read_once() -> None:
    result = run("-", "-")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "standard input can be read once" in result.stderr
