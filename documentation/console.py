"""Command lines with their outputs, as a terminal shows them."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

__all__ = ["commands", "ran", "refused"]

_BETWEEN = "--- the next command ---"
_CALL = re.compile(r"(?:^|[/|&;]) *storyparse +([a-z][^|&;<>\n]*)", re.MULTILINE)
_SURROUNDINGS = {"COLUMNS": "80", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "PYTHONUTF8": "1"}


def commands(shown: str) -> Iterator[str]:
    """Return the commands in what a terminal shows: its lines that begin with a prompt."""
    return (line.removeprefix("$ ") for line in shown.splitlines() if line.startswith("$ "))


def ran(typed: Iterable[str]) -> str:
    """Return what a terminal shows when commands are typed, one after the other, in this folder."""
    typed = tuple(typed)
    # What a command leaves in $? is what the next one finds there.
    marked = (f"{each}\nleft=$?; echo '{_BETWEEN}'; (exit $left)" for each in typed)
    done = subprocess.run(  # noqa: S603 - the commands are those of the pages
        ["bash", "-c", "\n".join(marked)],  # noqa: S607 - that of the machine
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=_SURROUNDINGS | {"PATH": _path(), "HOME": str(Path.cwd())},
        check=False,
    )
    outputs = done.stdout.decode("utf-8").split(f"{_BETWEEN}\n")
    return "".join(f"$ {each}\n{output}" for each, output in zip(typed, outputs, strict=False))


def refused(script: str) -> str:
    """Return what the first command of this project says that would refuse its call in a script.

    Args:
        script: What a shell would run. Nothing of it is run.

    Returns:
        The message; empty if every call is one that its command takes.

    Examples:
        >>> refused("storyparse check a.story && .venv/bin/storyparse source add a.story Coast")
        ''
        >>> refused("storyparse check --fxi a.story")
        "No such option '--fxi'. (Did you mean one of: '--config', '--fix'?)"
    """
    try:
        for call in _CALL.findall(script):
            _read(shlex.split(call))
    except click.UsageError as error:
        return error.format_message()
    return ""


def _read(words: list[str]) -> None:
    from storyparse.cli.program import main  # noqa: PLC0415 - for the few scripts that call it

    command: click.Command | None = main
    while isinstance(command, click.Group):
        _, command, words = command.resolve_command(click.Context(command), words)
    if command:
        command.make_context(None, words)


def _path() -> str:
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
