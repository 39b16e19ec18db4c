"""The pages that tell what there is leave nothing out, and the pipelines that they show run."""

import ast
import inspect
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import attrs
import pytest
import yaml
from click.testing import CliRunner

from storyparse import check, config, read, render
from storyparse.cli.commands.check import check as check_command
from storyparse.cli.program import main
from storyparse.cli.statuses import Status
from storyparse.config import Config
from storyparse.report.styles import STYLES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
CONFIGURATION = (DOCS / "reference" / "configuration.md").read_text("utf-8")
REPORTS = (DOCS / "reference" / "reports.md").read_text("utf-8")
COMMANDS = (DOCS / "reference" / "commands.md").read_text("utf-8")
PIPELINES = (DOCS / "how-to" / "pipelines.md").read_text("utf-8")

CLASHES = "Ferry Opens\nFacts\n- It runs.[1]\n- It stays.[2]\nSources: [1]A and [2]A.\n"


def _rows(page: str, heading: str) -> dict[str, list[str]]:
    """Return the rows of the tables of a section by what stands in code in their first cells."""
    _, _, section = page.partition(f"\n## {heading}\n")
    section, _, _ = section.partition("\n## ")
    cells = [line.strip("| ").split(" | ") for line in section.splitlines() if line[:1] == "|"]
    return {name: row for row in cells for name in re.findall("`([^`]+)`", row[0])}


def test_the_table_of_keys_is_that_of_the_configuration() -> None:
    rows = _rows(CONFIGURATION, "Keys")
    defaults = {
        name: {} if name == "per-file-ignores" else None if row[2] == "none" else _value(row[2])
        for name, row in rows.items()
    }
    fields = attrs.asdict(Config())
    del fields["root"]
    known = {name.replace("_", "-"): value for name, value in fields.items()}
    assert defaults == json.loads(json.dumps(known)) | {"per-file-ignores": {}}
    types = {name: option.wanted.removeprefix("a ") for name, option in config._OPTIONS.items()}  # noqa: SLF001 - the one table of them
    assert {name: row[1] for name, row in rows.items()} == types


def _value(cell: str) -> object:
    return json.loads(cell.strip("`"))


def test_the_options_beside_the_keys_are_those_of_the_command() -> None:
    known = {each for option in check_command.params for each in _spellings(option)}
    named = set(re.findall("`(--[a-z-]+)", CONFIGURATION))
    assert named <= known
    rows = _rows(CONFIGURATION, "Keys")
    beside = {name for name, row in rows.items() if f"`--{name}`" in row[3]}
    assert beside == {name for name in rows if f"--{name}" in known}


def _spellings(option: object) -> list[str]:
    return [*getattr(option, "opts", []), *getattr(option, "secondary_opts", [])]


def test_the_statuses_are_told_as_their_docstrings_do() -> None:
    told = dict(re.findall(r"^\| (\d+) \| (.*) \|$", COMMANDS, re.MULTILINE))
    [enum] = ast.parse(inspect.getsource(Status)).body
    assert isinstance(enum, ast.ClassDef)
    docstrings = [
        ast.literal_eval(each.value) for each in enum.body[1:] if isinstance(each, ast.Expr)
    ]
    assert list(told.items()) == [
        (f"{status:d}", docstring) for status, docstring in zip(Status, docstrings, strict=True)
    ]


def test_every_style_has_its_section() -> None:
    assert set(STYLES) <= set(re.findall(r"^## ([a-z-]+)$", REPORTS, re.MULTILINE))


def test_the_tables_of_the_json_report_have_every_property() -> None:
    report = json.loads(render(check(CLASHES), read(CLASHES), "json"))
    properties = _keys(report)
    assert {"labels", "edits"} <= properties
    assert properties <= _explained("json") | {"text"}


@pytest.mark.parametrize(
    ("document", "command"),
    [
        ("stats", "stats examples/archive --output-format json"),
        ("strip", "strip examples/ferry.story --output-format json"),
        ("merge", "merge examples/ferry.story --map - --output merged.story"),
    ],
)
def test_the_tables_of_a_document_have_its_properties(
    document: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    printed = json.loads(CliRunner().invoke(main, command.split()).stdout)
    numbers = {each for each in _keys(printed) if each.isdecimal()}  # of sources
    assert _explained(f"The JSON of {document}") == _keys(printed) - numbers


def _explained(heading: str) -> set[str]:
    """Return the properties in the tables of a section."""
    return {part for name in _rows(REPORTS, heading) for part in name.split(".")}


def _keys(value: object) -> set[str]:
    """Return the keys of all objects in a value."""
    return {key for each in _parts(value) if isinstance(each, dict) for key in each}


def _parts(value: object) -> Iterator[object]:
    """Yield a value, and all that is in it."""
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from _parts(each)


_FENCE = re.compile(r'^```yaml title="([^"\n]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
FILES = {name: yaml.safe_load(text) for name, text in _FENCE.findall(PIPELINES)}


@pytest.mark.parametrize("pipeline", FILES.values(), ids=FILES.keys())
def test_the_commands_of_a_pipeline_run(pipeline: object, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path, dirs_exist_ok=True)
    for command in _commands(pipeline):
        typed = command.replace("storyparse", f"{sys.executable} -m storyparse", 1)
        done = subprocess.run(typed, shell=True, cwd=tmp_path, check=False, timeout=120)  # noqa: S602 - as a runner types it
        assert (command, done.returncode) == (command, 0 if "--exit-zero" in command else 1)
    for path in (*tmp_path.glob("*.sarif"), *tmp_path.glob("*.json")):
        assert json.loads(path.read_bytes())
    for path in tmp_path.glob("*.xml"):
        assert ET.parse(path).getroot().tag == "testsuites"  # noqa: S314 - our own


def _commands(pipeline: object) -> Iterator[str]:
    """Yield the commands of the project in a pipeline, in their order."""
    for each in _parts(pipeline):
        if isinstance(each, str) and each.startswith("storyparse "):
            yield each


def test_the_hooks_that_are_shown_are_those_of_the_project() -> None:
    known = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    [shown] = FILES[".pre-commit-config.yaml"]["repos"]
    assert [hook["id"] for hook in shown["hooks"]] == [hook["id"] for hook in known]
