"""The commands `diff` and `textconv`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from storyparse.cli.program import main

FERRY = "Ferry Opens\nFacts\n- It runs.[1]\nSources: [1]Coast Daily and [2]Port Wire.\n"
SAILS = FERRY.replace("It runs.[1]", "It sails.[1][2]")
TOLD = "fact 1 reworded: 'It runs.' → 'It sails.'\nfact 1 gained [2] Port Wire\n"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with some files."""
    monkeypatch.chdir(tmp_path)
    Path("old.story").write_text(FERRY, encoding="utf-8")
    Path("new.story").write_text(SAILS, encoding="utf-8")
    return tmp_path


def run(*arguments: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["diff", *arguments], input=stdin)


@pytest.mark.usefixtures("files")
def test_what_changed_is_told_in_sentences() -> None:
    result = run("old.story", "new.story")
    assert (result.exit_code, result.stdout, result.stderr) == (1, TOLD, "")


@pytest.mark.usefixtures("files")
def test_what_is_the_same_is_told_by_the_status_alone() -> None:
    result = run("old.story", "old.story")
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.usefixtures("files")
def test_standard_input_is_a_hyphen() -> None:
    assert run("-", "new.story", stdin=FERRY).stdout == TOLD
    assert run("old.story", "-", stdin=SAILS).stdout == TOLD
    result = run("-", "-", stdin=FERRY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "standard input can be read once" in result.stderr


@pytest.mark.usefixtures("files")
def test_what_differs_in_spelling_alone_does_not_differ() -> None:
    result = run("old.story", "-", stdin=FERRY.replace("- ", "* "))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "storyparse: the stories are the same; only their spelling differs\n"


@pytest.mark.usefixtures("files")
def test_what_cannot_be_read_is_not_taken_for_the_same() -> None:
    unread = FERRY.replace("Sources", "Here they are:\nSources")
    result = run("old.story", "-", stdin=unread)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "storyparse: <stdin>: 1 error; see 'storyparse check'",
        "storyparse: what can be read is the same; something else differs",
    ]


@pytest.mark.usefixtures("files")
def test_errors_are_counted_and_stop_nothing() -> None:
    result = run("old.story", "-", stdin=FERRY.replace("[1]\n", "[1][7]\n"))
    assert (result.exit_code, result.stdout) == (1, "fact 1 gained [7], the number of no source\n")
    assert result.stderr == "storyparse: <stdin>: 1 error; see 'storyparse check'\n"


@pytest.mark.usefixtures("files")
def test_what_cannot_be_opened_is_said() -> None:
    result = run("old.story", "none.story")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "storyparse: none.story: No such file or directory\n"


@pytest.mark.usefixtures("files")
def test_two_files_are_wanted() -> None:
    assert run("old.story").exit_code == 2
    assert "two files are wanted, OLD and NEW, not 3" in run("a", "b", "c").stderr


@pytest.mark.usefixtures("files")
def test_json_has_an_object_for_each_story_and_each_change() -> None:
    result = run("old.story", "new.story", "--output-format", "json")
    place = {"kind": "fact", "number": 1, "provider": None}
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {
            "change": "story-changed",
            "title": "Ferry Opens",
            "old": 1,
            "new": 1,
            "sentence": "story 1 changed: 'Ferry Opens'",
            "changes": [
                {
                    "change": "item-reworded",
                    "place": place,
                    "old": "It runs.[1]",
                    "new": "It sails.[1]",
                    "sentence": "fact 1 reworded: 'It runs.' → 'It sails.'",
                },
                {
                    "change": "citation-gained",
                    "place": place,
                    "citation": {"number": 2, "name": "Port Wire"},
                    "at": 10,
                    "sentence": "fact 1 gained [2] Port Wire",
                },
            ],
        }
    ]
    assert run("old.story", "old.story", "--output-format", "json").stdout == "[]\n"


