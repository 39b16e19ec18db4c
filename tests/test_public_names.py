"""Every public name says what it takes and gives, and shows it by an example that runs."""

import doctest
import enum
import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from itertools import chain
from operator import attrgetter
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import griffe
import pytest
from griffe import DocstringSectionKind as Section

import storyparse
from documentation.docstrings import Docstrings
from documentation.public_names import (
    INTERNAL,
    MODULES,
    TOPICS,
    directives,
    members,
    public,
    target,
)
from storyparse import RuleError, convert

ROOT = Path(__file__).parents[1]

MEMBERS = dict(chain.from_iterable(members(path).items() for path in public()))
DESCRIBED: Mapping[str, griffe.Object] = {**public(), **MEMBERS}
FUNCTIONS = [path for path, each in DESCRIBED.items() if each.is_function]
CLASSES = [path for path, each in DESCRIBED.items() if each.is_class]

# What may be imported: also a module, for what is in it.
IMPORTABLE = public().keys() | set(MODULES)

# As the site reads docstrings, so that an end of a line is none of a sentence.
OPTIONS = griffe.GoogleOptions(returns_multiple_items=False, returns_named_value=False)


def value(path: str) -> Any:  # noqa: ANN401 - whatever is public
    return attrgetter(path.removeprefix("storyparse."))(storyparse)


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def docstring(path: str) -> str:
    found = DESCRIBED[path].docstring
    return found.value if found else ""


EXAMPLES = [path for path in DESCRIBED if ">>>" in docstring(path)]
ENUMS = [path for path in CLASSES if isinstance(value(path), enum.EnumMeta)]


def section(path: str, kind: Section) -> Sequence[griffe.DocstringElement]:
    """Return what the section of a kind lists in a docstring."""
    found = DESCRIBED[path].docstring
    parsed = found.parse("google", **OPTIONS) if found else ()
    return [entry for each in parsed if each.kind is kind for entry in each.value]


def names(path: str, kind: Section) -> Sequence[str]:
    entries = section(path, kind)
    return [each.name for each in entries if isinstance(each, griffe.DocstringNamedElement)]


def imported(text: str) -> set[str]:
    """Return the paths of what a text imports of this library."""
    imports = re.findall(r"from (storyparse[\w.]*) import (\([^)]*\)|.+)", text)
    return {f"{module}.{name}" for module, names in imports for name in re.findall(r"\w+", names)}


def annotations(described: griffe.Object) -> Iterator[str | griffe.Expr | None]:
    """Yield the types in a signature, or those of the fields of a class."""
    if isinstance(described, griffe.Function):
        yield from (each.annotation for each in described.parameters)
        yield described.returns
    elif isinstance(described, griffe.Attribute):
        yield described.annotation
    elif isinstance(described, griffe.Class):
        for each in map(target, described.members.values()):
            if isinstance(each, griffe.Attribute) and not each.docstring:
                yield each.annotation


def types(described: griffe.Object) -> Iterator[str]:
    """Yield the paths of the types of this library in a signature."""
    for annotation in annotations(described):
        parts = annotation.iterate(flat=True) if isinstance(annotation, griffe.Expr) else ()
        paths = (each.canonical_path for each in parts if isinstance(each, griffe.ExprName))
        yield from (path for path in paths if path.startswith("storyparse."))


@pytest.mark.parametrize("path", DESCRIBED)
def test_a_public_name_has_a_docstring(path: str) -> None:
    assert docstring(path)


@pytest.mark.parametrize("path", sorted(ROOT.glob("src/**/*.py")), ids=place)
def test_a_line_of_one_word_begins_a_section(path: Path) -> None:
    """What is misspelt begins none, and vanishes from the site."""
    docstrings = Docstrings.extract_docstrings(path.read_text("utf-8"))
    lines = chain.from_iterable(inspect.cleandoc(text).splitlines() for *_, text in docstrings)
    assert {line for line in lines if re.fullmatch(r"\w+ *:? *", line)} <= SECTIONS


