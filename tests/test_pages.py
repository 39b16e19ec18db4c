"""The pages of the documentation show what the commands print and what the rules say."""

import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from click.testing import CliRunner

from storyparse import pages
from storyparse.cli.commands import main
from storyparse.rule import Rule
from storyparse.rules import RULES

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"

Accepts: TypeAlias = Callable[[Path, str], bool]


@pytest.mark.parametrize("rule", RULES, ids=[rule.kind.name for rule in RULES])
def test_the_page_of_a_rule_is_what_explain_prints(rule: Rule, accepts: Accepts) -> None:
    assert accepts(DOCS / "reference" / "rules" / f"{rule.kind.name}.md", pages.page(rule))


def test_there_is_no_page_without_a_rule() -> None:
    found = {path.stem for path in (DOCS / "reference" / "rules").glob("*.md")}
    assert found == {rule.kind.name for rule in RULES}


def test_the_list_of_rules_is_whole(accepts: Accepts) -> None:
    lines = [
        "# The rules",
        "",
        "`storyparse explain NAME` prints the same pages.",
        "",
        "| code | name | severity | group | what is reported |",
        "| --- | --- | --- | --- | --- |",
    ]
    for kind in (rule.kind for rule in RULES):
        severity = kind.severity if kind.default else f"{kind.severity}, off unless selected"
        lines.append(
            f"| {kind.code} | [`{kind.name}`](rules/{kind.name}.md) | {severity} | {kind.group} | "
            f"{kind.summary} |"
        )
    assert accepts(DOCS / "reference" / "rules.md", "\n".join(lines) + "\n")


def test_the_hooks_of_pre_commit_install_what_the_command_line_needs(tmp_path: Path) -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = project["project"]["optional-dependencies"]["cli"]
    installed = re.findall(r"additional_dependencies: \[(.*)\]", hooks)
    assert [re.findall('"([^"]+)"', each) for each in installed] == [needed, needed]
    shutil.copytree(ROOT / "examples", tmp_path, dirs_exist_ok=True)
    for command in re.findall("entry: storyparse (.*)", hooks):
        assert CliRunner().invoke(main, [*command.split(), str(tmp_path)]).exit_code == 1
