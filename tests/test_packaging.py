"""What is packaged is what there is."""

import tomllib
from pathlib import Path

import storyparse

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


def test_the_package_is_typed() -> None:
    assert (ROOT / "src" / "storyparse" / "py.typed").exists()