@pytest.mark.usefixtures("files")
def test_unified_shows_the_lines() -> None:
    result = run("old.story", "new.story", "--output-format", "unified")
    assert result.exit_code == 1
    assert result.stdout == (
        "--- old.story\n+++ new.story\n@@ -1,4 +1,4 @@\n"
        " Ferry Opens\n Facts\n-- It runs.[1]\n+- It sails.[1][2]\n"
        " Sources: [1]Coast Daily and [2]Port Wire.\n"
    )
    assert run("old.story", "old.story", "--output-format", "unified").output == ""
    spelled = run("old.story", "-", "--output-format", "unified", stdin=FERRY.replace("- ", "* "))
    assert spelled.exit_code == 1


@pytest.mark.usefixtures("files")
def test_of_several_stories_each_is_named() -> None:
    other = "Nothing Else Happened\nFacts\n- Nobody came.\n"
    result = run("old.story", "-", stdin=f"{other}\n{SAILS}")
    assert result.stdout == (
        "story 1 added: 'Nothing Else Happened'\n"
        "story 1 changed: 'Ferry Opens'\n"
        "  fact 1 reworded: 'It runs.' → 'It sails.'\n"
        "  fact 1 gained [2] Port Wire\n"
    )
    Path("two.story").write_text(f"{SAILS}\n{other}", encoding="utf-8")
    result = run("two.story", "-", stdin=f"{other}\n{FERRY.replace('Opens', 'Sails')}")
    assert result.stdout.startswith(
        "story 2 moved to 1: 'Nothing Else Happened'\n"
        "story 1 changed: 'Ferry Sails'\n"
        "  title reworded: 'Ferry Opens' → 'Ferry Sails'\n"
    )


@pytest.mark.usefixtures("files")
def test_a_story_that_came_into_an_empty_file_was_added() -> None:
    result = run("-", "old.story")
    assert (result.exit_code, result.stdout) == (1, "story 1 added: 'Ferry Opens'\n")
    assert result.stderr == "storyparse: <stdin>: there is no story in it\n"


@pytest.mark.usefixtures("files")
def test_what_terminals_obey_is_escaped() -> None:
    hostile = FERRY.replace("runs", "\x1b[31m\u202eruns\0").replace("Wire", "\x9bWire\u2028")
    for style in ("human", "json", "unified"):
        result = run("old.story", "-", "--output-format", style, stdin=hostile)
        assert result.exit_code == 1
        assert result.stdout.replace("\n", "").isprintable()
    shown = CliRunner().invoke(main, ["textconv", "-"], input=hostile)
    assert shown.stdout.replace("\n", "").isprintable()


@pytest.mark.usefixtures("files")
def test_bytes_that_are_no_utf_8_are_told() -> None:
    data = FERRY.encode().replace(b"runs", b"caf\xe9")
    for style in ("human", "json", "unified"):
        result = run("old.story", "-", "--output-format", style, stdin=data)
        assert (result.exit_code, "caf" in result.stdout) == (1, True)
    assert r"caf\udce9" in CliRunner().invoke(main, ["textconv", "-"], input=data).stdout


GIT = ("stories/a.story", "old.story", "1234567", "100644", "new.story", "abcdef0", "100644")


@pytest.mark.usefixtures("files")
def test_a_diff_driver_prints_the_path_and_the_sentences() -> None:
    result = run("--git", *GIT)
    assert result.exit_code == 0
    assert result.stdout == (
        "stories/a.story\n"
        "  fact 1 reworded: 'It runs.' → 'It sails.'\n"
        "  fact 1 gained [2] Port Wire\n"
    )


@pytest.mark.usefixtures("files")
def test_a_diff_driver_knows_renamed_new_deleted_and_unmerged_files() -> None:
    renamed = run("--git", *GIT, "stories/b.story", "similarity index 90%\nrename from")
    assert renamed.stdout.startswith("stories/a.story → stories/b.story\n  fact 1 reworded")
    null = ("/dev/null", ".", ".")
    new = run("--git", "a.story", *null, "new.story", "abcdef0", "100644")
    assert new.stdout == "a.story\n  story 1 added: 'Ferry Opens'\n"
    deleted = run("--git", "a.story", "old.story", "1234567", "100644", *null)
    assert deleted.stdout == "a.story\n  story 1 removed: 'Ferry Opens'\n"
    assert new.stderr == deleted.stderr == ""
    assert run("--git", "a.story").stdout == "a.story is not merged\n"


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("name", ["-dash.story", "--help", "--git", "--output-format=x", "-h"])
def test_a_diff_driver_takes_every_name_for_one(name: str) -> None:
    Path(name).write_text(SAILS, encoding="utf-8")
    result = run("--git", name, *GIT[1:4], name, *GIT[5:])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{name}\n  fact 1 reworded")
    assert run("--git", "--", *GIT).stdout.startswith(GIT[0])


