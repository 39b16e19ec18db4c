"""The command line."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import storyparse
from storyparse.cli.program import main

ROOT = Path(__file__).resolve().parents[1]
FERRY = ROOT / "examples" / "ferry.story"
COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-9]m")
FAULTY = "T\nFacts\n- a\x1b[31m[7]\nSources: [1]\x9bA.\n"


def run(*arguments: str, stdin: str | bytes = "", env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin, env=env)


def test_show_prints_a_story_for_reading() -> None:
    result = run("show", str(FERRY))
    assert result.exit_code == 0
    assert result.stdout == (
        "Harbor Town Opens Second Ferry Line\n"
        "\n"
        "Facts\n"
        "  The ferry to Port Ellis began running on Monday, two months late.\n"
        "    Coast Daily, The Port Times\n"
        '  The mayor said: "The [harbor authority] has kept its word."\n'
        "    U.S. Harbor News\n"
        "  Fares rose by 4%, while the old line keeps its timetable.\n"
        "    The Port Times\n"
        "\n"
        "Narratives\n"
        "  Pro-development\n"
        "    provided by Coast Daily (among the sources: [1])\n"
        "    The second line ends a bottleneck that kept the north shore poor for a generation.\n"
        "    Coast Daily\n"
        "  Critical\n"
        "    provided by Ellis Residents' League (not among the sources)\n"
        "    Nobody asked the people of Port Ellis.\n"
        "  Historical\n"
        "    no provider is named\n"
        "    Every ferry line on this coast began as a promise and ended as a subsidy.\n"
        "\n"
    )


def test_show_prints_what_can_be_read_and_says_that_there_are_errors() -> None:
    result = run("show", "-", stdin=FAULTY)
    assert result.exit_code == 1
    assert "  a\\x1b[31m\n    [7] (no such source)\n" in result.stdout
    assert result.stderr == ("storyparse: <stdin>: 1 error; see 'storyparse check'\n")


def test_show_reads_standard_input_once() -> None:
    result = run("show", "-", "-", stdin=FAULTY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "standard input can be read once" in result.stderr


def test_show_says_that_there_is_no_story() -> None:
    result = run("show", "-")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "storyparse: <stdin>: there is no story in it\n"


def test_check_without_findings() -> None:
    result = run("check", str(FERRY), str(FERRY.parent / "two-desks.story"))
    assert (result.exit_code, result.stdout) == (0, "No findings in 2 files.\n")


def test_check_prints_findings_and_counts_them() -> None:
    text = "T\nFacts\n- a\x1b[31m[1][7]\nSources: [1]A.\n"
    result = run("check", "-", str(FERRY), stdin=text)
    assert result.exit_code == 1
    assert result.stdout == (
        "<stdin>:3:4: warning[T003] control-character: U+001B is no part of a text\n"
        "  |\n"
        "3 | - a\\x1b[31m[1][7]\n"
        "  |    ^^^^\n"
        "  = unsafe fix: take it out\n"
        "\n"
        "<stdin>:3:12: error[R002] undefined-citation: no source has the number 7\n"
        "  |\n"
        "3 | - a\\x1b[31m[1][7]\n"
        "  |               ^^^\n"
        "  = help: this story lists source 1 alone\n"
        "  = suggestion: cite [1]\n"
        "\n"
        "1 error and 1 warning in 1 of 2 files. 1 can be fixed with --fix --unsafe-fixes.\n"
    )


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_done(tmp_path: Path) -> None:
    missing = tmp_path / "mis\x1b[31msing"
    result = run("check", str(missing), "-", stdin=FAULTY)
    assert result.exit_code == 2
    assert "undefined-citation" in result.stdout
    assert result.stderr.splitlines() == [
        f"storyparse: {tmp_path}/mis\\x1b[31msing: No such file or directory",
    ]


@pytest.mark.parametrize(
    "arguments", [["show"], ["check", "--no-such"], ["check", "--select", "X9"], ["no-such"]]
)
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_bytes_that_are_no_text() -> None:
    result = run("check", "-", stdin=bytes(range(256)))
    assert result.exit_code == 1
    assert "invalid-utf8" in result.stdout
    assert not re.search(r"[^\n -~…]", result.stdout)


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour_elsewhere_than_on_a_terminal(env: dict[str, str], *, coloured: bool) -> None:
    for command in ("check", "show"):
        assert bool(COLOUR.search(run(command, "-", stdin=FAULTY, env=env).stdout)) == coloured


def on_a_terminal(*arguments: str, **env: str) -> str:
    """Run the command on a pseudo-terminal, and return what it prints there."""
    shown, terminal = pty.openpty()
    inherited = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    with subprocess.Popen(
        [sys.executable, "-m", "storyparse", *arguments],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env={**inherited, "TERM": "xterm", "COLUMNS": "60", **env},
    ) as process:
        os.close(terminal)
        data = b""
        while chunk := _read(shown):
            data += chunk
        process.wait(30)
    os.close(shown)
    return data.decode()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


def test_a_terminal_has_colour_and_wrapped_lines() -> None:
    for command in ("show", "check"):
        output = on_a_terminal(command, str(FERRY))
        assert bool(COLOUR.search(output)) == (command == "show")
        assert all(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) <= 60 for line in output.splitlines())
    plain = on_a_terminal("show", str(FERRY), NO_COLOR="1")
    assert not COLOUR.search(plain)
    assert plain.count("\r\n\r\n") == 3


def test_check_is_coloured_on_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.story"
    path.write_text(FAULTY, encoding="utf-8")
    assert "\x1b[31m\x1b[1merror[R002]\x1b[0m" in on_a_terminal("check", str(path))


def command(*arguments: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "storyparse", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **env},
        timeout=60,
    )


def test_a_stream_that_cannot_show_a_character_is_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "a.story"
    path.write_text("新聞\nFacts\n- ü[7]\nSources: [1]A.\n", encoding="utf-8")
    for each in ("show", "check"):
        result = command(each, str(path), PYTHONIOENCODING="ascii")
        assert result.returncode == 1
        assert b"Traceback" not in result.stderr
        assert b"[7]" in result.stdout


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "a.story"
    path.write_text("T\nFacts\n" + "- a[7]\n" * 5000 + "Sources: [1]A.\n")
    arguments = [sys.executable, "-m", "storyparse", "check", str(path)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_the_missing_extra_is_said() -> None:
    for name in ("click", "rich"):
        code = (
            f"import sys; sys.modules[{name!r}] = None; sys.argv[1:] = ['show', {str(FERRY)!r}];"
            "from storyparse.__main__ import main; main()"
        )
        result = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=False, text=True, timeout=60
        )
        assert result.returncode == 2
        assert result.stderr == (
            f"storyparse: the command line needs {name}, which is not installed.\n"
            "Install it with: pip install 'storyparse[cli]'\n"
        )


def test_a_command_is_called_as_its_module() -> None:
    context = click.Context(main)
    names = main.list_commands(context)
    commands = [main.get_command(context, name) for name in names]
    assert [command and command.name for command in commands] == names


def test_version_and_help() -> None:
    assert storyparse.__name__ in run("--version").stdout
    for each in ((), ("check",), ("show",)):
        assert run(*each, "--help").exit_code == 0


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which $S is the command."""
    return subprocess.run(
        ["/bin/sh", "-c", line],
        env={**os.environ, "S": f"{sys.executable} -m storyparse"},
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("$S check FERRY >&-", "storyparse: standard output is closed\n"),
        ("$S show FERRY >&-", "storyparse: standard output is closed\n"),
        ("$S show - <&-", "storyparse: <stdin>: standard input is closed\n"),
        ("$S check - <&-", "storyparse: <stdin>: standard input is closed\n"),
        (
            "$S show FERRY >/dev/full",
            "storyparse: standard output cannot be written: No space left on device\n",
        ),
        (
            "$S --help >/dev/full",
            "storyparse: standard output cannot be written: No space left on device\n",
        ),
    ],
)
def test_a_stream_that_cannot_be_used_is_status_2(line: str, said: str) -> None:
    result = shell(line.replace("FERRY", str(FERRY)))
    assert (result.stderr, result.returncode) == (said, 2)


def test_a_dumb_terminal_has_no_colour() -> None:
    for each in ("show", "check"):
        assert "\x1b[" not in on_a_terminal(each, str(FERRY), TERM="dumb")
