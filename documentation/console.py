"""Command lines with their outputs, as a terminal shows them."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

__all__ = ["commands", "ran"]

_BETWEEN = "--- the next command ---"
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


def _path() -> str:
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
