"""What git shows of stories that changed, with the diff driver and with textconv."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]

OLD = (
    "Ferry Opens\nFacts\n- It runs.[1]\n- Fares rose by 4%.[2]\n"
    "Sources: [1]Coast Daily and [2]Port Wire.\n"
)
RENUMBERED = (
    "Ferry Opens\nFacts\n- It runs.[2]\n- Fares rose by 4%.[1]\n"
    "Sources: [1]Port Wire and [2]Coast Daily.\n"
)
NEW = RENUMBERED.replace("4%.[1]", "5%.[1][2]")

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Run git in a repository of its own, which knows stories."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_PAGER": "cat",
    }
    folder = tmp_path / "stories"
    folder.mkdir()

    def git(*arguments: str) -> str:
        identity = ("-c", "user.name=Desk", "-c", "user.email=desk@coast.example")
        command = ["git", *identity, "-c", "commit.gpgsign=false", *arguments]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, check=True, encoding="utf-8"
        )
        assert done.stderr == ""
        return done.stdout

    git("init", "--quiet", "--initial-branch=main")
    (folder / ".gitattributes").write_text("*.story diff=story\n", encoding="utf-8")
    (folder / "ferry.story").write_text(OLD, encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message=The ferry")
    return git


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    return tmp_path / "stories" / "ferry.story"


def command(name: str) -> str:
    return f"'{sys.executable}' -m storyparse {name}"


def test_the_diff_driver_shows_sentences(git: Git, ferry: Path) -> None:
    git("config", "diff.story.command", command("diff --git"))
    ferry.write_text(NEW, encoding="utf-8")
    assert git("diff") == (
        "ferry.story\n"
        "  sources renumbered: [2] is now [1], [1] is now [2]\n"
        "  fact 2 reworded: '… by 4%.' → '… by 5%.'\n"
        "  fact 2 gained [2] Coast Daily\n"
    )


def test_the_diff_driver_shows_new_renamed_and_deleted_files(git: Git, ferry: Path) -> None:
    git("config", "diff.story.command", command("diff --git"))
    ferry.with_name("bus.story").write_text("Bus Returns\nFacts\n- It runs.\n", encoding="utf-8")
    ferry.rename(ferry.with_name("boat.story"))
    ferry.with_name("boat.story").write_text(OLD.replace("4%", "5%"), encoding="utf-8")
    git("add", "--all")
    assert git("diff", "--cached", "--find-renames=50%") == (
        "ferry.story → boat.story\n"
        "  fact 2 reworded: '… by 4%.' → '… by 5%.'\n"
        "bus.story\n"
        "  story 1 added: 'Bus Returns'\n"
    )
    git("rm", "--quiet", "--force", "boat.story")
    assert "ferry.story\n  story 1 removed: 'Ferry Opens'\n" in git("diff", "--cached")


def test_the_diff_driver_takes_names_that_look_like_options(git: Git, ferry: Path) -> None:
    git("config", "diff.story.command", command("diff --git"))
    ferry.rename(ferry.with_name("-dash.story"))
    git("add", "--all")
    ferry.with_name("-dash.story").write_text(OLD.replace("4%", "5%"), encoding="utf-8")
    assert git("diff") == "-dash.story\n  fact 2 reworded: '… by 4%.' → '… by 5%.'\n"


def test_the_log_shows_sentences(git: Git, ferry: Path) -> None:
    git("config", "diff.story.command", command("diff --git"))
    ferry.write_text(RENUMBERED, encoding="utf-8")
    git("commit", "--quiet", "--all", "--message=Other numbers")
    told = git("log", "--max-count=1", "--patch", "--ext-diff", "--format=%s")
    assert told == (
        "Other numbers\n\nferry.story\n  sources renumbered: [2] is now [1], [1] is now [2]\n"
    )


def test_textconv_shows_names_and_no_noise(git: Git, ferry: Path) -> None:
    git("config", "diff.story.textconv", command("textconv"))
    ferry.write_text(NEW, encoding="utf-8")
    changed = [line for line in git("diff").splitlines() if line.startswith(("-", "+"))]
    assert changed == [
        "--- a/ferry.story",
        "+++ b/ferry.story",
        "-- Fares rose by 4%.[Port Wire]",
        "+- Fares rose by 5%.[Port Wire][Coast Daily]",
    ]
