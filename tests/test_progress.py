"""A bar is shown on a terminal where work takes longer than a second, and only there."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from storyparse.cli import progress

TIDY = "Ferry Opens\nFacts\n- It runs.[1]\nSources: [1]Coast Daily.\n"


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show the bar at once."""
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)


def drawn(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    with progress.Bar(3) as bar:
        for _ in range(3):
            bar.advance()
            with bar.hidden():
                stream.write("<finding>")
    return stream.getvalue()


@pytest.mark.usefixtures("impatient")
def test_a_bar_is_drawn_and_taken_off_before_anything_else_is_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = drawn(monkeypatch, Terminal())
    assert "Files" in shown
    assert "3/3" in shown
    # The line is cleared before each finding, and at the end.
    assert shown.count("\x1b[2K") >= 3


@pytest.mark.usefixtures("impatient")
def test_there_is_no_bar_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, io.StringIO()) == "<finding>" * 3


def test_there_is_no_bar_within_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, Terminal()) == "<finding>" * 3


# The command, with a bar that is shown at once.
IMPATIENT = """
from storyparse.__main__ import main
from storyparse.cli import progress
progress._PATIENCE = -1.0
main()
"""


def test_a_report_on_a_terminal_stands_by_itself(tmp_path: Path) -> None:
    """The bar is on standard error; the report holds nothing of it."""
    (tmp_path / "a.story").write_text(TIDY)
    (tmp_path / "b.story").write_text(TIDY.replace("[1]\n", "[1][1]\n", 1))
    shown, terminal = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", IMPATIENT, "check", "--output-format", "concise", "--jobs", "1"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm"},
    ) as process:
        os.close(terminal)
        assert process.stdout is not None
        bar = b""
        while chunk := _read(shown):
            bar += chunk
        report = process.stdout.read()
    os.close(shown)
    assert b"Files" in bar
    assert report == (
        b"b.story:3:14: warning[R007] repeated-citation: source 1 is cited again (fixable)\n"
        b"1 warning in 1 of 2 files. 1 can be fixed with --fix.\n"
    )


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""
