"""A diff shows what changes, whatever the size of the texts."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyparse.cli import difference

LINES = st.lists(st.sampled_from(["a", "b", "c", "tab\there", ""]), max_size=12)
TEXTS = st.builds("{}{}".format, LINES.map("\n".join), st.sampled_from(["", "\n"]))


def shown(before: str, after: str) -> str:
    return "".join(difference.difference(before, after, "a.story"))


def patched(folder: Path, before: str, diff: str) -> str:
    """Return a text after a diff, as git applies it."""
    path = folder / "a.story"
    path.write_bytes(before.encode())
    if diff:
        subprocess.run(
            ["git", "apply", "-p0", "--unidiff-zero", "-"],  # noqa: S607
            input=diff.encode(),
            check=True,
            cwd=folder,
        )
    return path.read_bytes().decode()


@pytest.mark.parametrize("most", [2000, 0])
def test_git_applies_a_diff(
    most: int, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Compared line by line, and as one hunk, as texts of many lines are."""
    monkeypatch.setattr(difference, "_MOST_LINES", most)
    folder = tmp_path_factory.mktemp("diff")

    @settings(max_examples=40)
    @given(TEXTS, TEXTS)
    def check(before: str, after: str) -> None:
        if before and after:
            assert patched(folder, before, shown(before, after)) == after

    check()


def test_texts_of_many_lines_are_one_hunk() -> None:
    before = "".join(f"{number}\n" for number in range(5000))
    after = before.replace("\n7\n", "\nseven\n").replace("\n4990\n", "\n")
    lines = shown(before, after).splitlines()
    assert lines[2] == "@@ -5,4990 +5,4989 @@"
    assert lines[3:7] == [" 4", " 5", " 6", "-7"]
    assert lines[-3:] == [" 4991", " 4992", " 4993"]


def test_equal_texts_have_none() -> None:
    assert shown("a\n", "a\n") == ""


def test_hidden_characters_are_escapes() -> None:
    assert shown("a\x1b[31m\u202e\tb\n", "a\n").splitlines()[3:] == [
        "-a\\x1b[31m\\u202e\tb",
        "+a",
    ]
