"""The pages about guarantees and stability say what is so."""

import ast
import enum
import inspect
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from documentation.public_names import public
from storyparse.catalogue import CATALOGUE, Kind
from storyparse.cli.commands import main

TESTS = Path(__file__).parent
ROOT = TESTS.parent
EXPLANATION = ROOT / "docs" / "explanation"
GUARANTEES = (EXPLANATION / "guarantees.md").read_text("utf-8")
FORMAT = (ROOT / "docs" / "reference" / "format.md").read_text("utf-8")

NAMED = re.compile(r"`(test_\w+\.py)::(test_\w+)`")
ITEM = re.compile(r"^(?:-|\d+\.) .*(?:\n +.*)*", re.MULTILINE)


def section(page: str, heading: str) -> str:
    """Return what stands under a heading of the second level."""
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


@cache
def functions(module: str) -> dict[str, ast.FunctionDef]:
    """Return the test functions of a module by name."""
    body = ast.parse((TESTS / module).read_text("utf-8")).body
    return {
        each.name: each
        for each in body
        if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    }


def is_property(function: ast.FunctionDef) -> bool:
    """Tell whether Hypothesis gives a test what it is tried on."""
    return any(ast.unparse(each).startswith("given(") for each in function.decorator_list)


# Guarantees


@pytest.mark.parametrize("page", sorted(EXPLANATION.glob("*.md")), ids=lambda page: page.stem)
def test_every_test_that_a_page_names_exists(page: Path) -> None:
    named = NAMED.findall(page.read_text("utf-8"))
    assert [each for each in named if each[1] not in functions(each[0])] == []


def test_every_law_has_a_test() -> None:
    laws = ITEM.findall(GUARANTEES.partition("\n## What is not guaranteed\n")[0])
    assert laws
    assert [law for law in laws if not NAMED.search(law)] == []


ABOUT_PAGES = {"test_generated_pages.py"}


def test_every_property_is_a_law() -> None:
    found = {
        (path.name, name)
        for path in TESTS.glob("test_*.py")
        if path.name not in ABOUT_PAGES
        for name, function in functions(path.name).items()
        if is_property(function)
    }
    assert found - set(NAMED.findall(GUARANTEES)) == set()


def test_the_laws_of_the_format_are_there_word_for_word() -> None:
    specified, *_ = section(FORMAT, "What is guaranteed").partition("\n###")
    laws = [each.partition(". ")[2] for each in re.findall(r"^\d+\. .*", specified, re.MULTILINE)]
    told = ITEM.findall(section(GUARANTEES, "The laws of the format"))
    assert len(laws) >= len("12345678")
    assert [each.splitlines()[0].partition(". ")[2] for each in told[: len(laws)]] == laws
    assert all(each.splitlines()[0].removeprefix("- ") in specified for each in told[len(laws) :])


def test_the_library_neither_fetches_nor_runs_what_it_reads() -> None:
    found = {
        (path.name, name)
        for path in (ROOT / "src").rglob("*.py")
        for name in reached(ast.parse(path.read_text("utf-8")))
        if name in OUTSIDE
    }
    assert found == {("values.py", "exec")}  # of a constructor, made of the names of fields


OUTSIDE = {
    *("asyncio", "code", "ctypes", "ftplib", "http", "marshal", "pickle", "requests", "runpy"),
    *("shelve", "smtplib", "socket", "ssl", "subprocess", "urllib.request", "webbrowser"),
    *("eval", "exec", "__import__", "os.system", "os.popen"),
}


def reached(module: ast.Module) -> Iterator[str]:
    """Yield the names that a module imports, and those of the functions that it calls."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (
                part for each in node.names for part in (each.name, each.name.split(".")[0])
            )
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield str(node.module).split(".")[0]
        elif isinstance(node, ast.Call):
            yield ast.unparse(node.func)


# Stability


def test_what_is_stable_is_as_it_was(
    accepts: Callable[[Path, str], bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change here is one that users have to be told of: see the page about stability."""
    monkeypatch.chdir(ROOT)
    parts = {
        "Rules": map(rule, CATALOGUE),
        "Names": names(),
        "Commands": commands("storyparse", main),
        "Keys": keys_of_reports(tmp_path),
    }
    text = "\n\n".join("\n".join((f"# {title}", *lines)) for title, lines in parts.items())
    assert accepts(TESTS / "golden" / "stable.txt", f"{text}\n")


def rule(kind: Kind) -> str:
    """Return what is stable of a rule."""
    return f"{kind.code} {kind.name} {kind.severity}{'' if kind.default else ', off'}"


def names() -> Iterator[str]:
    """Yield each public name with its parameters, its members or nothing."""
    for path in public():
        module, _, name = path.rpartition(".")
        yield f"{path}{shape(getattr(import_module(module), name))}"


def shape(thing: object) -> str:
    """Return how a thing is called, or what its members are."""
    if isinstance(thing, enum.EnumType):
        return f": {', '.join(thing.__members__)}"
    if not inspect.isclass(thing) and not inspect.isroutine(thing):
        return ""
    if isinstance(thing, type) and issubclass(thing, Exception) and "__init__" not in vars(thing):
        return ""
    parameters = inspect.signature(thing).parameters.values()
    keywords = [each.name for each in parameters if each.kind is each.KEYWORD_ONLY]
    others = [each.name for each in parameters if each.kind is not each.KEYWORD_ONLY]
    return f"({', '.join([*others, *(['*', *keywords] if keywords else [])])})"


def commands(name: str, command: click.Command) -> Iterator[str]:
    """Yield a command with its options, and those below it."""
    options = [each for each in command.params if isinstance(each, click.Option)]
    yield " ".join([name, *sorted(max(each.opts, key=len) for each in options)])
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in sorted(command.list_commands(context)):
            found = command.get_command(context, each)
            assert found
            yield from commands(f"{name} {each}", found)


REPORTS = (
    "check --output-format json examples/repeated.story examples/broken.story missing.story",
    "diff --output-format json examples/ferry.story examples/ferry-friday.story",
    "merge --map - -o {folder}/one.story examples/two-desks.story",
    "stats --output-format json examples",
    "strip --output-format json examples/ferry.story",
)


def keys_of_reports(folder: Path) -> Iterator[str]:
    """Yield the paths of the keys of all that is printed as JSON, behind the command."""
    for line in REPORTS:
        printed = CliRunner().invoke(main, line.format(folder=folder).split()).stdout
        command, *_ = line.split()
        yield from (f"{command} {key}" for key in sorted(set(keys(json.loads(printed)))))


def keys(value: object, path: str = "") -> Iterator[str]:
    """Yield the paths of all keys in a value of JSON."""
    if isinstance(value, list):
        for each in value:
            yield from keys(each, f"{path}[]")
    elif isinstance(value, dict):
        for key, each in value.items():
            name = "*" if key.isdecimal() else key
            yield f"{path}.{name}"
            yield from keys(each, f"{path}.{name}")
