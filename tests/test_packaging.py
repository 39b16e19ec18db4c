"""What is packaged is what there is, and what a page tells of it."""

import re
import shutil
import tomllib
from pathlib import Path

from click.testing import CliRunner

import storyparse
from storyparse.cli.program import main

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_list_of_packages_is_whole() -> None:
    folders = [path.parent.relative_to(ROOT / "src") for path in ROOT.glob("src/**/__init__.py")]
    found = {".".join(folder.parts) for folder in folders} | {"storyparse.grammar"}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == found


def test_the_library_needs_attrs_and_lark_alone() -> None:
    names = {each.partition(">")[0] for each in PROJECT["project"]["dependencies"]}
    assert names == {"attrs", "lark"}


def test_the_face_is_sorted_and_whole() -> None:
    assert list(storyparse.__all__) == sorted(storyparse.__all__)
    assert all(hasattr(storyparse, name) for name in storyparse.__all__)


def test_the_page_about_the_design_has_the_layers() -> None:
    page = (ROOT / "docs" / "explanation" / "design.md").read_text(encoding="utf-8")
    shown = page.partition("\n## Layers\n")[2].partition("```text\n")[2].partition("```")[0]
    told = re.findall(r"^(\S.*?)(?: {2,}.*)?$", shown, re.MULTILINE)
    [layers] = [
        each["layers"]
        for each in PROJECT["tool"]["importlinter"]["contracts"]
        if each["type"] == "layers"
    ]
    assert told == layers


def test_the_package_is_typed() -> None:
    assert (ROOT / "src" / "storyparse" / "py.typed").exists()


def test_the_hooks_of_pre_commit_install_what_the_command_line_needs(tmp_path: Path) -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = project["project"]["optional-dependencies"]["cli"]
    installed = re.findall(r"additional_dependencies: \[(.*)\]", hooks)
    assert [re.findall('"([^"]+)"', each) for each in installed] == [needed, needed]
    shutil.copytree(ROOT / "examples", tmp_path, dirs_exist_ok=True)
    for command in re.findall("entry: storyparse (.*)", hooks):
        assert CliRunner().invoke(main, [*command.split(), str(tmp_path)]).exit_code == 1
