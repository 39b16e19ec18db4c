"""What a fresh process imports, and what it leaves until that is wanted."""

import ast
import inspect
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import storyparse

STORY = "Ferry Opens\nFacts\n- It runs.[1]\nSources: [1]Coast Daily.\n"

# What takes long to import, and serves reports, several processes, or what is written.
OF_OTHERS = (
    "cattrs",
    "concurrent.futures",
    "csv",
    "difflib",
    "hashlib",
    "importlib.metadata",
    "importlib.resources",
    "json",
    "lark",
    "logging",
    "markdown_it",
    "multiprocessing",
    "orjson",
    "pathspec",
    "pickle",
    "rich",
    "storyparse.shown",
    "tempfile",
    "tomllib",
    "xml",
)
OF_FILES = ("pathlib", "urllib.parse")
OF_RULES_AND_REPORTS = (
    "storyparse.checker",
    "storyparse.convert",
    "storyparse.files",
    "storyparse.fixer",
    "storyparse.formatter",
    "storyparse.registry",
    "storyparse.report",
    "storyparse.rules",
)

LEFT_OUT: Mapping[str, tuple[str, ...]] = {
    "import storyparse": ("click", *OF_FILES, *OF_OTHERS, *OF_RULES_AND_REPORTS),
    f"import storyparse; storyparse.parse({STORY!r})": (
        "click",
        *OF_FILES,
        *OF_OTHERS,
        *OF_RULES_AND_REPORTS,
    ),
    "import storyparse; storyparse.load('a.story')": ("click", *OF_OTHERS, "storyparse.rules"),
    "import storyparse; storyparse.check('')": ("click", *OF_OTHERS, "storyparse.report"),
    "run('check', 'a.story')": (
        *OF_OTHERS,
        "storyparse.cli.difference",
        "storyparse.cli.console",
        "storyparse.pages",
        "storyparse.report.gitlab",
        "storyparse.report.junit",
        "storyparse.report.sarif",
    ),
    "run('format', 'a.story')": (*OF_OTHERS, "storyparse.pages"),
    "run('strip', 'a.story')": (*OF_OTHERS, *OF_RULES_AND_REPORTS),
}

# Some of the modules may have come with the interpreter: only what comes anew counts.
CHILD = """
import runpy, sys
def run(*arguments):
    sys.argv[1:] = arguments
    runpy.run_module("storyparse", run_name="__main__")
statement, *names = sys.argv[1:]
for name in names:
    sys.modules.pop(name, None)
try:
    exec(statement)
except SystemExit as done:
    assert not done.code, done.code
print("imported:", *(name for name in names if name in sys.modules))
"""


def fresh(code: str, *arguments: str, folder: Path | None = None, **env: str) -> list[str]:
    """Return the last line that a fresh process prints, as words."""
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, **env},
        text=True,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()[-1].split()


@pytest.mark.parametrize("statement", LEFT_OUT)
def test_what_is_not_wanted_is_not_imported(statement: str, tmp_path: Path) -> None:
    (tmp_path / "a.story").write_text(STORY)
    assert fresh(CHILD, statement, *LEFT_OUT[statement], folder=tmp_path) == ["imported:"]


def test_what_is_wanted_late_and_missing_is_said_in_one_line(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['pathspec'] = None; from storyparse.__main__ import main; main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, "check", "."],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        text=True,
        timeout=60,
    )
    assert result.returncode == 2
    assert result.stderr.startswith("storyparse: the command line needs pathspec, which is not")


CANONICAL = """\
Ferry Opens
Facts
- It runs.[1][2]
- Fares rose by 4%,[2] while the old line keeps its timetable.
Sources: [1]Coast Daily and [2]The Port Times <https://port.example/ferry>.
Narratives
- Local narrative, as provided by Coast Daily. A bottleneck ends.[1]
- Critical narrative: Nobody asked the people of Port Ellis.
"""


