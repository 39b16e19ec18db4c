"""Every public name says what it takes, gives and raises, and shows it by an example that runs."""

import ast
import doctest
import enum
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any

import griffe
import pytest
from griffe import DocstringSectionKind as Section

import storyparse
from documentation.public_names import MODULES, TOPICS, directives, public, target
from storyparse import RuleError, StoryError
from storyparse.convert import ConversionError
from storyparse.merging import MergeError
from storyparse.refactor import RefactoringError

ROOT = Path(__file__).parents[1]

# What the parts of the library ask of a value, and nobody else: it is promised to none.
INTERNAL = {"storyparse.Document": {"begun", "blocks", "faults", "lines", "outline", "unusual"}}


def _members(path: str, described: griffe.Object) -> Iterator[tuple[str, griffe.Object]]:
    """Yield the methods and properties of a class, by their paths."""
    for name, each in described.all_members.items() if described.is_class else ():
        member = target(each)
        is_field = member.is_attribute and "property" not in member.labels
        if not name.startswith("_") and not is_field and name not in INTERNAL.get(path, ()):
            yield f"{path}.{name}", member


MEMBERS = dict(chain.from_iterable(_members(*each) for each in public().items()))
DESCRIBED: Mapping[str, griffe.Object] = {**public(), **MEMBERS}
FUNCTIONS = [path for path, each in DESCRIBED.items() if each.is_function]
CLASSES = [path for path, each in DESCRIBED.items() if each.is_class]

# What may be imported: also a module, for what is in it.
IMPORTABLE = public().keys() | set(MODULES)

# As the site reads docstrings, so that an end of a line is none of a sentence.
OPTIONS = griffe.GoogleOptions(returns_multiple_items=False, returns_named_value=False)

