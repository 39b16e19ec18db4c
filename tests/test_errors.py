"""The errors that a public name says are those that calls which break its contract raise."""

import ast
import re
import textwrap
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from io import StringIO
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

import pytest
from griffe import DocstringSectionKind as Section

import storyparse
from documentation.public_names import members, public
from storyparse import MergeError, Span, StoryError
from storyparse.convert import ConversionError
from storyparse.refactor import RefactoringError

Call: TypeAlias = Callable[..., object]
Broken: TypeAlias = tuple[str, type[Exception], Call]

ROOT = Path(__file__).parents[1]
NAMES = {
    path.removeprefix("storyparse."): each
    for name, described in public().items()
    for path, each in {name: described, **members(name)}.items()
}
FUNCTIONS = [name for name, each in NAMES.items() if each.is_function]

STORY = storyparse.load(ROOT / "examples" / "ferry.story")
TEXT = storyparse.dumps(STORY)
DOCUMENT = storyparse.read(TEXT)
UNTITLED = storyparse.read("Facts\n- It runs.\n").stories[0]
NOWHERE = "examples/nothing/ferry.story"


def given(*arguments: object, **options: object) -> Call:
    """Return the call of something with these arguments."""
    return lambda called: called(*arguments, **options)


# What stands alone.
ALONE: Sequence[Broken] = (
    ("read", TypeError, given(7)),
    ("parse", TypeError, given(7)),
    ("parse", StoryError, given("Ferry Opens")),
    ("parse_all", TypeError, given(7)),
    ("parse_all", StoryError, given("Ferry Opens")),
    ("load", StoryError, given(StringIO("Ferry Opens"))),
    ("load_all", StoryError, given(StringIO("Ferry Opens"))),
    ("format", TypeError, given(STORY)),
    ("check", ValueError, given(TEXT, select=["nothing"])),
    ("check", TypeError, given(STORY)),
    ("check", TypeError, given(TEXT, select="R")),
    ("fix", ValueError, given(TEXT, ignore=["nothing"])),
    ("fix", TypeError, given(STORY)),
    ("render", ValueError, given((), DOCUMENT, "loud")),
    ("render", TypeError, given((), TEXT)),
    ("strip", TypeError, given(7)),
    ("strip", ValueError, given(UNTITLED)),
    ("stripping.Stripped.origin", ValueError, given(storyparse.strip(""), 1)),
    ("stripping.Stripped.span", ValueError, given(storyparse.strip(""), 0, 1)),
    ("Document.position", ValueError, given(DOCUMENT, -1)),
    ("Source", ValueError, given(0, "Coast Daily")),
    ("Source", TypeError, given("1", "Coast Daily")),
    ("Citation", TypeError, given(1)),
    ("UnresolvedCitation", ValueError, given(1000)),
    ("UnresolvedCitation", TypeError, given("1")),
    ("Fact", ValueError, given(["It runs.[7]"])),
    ("Fact", TypeError, given([7])),
    ("Narrative", ValueError, given("A: B", ["It runs."])),
    ("Narrative", TypeError, given("Critics", [7])),
    ("Story", ValueError, given("Ferry Opens", [])),
    ("Story", TypeError, given("Ferry Opens", ["It runs."])),
    ("merge", MergeError, given([])),
    ("merge", TypeError, given(DOCUMENT)),
    ("reconcile", TypeError, given(TEXT, TEXT, STORY)),
    ("reconcile", ValueError, given(TEXT, TEXT, TEXT, marker_size=0)),
    ("diff", TypeError, given(STORY, TEXT)),
    ("changes.story_changes", TypeError, lambda changes: list(changes(DOCUMENT, DOCUMENT))),
    ("apply", TypeError, given([7], STORY)),
    ("apply", TypeError, given([], TEXT)),
    ("apply", ValueError, given(storyparse.diff(UNTITLED, STORY), STORY)),
    ("refactor.add_fact", TypeError, given(TEXT, 7)),
    ("refactor.add_source", TypeError, given(TEXT, 7)),
    ("refactor.cite", ValueError, given(TEXT, 9, 1)),
    ("refactor.cite", TypeError, given(TEXT, "It runs.", 1)),
    ("refactor.remove_source", ValueError, given(TEXT, 99)),
    ("refactor.renumber", ValueError, given(TEXT, numbers={9: 1})),
    ("references.provided_by", TypeError, given(DOCUMENT, STORY.sources[0])),
    ("summary.summary", TypeError, given([TEXT])),
    ("convert.annotations.dumps", ValueError, given(STORY, target="ferry")),
    ("convert.annotations.dump", ValueError, given(STORY, StringIO(), target="ferry")),
)

