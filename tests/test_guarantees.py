"""The pages about guarantees and stability say what is so."""

import ast
import enum
import inspect
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from pathlib import Path

import attrs
import click
import pytest
from click.testing import CliRunner

import storyparse
from documentation.public_names import members, public
from storyparse.catalogue import CATALOGUE, Kind
from storyparse.cli.program import main
from storyparse.config import Config

TESTS = Path(__file__).parent
ROOT = TESTS.parent
EXPLANATION = ROOT / "docs" / "explanation"
GUARANTEES = (EXPLANATION / "guarantees.md").read_text("utf-8")
FORMAT = (ROOT / "docs" / "reference" / "format.md").read_text("utf-8")

NAMED = re.compile(r"`(test_\w+\.py)::(test_\w+)`")
IN_CODE = re.compile(r"`test_[^`]*`")
ITEM = re.compile(r"^(?:-|\d+\.) .*(?:\n +.*)*", re.MULTILINE)


def section(page: str, heading: str) -> str:
    """Return what stands under a heading of the second level."""
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


@cache
def tree(module: str) -> ast.Module:
    """Return what stands in a module of tests."""
    return ast.parse((TESTS / module).read_text("utf-8"))


@cache
def functions(module: str) -> dict[str, ast.FunctionDef]:
    """Return the functions of a module of tests by name."""
    return {each.name: each for each in tree(module).body if isinstance(each, ast.FunctionDef)}


def marks(module: str, test: str) -> str:
    """Return the decorators of a test, and the marks of its module."""
    of_test = map(ast.unparse, functions(module)[test].decorator_list)
    of_module = map(ast.unparse, tree(module).body)
    return "\n".join([*of_test, *(each for each in of_module if each.startswith("pytestmark = "))])


def is_property(module: str, test: str) -> bool:
    """Tell whether Hypothesis gives a test what it is tried on."""
    return bool(re.search(r"^(\w+\.)?given\(", marks(module, test), re.MULTILINE))


def body(module: str, function: str) -> ast.Module:
    """Return what a function does."""
    return ast.Module(functions(module)[function].body, type_ignores=[])


def looks(module: str, function: str) -> bool:
    """Tell whether a function looks at what comes out, or calls one of its module that does."""
    text = ast.unparse(body(module, function))
    called = [each for each in functions(module) if re.search(rf"\b{each}\(", text)]
    return any(LOOK.search(ast.unparse(body(module, each))) for each in (function, *called))


LOOK = re.compile(r"^ *assert (?!True\b)|\braises\(|\.validate\(", re.MULTILINE)

# What these promise is that nothing is raised.
RAISE_NOTHING = {
    ("test_html.py", "test_every_word_is_there_in_order"),
    ("test_laws.py", "test_what_is_wrong_with_a_text_is_told_and_never_raised"),
    ("test_references.py", "test_what_was_read_from_any_text_has_answers"),
}


# Guarantees


@pytest.mark.parametrize("page", sorted(EXPLANATION.glob("*.md")), ids=lambda page: page.stem)
def test_every_test_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    assert [each for each in IN_CODE.findall(text) if not NAMED.fullmatch(each)] == []
    assert [each for each in NAMED.findall(text) if each[1] not in functions(each[0])] == []


def test_every_law_has_a_test() -> None:
    laws = ITEM.findall(GUARANTEES.partition("\n## What is not guaranteed\n")[0])
    assert laws
    assert [law for law in laws if not NAMED.search(law)] == []


@pytest.mark.parametrize(("module", "test"), sorted(set(NAMED.findall(GUARANTEES))))
def test_every_test_of_a_law_can_fail(module: str, test: str) -> None:
    marked, done = marks(module, test), body(module, test)
    assert not re.search(r"\bpytest\.(mark\.)?(skip|xfail)\b", f"{marked}\n{ast.unparse(done)}")
    assert "skipif" not in marked or "external" in marked
    assert looks(module, test) != ((module, test) in RAISE_NOTHING)
    assert any(isinstance(each, ast.Call) for each in ast.walk(done))


ABOUT_PAGES = {"test_generated_pages.py"}


def test_every_property_is_a_law() -> None:
    found = {
        (path.name, name)
        for path in TESTS.glob("test_*.py")
        if path.name not in ABOUT_PAGES
        for name in functions(path.name)
        if is_property(path.name, name)
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
        "Keys of the configuration": keys_of_the_configuration(),
        "Keys of reports": keys_of_reports(tmp_path),
    }
    text = "\n\n".join("\n".join((f"# {title}", *lines)) for title, lines in parts.items())
    assert accepts(TESTS / "golden" / "stable.txt", f"{text}\n")


def rule(kind: Kind) -> str:
    """Return what is stable of a rule."""
    return f"{kind.code} {kind.name} {kind.severity}{'' if kind.default else ', off'}"


def names() -> Iterator[str]:
    """Yield each public name, and each member of it, with what it takes."""
    for path in (path for name in public() for path in (name, *members(name))):
        yield f"{path}{shape(attrgetter(path.removeprefix('storyparse.'))(storyparse))}"


def shape(thing: object) -> str:
    """Return how a thing is called, or what its members are."""
    if isinstance(thing, enum.EnumType):
        return f": {', '.join(thing.__members__)}"
    if not inspect.isclass(thing) and not inspect.isroutine(thing):
        return ""
    if isinstance(thing, type) and issubclass(thing, Exception) and "__init__" not in vars(thing):
        return ""
    parameters = [
        each for each in inspect.signature(thing).parameters.values() if each.name != "self"
    ]
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


def keys_of_the_configuration() -> Iterator[str]:
    """Yield each key of a configuration file with its default."""
    for field in attrs.fields(Config):
        if field.name != "root":
            yield f"{field.name.replace('_', '-')} = {field.default!r}"


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