def test_what_reads_a_canonical_story_is_compiled_before() -> None:
    """What is compiled on its first use takes longer to look up, each time."""
    late = "from storyparse.spelling.characters import compiled"
    count = "print(compiled.cache_info().currsize)"
    assert fresh(f"import storyparse; storyparse.parse({CANONICAL!r}); {late}; {count}") == ["0"]


# The packages some of whose names come on first use.
FACES = (storyparse, storyparse.convert, storyparse.refactor)


def late(face: ModuleType) -> Mapping[str, str]:
    """Return what checkers of types see of what comes on first use, and where it comes from."""
    return {
        name.name: str(each.module)
        for block in ast.parse(inspect.getsource(face)).body
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for each in block.body
        if isinstance(each, ast.ImportFrom)
        for name in each.names
    }


ON_FIRST_USE = [(face, *each) for face in FACES for each in late(face).items()]


@pytest.mark.parametrize("face", FACES)
def test_what_is_not_there_comes_on_first_use(face: ModuleType) -> None:
    code = f"import {face.__name__} as face; print(*(set(face.__all__) - set(vars(face))))"
    assert sorted(fresh(code)) == sorted(late(face))


@pytest.mark.parametrize(("face", "name", "home"), ON_FIRST_USE)
def test_what_came_on_first_use_stays(face: ModuleType, name: str, home: str) -> None:
    found = getattr(face, name)
    assert found is getattr(import_module(home), name)
    assert vars(face)[name] is found


@pytest.mark.parametrize("face", FACES)
def test_a_star_brings_every_name(face: ModuleType) -> None:
    code = f"import {face.__name__} as face; from {face.__name__} import *; print('missing:', *"
    assert fresh(f"{code}(set(face.__all__) - set(globals())))") == ["missing:"]


@pytest.mark.parametrize("face", FACES)
def test_its_public_names_are_all_that_a_face_lists(face: ModuleType) -> None:
    assert dir(face) == sorted(face.__all__)


@pytest.mark.parametrize("face", FACES)
def test_an_unknown_name_is_an_error(face: ModuleType) -> None:
    with pytest.raises(AttributeError, match=f"module '{face.__name__}' has no attribute 'chekc'"):
        getattr(face, "chekc")  # noqa: B009 - the plain spelling is an error to mypy


# Metadata are looked through without `importlib.metadata`, where they are files in folders alone.
SHOUTING = """
from storyparse.catalogue import Kind
from storyparse.diagnostics import Severity
from storyparse.rule import Rule
RULE = Rule(Kind("X001", "shouting", Severity.WARNING, "style", "Capitals."), "", lambda _: ())
"""
NAMED = "[storyparse.rules]\nshouting = shout:RULE\n"
LAST_RULE = "from storyparse.registry import all_rules; print(all_rules()[-1].kind.name)"


def test_a_rule_is_found_in_an_archive(tmp_path: Path) -> None:
    archive = tmp_path / "shout.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("shout.py", SHOUTING)
        file.writestr("shout-1.0.dist-info/METADATA", "Name: shout\nVersion: 1.0\n")
        file.writestr("shout-1.0.dist-info/entry_points.txt", NAMED)
    path = os.pathsep.join([str(archive), os.environ.get("PYTHONPATH", "")])
    assert fresh(LAST_RULE, PYTHONPATH=path) == ["shouting"]


def test_a_rule_is_found_by_another_finder(tmp_path: Path) -> None:
    (tmp_path / "shout.py").write_text(SHOUTING)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "METADATA").write_text("Name: shout\nVersion: 1.0\n")
    (tmp_path / "elsewhere" / "entry_points.txt").write_text(NAMED)
    finder = (
        "import sys; from importlib.metadata import PathDistribution; from pathlib import Path\n"
        "class Finder:\n"
        "    find_spec = staticmethod(lambda *_: None)\n"
        "    find_distributions = lambda *_: [PathDistribution(Path('elsewhere'))]\n"
        "sys.meta_path.append(Finder)\n"
    )
    assert fresh(finder + LAST_RULE, folder=tmp_path) == ["shouting"]