# What is raised by a call that breaks the contract of a name, where its own body does not show it.
STORY = storyparse.load(ROOT / "examples" / "ferry.story")
TEXT = storyparse.dumps(STORY)
DOCUMENT = storyparse.read(TEXT)
UNTITLED = storyparse.read("Facts\n- It runs.\n").stories[0]
BROKEN: Sequence[tuple[str, type[Exception], Callable[..., object]]] = (
    ("read", TypeError, lambda read: read(7)),
    ("parse", TypeError, lambda parse: parse(7)),
    ("parse", StoryError, lambda parse: parse("Ferry Opens")),
    ("parse_all", StoryError, lambda parse_all: parse_all("Ferry Opens")),
    ("load", OSError, lambda load: load("examples/nothing.story")),
    ("load", TypeError, lambda load: load(7)),
    ("dumps", TypeError, lambda dumps: dumps([TEXT])),
    ("dumps", ValueError, lambda dumps: dumps(UNTITLED)),
    ("dump", TypeError, lambda dump: dump(STORY, 7)),
    ("dump", OSError, lambda dump: dump(STORY, "examples/nothing/ferry.story")),
    ("format", TypeError, lambda format_: format_(STORY)),
    ("check", ValueError, lambda check: check(TEXT, select=["nothing"])),
    ("check", TypeError, lambda check: check(STORY)),
    ("check", TypeError, lambda check: check(TEXT, select="R")),
    ("fix", ValueError, lambda fix: fix(TEXT, ignore=["nothing"])),
    ("fix", TypeError, lambda fix: fix(STORY)),
    ("render", ValueError, lambda render: render((), DOCUMENT, "loud")),
    ("render", TypeError, lambda render: render((), TEXT)),
    ("strip", TypeError, lambda strip: strip(7)),
    ("strip", ValueError, lambda strip: strip(UNTITLED)),
    ("stripping.Stripped.origin", ValueError, lambda origin: origin(storyparse.strip(""), 1)),
    ("Document.position", ValueError, lambda position: position(DOCUMENT, -1)),
    ("Source", ValueError, lambda source: source(0, "Coast Daily")),
    ("Source", TypeError, lambda source: source("1", "Coast Daily")),
    ("Citation", TypeError, lambda citation: citation(1)),
    ("UnresolvedCitation", ValueError, lambda citation: citation(1000)),
    ("Fact", ValueError, lambda fact: fact(["It runs.[7]"])),
    ("Fact", TypeError, lambda fact: fact([7])),
    ("Narrative", ValueError, lambda narrative: narrative("A: B", ["It runs."])),
    ("Story", ValueError, lambda story: story("Ferry Opens", [])),
    ("Story", TypeError, lambda story: story("Ferry Opens", ["It runs."])),
    ("merge", MergeError, lambda merge: merge([])),
    ("merge", TypeError, lambda merge: merge([TEXT])),
    ("reconcile", TypeError, lambda reconcile: reconcile(TEXT, TEXT, STORY)),
    ("reconcile", ValueError, lambda reconcile: reconcile(TEXT, TEXT, TEXT, marker_size=0)),
    ("diff", TypeError, lambda diff: diff(STORY, TEXT)),
    ("apply", TypeError, lambda apply: apply([7], STORY)),
    ("apply", TypeError, lambda apply: apply([], TEXT)),
    ("apply", ValueError, lambda apply: apply(storyparse.diff(UNTITLED, STORY), STORY)),
    ("refactor.remove_source", RefactoringError, lambda remove: remove(TEXT, 1)),
    ("refactor.remove_source", ValueError, lambda remove: remove(TEXT, 99)),
    ("refactor.remove_source", TypeError, lambda remove: remove(STORY, 1)),
    ("refactor.add_fact", TypeError, lambda add: add(TEXT, 7)),
    ("refactor.add_source", TypeError, lambda add: add(TEXT, 7)),
    ("refactor.cite", ValueError, lambda cite: cite(TEXT, 9, 1)),
    ("refactor.cite", TypeError, lambda cite: cite(TEXT, "It runs.", 1)),
    ("refactor.renumber", ValueError, lambda renumber: renumber(TEXT, numbers={9: 1})),
    ("refactor.renumber", ValueError, lambda renumber: renumber(f"{TEXT}\n{TEXT}")),
    ("summary.summary", TypeError, lambda summary: summary([TEXT])),
    ("convert.json.dumps", TypeError, lambda dumps: dumps(TEXT)),
    ("convert.json.loads", ConversionError, lambda loads: loads("{}")),
    ("convert.json.loads", TypeError, lambda loads: loads(STORY)),
    ("convert.markdown.loads", ConversionError, lambda loads: loads(TEXT)),
    ("convert.ninjs.dumps", ValueError, lambda dumps: dumps(STORY, uri="ferry")),
    ("convert.annotations.dumps", ValueError, lambda dumps: dumps(STORY, target="ferry")),
    ("convert.html.dump", TypeError, lambda dump: dump(STORY, 7)),
)


def value(path: str) -> Any:  # noqa: ANN401 - whatever is public
    return attrgetter(path.removeprefix("storyparse."))(storyparse)


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


def errors(path: str) -> set[str]:
    return {str(each.annotation) for each in section(path, Section.raises)}


def raised(path: str) -> set[str]:
    """Return the names of the exceptions that the body of a function raises."""
    tree = ast.parse(textwrap.dedent(DESCRIBED[path].source))
    found = (each.exc for each in ast.walk(tree) if isinstance(each, ast.Raise))
    called = (each.func if isinstance(each, ast.Call) else each for each in found)
    return {each.id for each in called if isinstance(each, ast.Name) and each.id[0].isupper()}


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


@pytest.mark.parametrize("path", FUNCTIONS)
def test_what_a_function_raises_by_itself_is_said(path: str) -> None:
    assert raised(path) <= errors(path)


@pytest.mark.parametrize(("name", "error", "call"), BROKEN)
def test_what_a_broken_call_raises_is_said(
    name: str, error: type[Exception], call: Callable[..., object]
) -> None:
    path = f"storyparse.{name}"
    with pytest.raises(error):
        call(value(path))
    assert error.__name__ in errors(path)


@pytest.mark.parametrize("path", [*FUNCTIONS, *CLASSES])
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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_pages_and_programs_import_public_names_alone(page: Path) -> None:
    assert imported(page.read_text(encoding="utf-8")) <= IMPORTABLE


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
