"""Rules are selected by code, prefix, name and group, and other packages can bring some."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import storyparse
from storyparse import selection
from storyparse.rules import RULES


def names(*select: str, ignore: tuple[str, ...] = ()) -> set[str]:
    return {rule.kind.name for rule in selection.selected(select, ignore=ignore)}


def test_what_is_on_by_default() -> None:
    off = {"citation-order", "unlisted-provider", "single-source-fact"}
    default = {rule.kind.name for rule in selection.selected()}
    assert default == {rule.kind.name for rule in RULES} - off


@pytest.mark.parametrize("selector", ["R004", "r004", "unused-source", "Unused-Source"])
def test_a_code_or_a_name_selects_one_rule(selector: str) -> None:
    assert names(selector) == {"unused-source"}


def test_prefixes_and_groups_select_many() -> None:
    assert names("T") == names("text") == names("T00")
    assert names("R") == names("references")
    assert names("S0") == names("syntax")
    assert names("all") == {rule.kind.name for rule in RULES}
    assert names("all", ignore=("R", "S")) == names("T")
    assert names() == set()


@pytest.mark.parametrize("selector", ["", "X", "R1", "unused", "unused-sources", "R 004"])
def test_a_selector_that_selects_nothing_is_refused(selector: str) -> None:
    with pytest.raises(ValueError, match="no rule or group is called"):
        selection.selected([selector])


def test_a_string_is_no_list_of_selectors() -> None:
    with pytest.raises(TypeError, match="not a string"):
        storyparse.check("", select="R004")


def test_check_gives_errors_and_warnings_in_order() -> None:
    text = "Ferry Opens\nFacts\n- It runs.[1][1][7]\nSources: [1]Coast Daily.\n"
    found = storyparse.check(text)
    assert [(each.name, each.span) for each in found] == [
        ("repeated-citation", (31, 34)),
        ("undefined-citation", (34, 37)),
    ]
    assert storyparse.check(storyparse.read(text)) == storyparse.check(text.encode()) == found
    assert storyparse.check(text, select=["syntax"]) == ()


def test_check_wants_a_text() -> None:
    with pytest.raises(TypeError):
        storyparse.check(5)  # type: ignore[arg-type]


SHOUTING = """
from storyparse import Severity, Span
from storyparse.catalogue import Kind
from storyparse.rule import Rule

KIND = Kind("X001", "shouting", Severity.WARNING, "style", "A title in capitals.")

def check(document):
    for story in document.stories:
        if story.title.isupper():
            yield KIND.at(Span(story.span.start, story.span.start + len(story.title)), "hush")

RULE = Rule(KIND, "A title in capitals.\\n\\n## Fix\\n\\nNone.", check)
"""


def with_rule(folder: Path, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command where a package is installed that brings a rule."""
    (folder / "shout.py").write_text(module)
    info = folder / "shout-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shout\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[storyparse.rules]\nshouting = shout:RULE\n")
    story = folder / "a.story"
    story.write_text("FERRY OPENS\nFacts\n- It runs.\n")
    return subprocess.run(
        [sys.executable, "-m", "storyparse", *arguments],
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        text=True,
        timeout=60,
    )


def test_another_package_brings_a_rule(tmp_path: Path) -> None:
    result = with_rule(tmp_path, SHOUTING, "check", "--output-format", "concise", "--jobs", "2")
    assert result.stderr == ""
    assert result.stdout == "a.story:1:1: warning[X001] shouting: hush\n1 warning in 1 of 1 file.\n"


@pytest.mark.parametrize("word", ["x001", "shouting", "style", "X"])
def test_a_brought_rule_is_selected_like_any_other(tmp_path: Path, word: str) -> None:
    assert with_rule(tmp_path, SHOUTING, "check", "--select", word).returncode == 1


def test_a_brought_rule_has_a_page(tmp_path: Path) -> None:
    result = with_rule(tmp_path, SHOUTING, "explain", "shouting")
    assert result.stdout == (
        "# shouting (X001)\n\n*Warning, group style.*\n\nA title in capitals.\n\n## Fix\n\nNone.\n"
    )


@pytest.mark.parametrize(
    ("module", "said"),
    [
        ("RULE = 5", "shout:RULE is to be a storyparse.rule.Rule, not int"),
        ("raise RuntimeError('no')", "the rule shout:RULE cannot be loaded: no"),
        ("", "the rule shout:RULE cannot be loaded: "),
        (SHOUTING.replace("X001", "R001"), "two rules are called R001"),
        (SHOUTING.replace('"shouting"', '"unused-source"'), "two rules are called unused-source"),
    ],
)
def test_a_rule_that_cannot_be_used_is_one_line(tmp_path: Path, module: str, said: str) -> None:
    result = with_rule(tmp_path, module, "check")
    assert result.returncode == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("1 / 0", "the rule shouting failed: ZeroDivisionError: division by zero"),
        ("return [KIND.at(Span(0, 999), 'far')]", "it marks what lies outside the text"),
        ("return 5", "the rule shouting failed: TypeError"),
    ],
)
def test_a_rule_that_fails_is_named_and_the_file_too(tmp_path: Path, check: str, said: str) -> None:
    before, _, after = SHOUTING.partition("    for story")
    module = f"{before}    {check}\nRULE{after.partition('RULE')[2]}"
    result = with_rule(tmp_path, module, "check", "--jobs", "2")
    assert result.returncode == 2
    assert result.stderr.startswith("storyparse: a.story: the rule shouting failed: ")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
