"""The commands `convert` and `schema`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from storyparse import convert, dumps, load, load_all
from storyparse.cli.program import main
from storyparse.convert.formats import FORMATS, STORY, Format

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
FERRY = EXAMPLES / "ferry.story"
DESKS = EXAMPLES / "two-desks.story"
BROKEN = EXAMPLES / "broken.story"
STORIES = load_all(DESKS)
TWICE = "the number 2 is given to 'Transit Board' and again to 'City Gazette'"
UNNAMED = "this narrative cannot be read: no colon ends its name"
BROKEN_IS_SAID = "".join(
    f"storyparse: {BROKEN}: {place}: {said}\n"
    for place, said in (
        ("1:1", "error[S007] unexpected-line: this line belongs to no part of a story"),
        ("5:74", "error[R002] undefined-citation: no source has the number 3"),
        ("7:1", "error[S006] empty-item: nothing stands after this bullet"),
        ("8:48", f"error[R003] duplicate-source-number: {TWICE}"),
        ("11:1", f"error[S010] malformed-narrative: {UNNAMED}"),
    )
)


def run(*arguments: object, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["convert", *map(str, arguments)], input=stdin)


def usage(*arguments: object) -> str:
    """Return what is said of a wrong use."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr.splitlines()[-1]


@pytest.mark.parametrize("target", FORMATS.values(), ids=str)
def test_a_story_is_converted_to_every_format(target: Format) -> None:
    result = run(FERRY, "--to", target.name)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.endswith("\n")
    if not target.takes_documents:
        assert result.stdout == target.dumps(load(FERRY))


@pytest.mark.parametrize("target", FORMATS.values(), ids=str)
def test_several_stories_go_where_the_target_can_hold_them(target: Format) -> None:
    result = run(FERRY, DESKS, "--to", target.name)
    if target.holds_several:
        assert result.exit_code == 0, result.stderr
        for name in ("Harbor Town", "Night Buses", "Library"):
            assert name in result.stdout or target.name in ("csl", "annotations")
    else:
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == (
            f"storyparse: {FERRY}, {DESKS}: {target.name} holds one story, not 3\n"
        )


@pytest.mark.parametrize("source", [each for each in FORMATS.values() if each.reads], ids=str)
def test_what_can_be_read_comes_back(source: Format, tmp_path: Path) -> None:
    story = load(FERRY)
    path = tmp_path / f"ferry{source.endings[0]}"
    assert run(FERRY, "--to", source.name, "-o", path).exit_code == 0
    result = run(path, "--to", "story")
    assert (result.exit_code, result.stdout) == (0, dumps(story))
    result = run("-", "--from", source.name, "--to", "story", stdin=path.read_bytes())
    assert (result.exit_code, result.stdout) == (0, dumps(story))


def test_the_target_is_told_by_the_name_of_the_output(tmp_path: Path) -> None:
    path = tmp_path / "ferry.jsonl"
    assert run(FERRY, "-o", path).exit_code == 0
    assert path.read_text(encoding="utf-8") == convert.json_lines.dumps(load(FERRY))


def test_an_underscore_does_for_a_hyphen() -> None:
    assert run(DESKS, "--to", "json_lines").stdout == convert.json_lines.dumps(STORIES)


def test_a_file_that_is_named_twice_is_converted_twice() -> None:
    assert run(DESKS, DESKS, "--to", "story").stdout == dumps([*STORIES, *STORIES])


def test_a_hyphen_is_standard_output() -> None:
    assert run(DESKS, "--to", "json-lines", "-o", "-").stdout == convert.json_lines.dumps(STORIES)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([FERRY], "it cannot be told to what to convert; say it with --to: story, json, json-lin"),
        ([FERRY, "-o", "x.json"], "say it with --to: json, ninjs, csl"),
        ([FERRY, "-o", "x.jsonld"], "say it with --to: schema-org, annotations"),
        ([FERRY, "-o", "x.pdf"], "say it with --to: story, json, json-lines, markdown"),
        (["x.html", "--to", "json"], "it cannot be told what 'x.html' is; say it with --from: st"),
        (["-", "--to", "json"], "it cannot be told what '-' is; say it with --from: story, json"),
        ([FERRY, "--to", "html", "--spans"], "--spans is for json and json-lines, not for html"),
        ([FERRY, "--to", "json", "--fragment"], "--fragment is for html, not for json"),
        ([FERRY, "--to", "pdf"], "'pdf' is not one of 'story', 'json'"),
        (["-", FERRY, "-", "--from", "story", "--to", "html"], "standard input can be read once"),
        ([FERRY, "--to", "json", "-o", ""], "the output has no name"),
        ([FERRY, "--from", "html", "--to", "json"], "'html' is not one of 'story', 'json'"),
    ],
)
def test_what_cannot_be_told_is_asked_for(arguments: list[object], said: str) -> None:
    assert said in usage(*arguments)


def test_a_source_of_json_is_told_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "FERRY.JSON"
    convert.json.dump(load(FERRY), path)
    assert run(path, "--to", "story").stdout == dumps(load(FERRY))