@pytest.mark.usefixtures("files")
def test_a_diff_driver_says_which_version_is_faulty() -> None:
    Path("old.story").write_text("", encoding="utf-8")
    result = run("--git", *GIT)
    assert result.stdout == "stories/a.story\n  story 1 added: 'Ferry Opens'\n"
    assert result.stderr == "storyparse: stories/a.story, as it was: there is no story in it\n"
    Path("new.story").write_text("Facts\n- a\n", encoding="utf-8")
    result = run("--git", *GIT, "stories/b.story", "similarity index 90%\nrename from")
    assert "storyparse: stories/b.story, as it is: 1 error" in result.stderr


@pytest.mark.usefixtures("files")
def test_what_is_told_several_times_is_told_once() -> None:
    again = FERRY.replace("[1]\n", "[1][2][1][2][1]\n")
    result = run("-", "old.story", stdin=again)
    assert result.stdout == (
        "fact 1 lost [2] Port Wire, 2 times\nfact 1 lost [1] Coast Daily, 2 times\n"
    )
    result = run("-", "old.story", "--output-format", "json", stdin=again)
    assert len(json.loads(result.stdout)[0]["changes"]) == 4


@pytest.mark.usefixtures("files")
def test_a_diff_driver_tells_what_else_changed() -> None:
    Path("new.story").write_text(FERRY.replace("- ", "* "), encoding="utf-8")
    result = run("--git", *GIT[:-1], "100755")
    assert result.stdout == (
        "stories/a.story\n"
        "  mode changed from 100644 to 100755\n"
        "  the stories are the same; only their spelling differs\n"
    )


@pytest.mark.usefixtures("files")
def test_a_diff_driver_says_what_it_cannot_do() -> None:
    assert run("--git", "a.story", "b.story").exit_code == 2
    result = run("--git", "a.story", "none", "1234567", "100644", *GIT[4:])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No such file" in result.stderr


def test_textconv_shows_names_where_the_text_has_numbers() -> None:
    result = CliRunner().invoke(main, ["textconv", str(EXAMPLES / "broken.story")])
    assert result.exit_code == 0
    assert result.stdout == (
        "Night Buses Return to the Hill District\n"
        "Facts\n"
        "- The night buses run again from Friday, after a pause of three years."
        "[Hill Courier][no source 3]\n"
        "- A single ticket costs 2.40 during the night.[Transit Board]\n"
        "Sources\n"
        "- Hill Courier\n"
        "- Transit Board\n"
        "Narratives\n"
        "- Commuter narrative, as provided by Hill Courier. "
        "Shift workers get their way home back.\n"
        "- Nobody asked the drivers.\n"
        "! Here is the story you asked for:\n"
        "! Sources: [1]Hill Courier, [2]Transit Board and [2]City Gazette.\n"
        "! - Nobody asked the drivers.\n"
    )


def test_textconv_tells_sources_with_one_name_apart() -> None:
    text = (
        "T\nFacts\n- a[1][2]\nSources: [1]A <http://a.example/1> and [2]A <http://a.example/2>.\n"
    )
    result = CliRunner().invoke(main, ["textconv", "-"], input=text)
    assert "- a[A <http://a.example/1>][A <http://a.example/2>]\n" in result.stdout


def test_textconv_shows_a_text_that_is_no_story_as_it_is() -> None:
    result = CliRunner().invoke(main, ["textconv", "-"], input="Dear all,\n\nnothing new.\n")
    assert result.stdout == "! Dear all,\n! \n! nothing new.\n! \n"
    assert CliRunner().invoke(main, ["textconv", "-"], input="").stdout == ""
    assert CliRunner().invoke(main, ["textconv", "none.story"]).exit_code == 2
