"""git merges stories by their facts and sources: a real repository."""

import os
import shutil
import subprocess
import sys
from collections.abc import Container
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]

BASE = """\
Harbor Town Opens Second Ferry Line
Facts
- The ferry to Port Ellis began running on Monday.[1]
- Fares rose by 4%.[2]
Sources: [1]Coast Daily and [2]The Port Times.
Narratives
- Critical narrative, as provided by Coast Daily. Nobody asked the people of Port Ellis.
"""
LISTED = "[1]Coast Daily and [2]The Port Times."
OURS = BASE.replace("Monday.[1]\n", "Monday.[1]\n- The mayor came.[3]\n").replace(
    LISTED, "[1]Coast Daily, [2]The Port Times and [3]Reuters."
)
THEIRS = BASE.replace("by 4%.[2]\n", "by 4%.[2]\n- The old line stays.[3][1]\n").replace(
    LISTED, "[1]Coast Daily, [2]The Port Times and [3]TASS <https://tass.example>."
)
BOTH = """\
Harbor Town Opens Second Ferry Line
Facts
- The ferry to Port Ellis began running on Monday.[1]
- The mayor came.[3]
- Fares rose by 4%.[2]
- The old line stays.[4][1]
Sources: [1]Coast Daily, [2]The Port Times, [3]Reuters and [4]TASS <https://tass.example>.
Narratives
- Critical narrative, as provided by Coast Daily. Nobody asked the people of Port Ellis.
"""


FIRST = "- The ferry to Port Ellis began running on Monday.[1]\n"
CONFLICT = """\
<<<<<<< ours
- The ferry to Port Ellis began running on Tuesday.[1]
=======
- The ferry to Port Ellis began running in May.[1]
>>>>>>> theirs
"""

DRIVER = f'"{sys.executable}" -m storyparse merge-file --path %P %O %A %B --marker-size'
STORY = "ferry.story"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository that merges stories by the driver."""
    git(tmp_path, "init", "--quiet", "--initial-branch=ours")
    (tmp_path / ".gitattributes").write_text("*.story merge=story\n", encoding="utf-8")
    git(tmp_path, "config", "merge.story.driver", f"{DRIVER} %L")
    return tmp_path


def git(folder: Path, *arguments: str, statuses: Container[int] = (0,)) -> str:
    identity = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    done = subprocess.run(
        ["git", *identity, *arguments],  # noqa: S607 - wherever git is
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
        },
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode in statuses, done.stdout + done.stderr
    return done.stdout + done.stderr


def branches(folder: Path, base: str, ours: str, theirs: str) -> None:
    """Commit a story, and what two branches made of it; ours is the current one."""
    commit(folder, base)
    git(folder, "switch", "--quiet", "--create", "theirs")
    commit(folder, theirs)
    git(folder, "switch", "--quiet", "ours")
    commit(folder, ours)


def commit(folder: Path, text: str) -> None:
    (folder / STORY).write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Edit")


def text(folder: Path) -> str:
    return (folder / STORY).read_text(encoding="utf-8")


def test_git_merges_branches_that_each_added_a_fact_and_a_source(repository: Path) -> None:
    branches(repository, BASE, OURS, THEIRS)
    git(repository, "merge", "--no-edit", "theirs")
    assert text(repository) == BOTH
    assert git(repository, "status", "--porcelain") == ""


def test_git_leaves_a_conflict_where_both_reworded_a_fact(repository: Path) -> None:
    reworded = OURS.replace("on Monday", "on Tuesday"), THEIRS.replace("on Monday", "in May")
    branches(repository, BASE, *reworded)
    said = git(repository, "merge", "--no-edit", "theirs", statuses=(1,))
    assert f"storyparse: {STORY}: 1 conflict, in lines 3-7" in said
    assert f"CONFLICT (content): Merge conflict in {STORY}" in said
    assert text(repository) == BOTH.replace(FIRST, CONFLICT)
    assert git(repository, "status", "--porcelain") == f"UU {STORY}\n"


def test_git_merges_nothing_where_the_driver_fails(repository: Path) -> None:
    git(repository, "config", "merge.story.driver", f"{DRIVER} 0")
    branches(repository, BASE, OURS, THEIRS)
    # Before version 2.44, git takes every failure of a driver for a conflict.
    git(repository, "merge", "--no-edit", "theirs", statuses=(1, 2))
    assert text(repository) == OURS