def test_options_are_handed_on() -> None:
    story = load(FERRY)
    assert run(FERRY, "--to", "json", "--spans").stdout == convert.json.dumps(story, spans=True)
    assert "<article" in run(FERRY, "--to", "html", "--fragment").stdout
    assert "<!doctype" not in run(FERRY, "--to", "html", "--fragment").stdout.lower()


# Folders


def test_each_file_goes_to_one_of_its_own_in_a_folder(tmp_path: Path) -> None:
    assert run(FERRY, DESKS, "--to", "json-lines", "-o", tmp_path).exit_code == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert written == {
        "ferry.jsonl": convert.json_lines.dumps(load(FERRY)),
        "two-desks.jsonl": convert.json_lines.dumps(STORIES),
    }


def test_one_file_with_errors_does_not_keep_others_from_a_folder(tmp_path: Path) -> None:
    result = run(BROKEN, FERRY, DESKS, "no.story", "--to", "json", "-o", tmp_path)
    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["ferry.json"]
    assert result.stderr == BROKEN_IS_SAID + (
        f"storyparse: {DESKS}: json holds one story, not 2\n"
        "storyparse: no.story: No such file or directory\n"
    )


def test_two_files_never_become_one(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    arguments = [FERRY, tmp_path / "ferry.story.txt", "--to", "html", "-o", tmp_path / "a"]
    assert "would both be" in usage(*arguments)
    assert "standard input has no name" in usage("-", "--from", "story", *arguments[2:])


def test_no_file_is_written_over_by_what_is_made_of_it(tmp_path: Path) -> None:
    path = tmp_path / "ferry.json"
    convert.json.dump(load(FERRY), path)
    (tmp_path / "link.json").symlink_to(path)
    for name in ("ferry.json", "link.json"):
        said = usage(tmp_path / name, "--to", "csl", "-o", tmp_path)
        assert said.endswith("would be written over; name the output of it")
    assert convert.json.load(path) == load(FERRY)


def test_a_name_that_is_too_long_is_a_problem() -> None:
    result = run(FERRY, "--to", "json", "-o", "n" * 300)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(": File name too long\n")


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    result = run(FERRY, "--to", "html", "-o", f"{tmp_path}/new{os.sep}")
    assert result.exit_code == 2
    assert "No such file or directory" in result.stderr


# Problems


def test_nothing_is_written_of_files_with_errors(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text("before")
    result = run(FERRY, BROKEN, "-o", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == BROKEN_IS_SAID
    assert path.read_text() == "before"


def test_a_file_without_a_story_is_a_problem() -> None:
    for source in ("story", "json-lines", "markdown"):
        result = run("-", "--from", source, "--to", "json")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("storyparse: <stdin>: ")


def test_problems_of_other_formats_are_told_with_their_paths() -> None:
    text = json.dumps({"format": 1, "title": "\x1b[31m\n", "facts": [{"content": [7] * 30}]})
    result = run("-", "--from", "json", "--to", "story", stdin=text)
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.splitlines()
    assert len(lines) == 21
    assert lines[0] == (
        "storyparse: <stdin>: $.facts[0].content[0]: a string or a citation is wanted, not 7"
    )
    assert lines[-1] == "storyparse: <stdin>: there are 10 more problems"
    assert "\x1b" not in result.stderr


def test_an_output_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    result = run(FERRY, "--to", "html", "-o", tmp_path / "no" / "ferry.html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No such file or directory" in result.stderr


def test_positions_are_those_of_the_file() -> None:
    text = "\ufeff# Ferry\r\n\r\n**Facts**\r\n1. It runs [1].\r\nSources: [1]Coast Daily.\r\n"
    result = run("-", "--from", "story", "--to", "annotations", stdin=text.encode())
    [annotation] = json.loads(result.stdout)
    places = {each["type"]: each for each in annotation["target"]["selector"]}
    place = places["TextPositionSelector"]
    assert text[place["start"] : place["end"]] == "[1]"


def test_an_extra_that_is_missing_is_named() -> None:
    code = (
        "import sys; sys.modules['cattrs'] = None; "
        "from storyparse.__main__ import main; sys.argv[1:] = sys.argv[1:]; main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, "convert", "-", "--from", "json", "--to", "story"],
        input="{}",
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert result.returncode == 2
    assert "pip install 'storyparse[json]'" in result.stderr
    assert "Traceback" not in result.stderr


# The formats


def test_formats_are_as_their_table_says() -> None:
    assert STORY is FORMATS["story"]
    names = {name.replace("-", "_") for name in FORMATS} - {"story"}
    assert names == set(convert.__all__) - {"ConversionError", "Problem"}
    for name in names:
        module = getattr(convert, name)
        format_ = FORMATS[name.replace("_", "-")]
        several = "_all" if format_.holds_several else ""
        reads = {f"loads{several}", f"load{several}"} if format_.reads else set()
        assert {"dumps", "dump"} | reads <= set(module.__all__)


def test_schema_prints_the_schema() -> None:
    result = CliRunner().invoke(main, ["schema"])
    assert (result.exit_code, result.stdout) == (0, convert.json.schema())