# What is called alike in every format, also to read or write several stories. Some refuse a story
# that has no title.
EVERY = {name.rpartition(".")[0] for name in FUNCTIONS}
READ = ("convert.json", "convert.json_lines", "convert.markdown")
WHOLE = ("", *READ, "convert.ninjs", "convert.schema_org", "convert.csl")
ALIKE: Sequence[tuple[Collection[str], str, type[Exception], Call]] = (
    (EVERY, "dumps", TypeError, given(7)),
    (EVERY, "dump", TypeError, given(STORY, 7)),
    (EVERY, "dump", OSError, given(STORY, NOWHERE)),
    (EVERY, "loads", TypeError, given(7)),
    (EVERY, "load", TypeError, given(7)),
    (EVERY, "load", OSError, given(NOWHERE)),
    (READ, "loads", ConversionError, given("{}")),
    (READ, "load", ConversionError, lambda load: load(StringIO("{}"))),
    (WHOLE, "dumps", ValueError, given(UNTITLED)),
    (WHOLE, "dump", ValueError, given(UNTITLED, StringIO())),
)

# The questions about one story.
QUESTIONS = (
    *("cited_together", "citing", "coverage", "outlets", "provided_by_others"),
    *("provided_by_sources", "single_sourced"),
)

# What changes refuse to do with a text. In the last two of these, what stands behind the empty line
# would become a title if it stood alone before the heading.
TWINS = "Ferry Opens\nFacts\n- It runs.\nSources: [2]Coast Daily, [2]Port Times, [1]Radio.\n"
FACTS = "Ferry Opens\nFacts\n- It runs.\n\n- Fares rose.\n- It is full.\nFacts\n"
NARRATIVES = "Ferry Opens\nNarratives\n- Port: A.\n\n- City: B.\n- State: C.\nFacts\n- It runs.\n"
REFUSED: Mapping[str, tuple[object, ...]] = {
    "add_fact": (TEXT, "Fares rose.[7]"),
    "add_narrative": (TEXT, "Critics: No.[7]"),
    "add_source": ("Ferry Opens\nFacts\n", "Coast Daily"),
    "cite": (TEXT, Span(TEXT.index("1]"), TEXT.index("1]")), 3),
    "drop_unused_sources": (TWINS,),
    "merge_sources": (TWINS, [1, 2]),
    "move_fact": (FACTS, 2, 1),
    "move_narrative": (NARRATIVES, 2, 1),
    "remove_fact": (FACTS, 2),
    "remove_narrative": (NARRATIVES, 2),
    "remove_source": (TEXT, 1),
    "renumber": (TWINS,),
    "replace_source": (TEXT, 1, "Coast: Daily"),
    "sort_sources": (TWINS,),
    "uncite": (TEXT, 3, 1),
}

# What no call raises here: an extra is not installed, or another package brings a broken rule.
ELSEWHERE = {
    *((name, "RuleError") for name in ("check", "fix", "render")),
    *((name, "ImportError") for name in FUNCTIONS if re.match(rf"({'|'.join(READ)})\.load", name)),
}


def families() -> Iterator[Broken]:
    """Yield the broken calls of what does not stand alone."""
    for name in FUNCTIONS:
        module, _, verb = name.removesuffix("_all").rpartition(".")
        for modules, one, error, call in ALIKE:
            if module in modules and verb == one:
                yield name, error, call
    for name in QUESTIONS:
        yield f"references.{name}", TypeError, given(DOCUMENT)
    for name, (text, *others) in REFUSED.items():
        yield f"refactor.{name}", RefactoringError, given(text, *others)
        yield f"refactor.{name}", TypeError, given(STORY, *others)
        yield f"refactor.{name}", ValueError, given(TEXT, *others, story=2)


BROKEN = (*ALONE, *families())


def said(name: str) -> set[str]:
    """Return the names of the errors that a docstring says."""
    found = NAMES[name].docstring
    sections = found.parse("google") if found else ()
    raises = (each for each in sections if each.kind is Section.raises)
    return {str(error.annotation) for each in raises for error in each.value}


def raised(name: str) -> set[str]:
    """Return the names of the exceptions that the body of a function raises."""
    tree = ast.parse(textwrap.dedent(NAMES[name].source))
    found = (each.exc for each in ast.walk(tree) if isinstance(each, ast.Raise))
    called = (each.func if isinstance(each, ast.Call) else each for each in found)
    return {each.id for each in called if isinstance(each, ast.Name) and each.id[0].isupper()}


@pytest.mark.parametrize(("name", "error", "call"), BROKEN)
def test_a_broken_call_raises_its_error(name: str, error: type[Exception], call: Call) -> None:
    with pytest.raises(error) as found:
        call(attrgetter(name)(storyparse))
    assert found.type is error or error is OSError


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_is_what_broken_calls_raise(name: str) -> None:
    found = {error.__name__ for broken, error, _ in BROKEN if broken == name}
    assert said(name) == found | {error for broken, error in ELSEWHERE if broken == name}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_a_function_raises_by_itself_is_said(name: str) -> None:
    assert raised(name) <= said(name)
