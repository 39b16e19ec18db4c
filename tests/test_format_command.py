"""The command `storyparse format`: what it writes, prints and ends with."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from storyparse.cli.program import main

CANONICAL = "Ferry Opens\nFacts\n- It runs.[1]\nSources: [1]Coast Daily.\n"
SPELLED = "\ufeff## Ferry Opens\r\n\r\n**Facts:**\r\n* It runs. [1]\r\nSources: [1] Coast Daily"
FAULTY = SPELLED.replace("* It runs. [1]", "* It runs. [1]\r\n* ")


def run(*arguments: object, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["format", *map(str, arguments)], input=stdin)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of three stories, as the working folder."""
    for name, text in (("a", CANONICAL), ("b", SPELLED), ("c", FAULTY)):
        (tmp_path / f"{name}.story").write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_texts_are_written_in_canonical_spelling(folder: Path) -> None:
    (folder / "b.story").chmod(0o600)
    result = run()
    assert [(folder / name).read_bytes() for name in ("a.story", "b.story", "c.story")] == [
        CANONICAL.encode(),
        CANONICAL.encode(),
        FAULTY.encode(),
    ]
    assert (folder / "b.story").stat().st_mode & 0o777 == 0o600
    assert result.exit_code == 1
    assert result.stdout == "1 file formatted, 2 files left unchanged.\n"
    assert result.stderr == (
        "storyparse: c.story: what could not be read was left as it was; see 'storyparse check'\n"
    )
    assert run("a.story", "b.story").exit_code == 0


def test_what_does_not_change_is_not_written(folder: Path) -> None:
    before = (folder / "a.story").stat()
    run("a.story")
    after = (folder / "a.story").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_check_tells_and_writes_nothing(folder: Path) -> None:
    result = run("--check", "a.story", "b.story")
    assert result.exit_code == 1
    assert result.stdout == (
        "Would format b.story\n1 file would be formatted, 1 file left unchanged.\n"
    )
    assert (folder / "b.story").read_bytes() == SPELLED.encode()
    assert run("--check", "a.story").exit_code == 0


def test_a_diff_shows_and_writes_nothing(folder: Path) -> None:
    result = run("--diff", "b.story")
    assert result.exit_code == 1
    assert result.stdout == (
        "--- b.story\n"
        "+++ b.story\n"
        "@@ -1,5 +1,4 @@\n"
        "-\\ufeff## Ferry Opens\\r\n"
        "-\\r\n"
        "-**Facts:**\\r\n"
        "-* It runs. [1]\\r\n"
        "-Sources: [1] Coast Daily\n"
        "\\ No newline at end of file\n"
        "+Ferry Opens\n"
        "+Facts\n"
        "+- It runs.[1]\n"
        "+Sources: [1]Coast Daily.\n"
    )
    assert (folder / "b.story").read_bytes() == SPELLED.encode()


def test_standard_input_is_formatted_to_standard_output() -> None:
    result = run("-", stdin=SPELLED.encode())
    assert (result.exit_code, result.stdout_bytes) == (0, CANONICAL.encode())
    assert result.stderr == "1 file formatted, 0 files left unchanged.\n"
    left = run("-", stdin=FAULTY.encode())
    assert (left.exit_code, left.stdout_bytes) == (1, FAULTY.encode())


def test_a_file_that_is_no_utf8_is_left(folder: Path) -> None:
    data = SPELLED.encode() + b"\xe9"
    (folder / "b.story").write_bytes(data)
    assert run("b.story").exit_code == 1
    assert (folder / "b.story").read_bytes() == data
    assert run("-", stdin=data).stdout_bytes == data


def test_a_file_that_cannot_be_read_is_one_line_and_the_others_are_done(folder: Path) -> None:
    result = run("missing.story", "b.story")
    assert result.exit_code == 2
    assert result.stderr == "storyparse: missing.story: No such file or directory\n"
    assert (folder / "b.story").read_bytes() == CANONICAL.encode()


def test_a_process_that_is_killed_leaves_every_file_old_or_new(tmp_path: Path) -> None:
    """SIGKILL at random moments while 500 files are formatted, by one process and by two."""
    paths = [tmp_path / f"s{number:03}.story" for number in range(500)]
    chance = random.Random(7)
    old, new = SPELLED.encode() + b"\r\n" * 2000, CANONICAL.encode()
    done: list[int] = []
    for turn in range(8):
        for path in paths:
            path.write_bytes(old)
        with subprocess.Popen(
            [sys.executable, "-m", "storyparse", "format", f"-j{1 + turn % 2}"],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            while paths[0].read_bytes() == old and process.poll() is None:
                time.sleep(0.002)
            time.sleep(chance.uniform(0, 0.4))
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(30)
        found = [path.read_bytes() for path in paths]
        assert all(data in (old, new) for data in found)
        done.append(sum(data == new for data in found))
    assert any(0 < count < len(paths) for count in done), done
