"""Cold starts: what whole processes take."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import storyparse
from benchmarks import corpus
from benchmarks.results import Effort, Figure
from benchmarks.timing import Subject, compared

__all__ = ["BASELINE", "CHECK", "GROUP", "PARSE", "WITH_CLICK", "figures"]

GROUP = "start"
BASELINE = "import attrs, lark"
WITH_CLICK = "import attrs, lark, click"
PARSE = "import storyparse, and a first parse"
CHECK = "storyparse check FILE"

# Lark imports these where they happen to be installed; who installs storyparse has neither.
_WITHOUT = "import sys; sys.modules.update(regex=None, interegular=None); "
_PARSE = "import storyparse; storyparse.parse(open(sys.argv[1], encoding='utf-8').read())"


def figures(effort: Effort) -> Iterator[Figure]:
    """Yield what each process takes, as a multiple of one that imports attrs and lark."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "ferry.story")
        texts = corpus.stories(100, seed=1)
        clean = next(text for text in texts if not storyparse.check(text))
        file.write_text(clean, encoding="utf-8")
        run = partial(_run, environment=_environment(folder))
        commands = _commands(str(file))
        subjects = [Subject(name, run, [command]) for name, command in commands.items()]
        baseline = Subject(BASELINE, run, [_python(BASELINE)])
        for subject, ratio in compared(subjects, baseline, rounds=effort.rounds):
            yield Figure(GROUP, subject.name, ratio)


def _commands(file: str) -> Mapping[str, Sequence[str]]:
    return {
        "bare Python": _python("pass"),
        "import attrs": _python("import attrs"),
        f"{BASELINE}, again": _python(BASELINE),
        WITH_CLICK: _python(WITH_CLICK),
        "import storyparse": _python("import storyparse"),
        PARSE: _python(_PARSE, file),
        CHECK: (sys.executable, "-m", "storyparse", "check", file),
    }


def _python(code: str, *arguments: str) -> Sequence[str]:
    return (sys.executable, "-c", _WITHOUT + code, *arguments)


def _environment(folder: str) -> Mapping[str, str]:
    """Return the environment of processes that keep compiled modules in a folder of their own.

    Each command runs once before it is measured, and that run compiles: whatever was compiled here
    before, or was not, no figure has compiling in it.
    """
    unwanted = "PYTHONDONTWRITEBYTECODE"
    others = {name: value for name, value in os.environ.items() if name != unwanted}
    return {**others, "PYTHONPYCACHEPREFIX": folder}


def _run(command: Sequence[str], environment: Mapping[str, str]) -> None:
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