SECTIONS = {"Args:", "Attributes:", "Examples:", "Raises:", "Returns:", "Yields:"}


@pytest.mark.parametrize("path", [*FUNCTIONS, *CLASSES])
def test_the_arguments_are_described_in_their_order(path: str) -> None:
    called = value(path)
    described = [*names(path, Section.parameters), *names(path, Section.attributes)]
    if isinstance(called, enum.EnumMeta):
        assert described == list(called.__members__)
    elif called is not RuleError:  # made as any exception is
        assert described == [
            name for name in inspect.signature(called).parameters if name != "self"
        ]


@pytest.mark.parametrize("path", ENUMS)
def test_the_members_of_an_enum_are_said_with_their_values(path: str) -> None:
    said = [str(each.description) for each in section(path, Section.attributes)]
    values = [f'``"{each.value}"``: ' for each in value(path)]
    assert [text[: len(start)] for text, start in zip(said, values, strict=True)] == values


@pytest.mark.parametrize("path", FUNCTIONS)
def test_what_comes_back_is_said_first_or_in_a_section(path: str) -> None:
    nothing = inspect.signature(value(path)).return_annotation is None
    in_a_section = section(path, Section.returns) or section(path, Section.yields)
    assert nothing or in_a_section or docstring(path).startswith(("Return ", "Yield "))


@pytest.mark.parametrize("path", FUNCTIONS)
def test_no_sentence_about_what_comes_back_is_taken_for_its_type(path: str) -> None:
    *_, returns = annotations(DESCRIBED[path])
    strategy = f"SearchStrategy[{returns}]"  # as Hypothesis makes of it
    found = {str(each.annotation) for each in section(path, Section.returns)}
    assert found <= {str(returns), strategy}


@pytest.mark.parametrize("path", [path for path, each in DESCRIBED.items() if not each.is_module])
def test_an_example_shows_what_is_more_than_a_line(path: str) -> None:
    is_one_line = path in MEMBERS and "\n" not in docstring(path)
    assert ">>>" in docstring(path) or is_one_line


@pytest.mark.parametrize("path", EXAMPLES)
def test_an_example_can_be_copied_as_it_is(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    example = doctest.DocTestParser().get_doctest(docstring(path), {}, path, None, None)
    assert doctest.DocTestRunner(verbose=False).run(example).failed == 0


@pytest.mark.parametrize("path", EXAMPLES)
def test_an_example_imports_public_names_alone(path: str) -> None:
    assert imported(docstring(path)) <= IMPORTABLE


PAGES = [ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.py")]


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_pages_and_programs_import_public_names_alone(page: Path) -> None:
    assert imported(page.read_text(encoding="utf-8")) <= IMPORTABLE


def test_every_format_is_in_the_reference() -> None:
    modules = (f"storyparse.convert.{each.name}" for each in iter_modules(convert.__path__))
    formats = {each for each in modules if "dumps" in getattr(import_module(each), "__all__", ())}
    assert formats
    assert formats <= set(MODULES)


def test_every_public_name_stands_in_one_place_of_the_reference() -> None:
    placed = [path for topic in TOPICS for each in directives(topic) for path in each.paths]
    assert sorted(placed) == sorted(public())


@pytest.mark.parametrize("path", INTERNAL)
def test_the_reference_shows_of_a_class_what_is_not_internal(path: str) -> None:
    found = (each for topic in TOPICS for each in directives(topic) if each.path == path)
    shown = {f"{path}.{name}" for each in found for name in each.members or ()}
    assert shown == {member for member in MEMBERS if member.startswith(f"{path}.")}


def test_every_type_in_a_signature_is_in_the_reference() -> None:
    aliases = {each.path for each in directives("types")}
    known = aliases | {each.canonical_path for each in public().values()}
    used = {path for each in DESCRIBED.values() for path in types(each)}
    assert {path for path in used - known if not path.endswith(".T")} == set()
