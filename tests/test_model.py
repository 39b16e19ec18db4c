"""Objects that the text cannot carry are refused when they are made, and say why."""

import copy
import pickle
from collections.abc import Callable

import attrs
import pytest

import storyparse
from storyparse import Citation, Fact, Narrative, Source, Story, UnresolvedCitation

COAST = Source(1, "Coast Daily")
PORT = Source(2, "The Port Times", "https://port.example/ferry")
FACT = Fact(["The ferry runs again."])


def told(provider: str, said: str, *sources: Source) -> Story:
    return Story("T", [FACT], sources, [Narrative("Critical narrative", [said], provider)])


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "title empty": (lambda: Story("", [FACT]), "it is empty"),
    "title with a newline": (lambda: Story("a\nb", [FACT]), "it holds a newline"),
    "title with a surrogate": (lambda: Story("a\ud800", [FACT]), "it holds a lone surrogate"),
    "title with a space": (lambda: Story("a ", [FACT]), "it begins or ends with a space"),
    "title with a return": (lambda: Story("a\r", [FACT]), "it begins or ends with a space"),
    "title in bold": (lambda: Story("**a**", [FACT]), "it begins with Markdown"),
    "title after hashes": (lambda: Story("# a", [FACT]), "it begins with Markdown"),
    "title after a mark": (lambda: Story("\ufeffa", [FACT]), "it begins with Markdown"),
    "title a rule": (lambda: Story("---", [FACT]), "it counts as a blank line"),
    "title a fence": (lambda: Story("```python", [FACT]), "it counts as a blank line"),
    "title a sources line": (lambda: Story("sources [1]A.", [FACT]), "it is a sources line"),
    "no facts": (lambda: Story("T", []), "it has no facts"),
    "one number twice": (lambda: Story("T", [FACT], [COAST, Source(1, "B")]), "number 1"),
    "a foreign source": (
        lambda: Story("T", [Fact(["a", Citation(COAST)])], [PORT]),
        "'Coast Daily' is no source of the story",
    ),
    "another source of that number": (
        lambda: Story("T", [Fact(["a", Citation(Source(2, "B"))])], [PORT]),
        "'B' is no source of the story",
    ),
    "unresolved though listed": (
        lambda: Story("T", [Fact(["a", UnresolvedCitation(2)])], [PORT]),
        "'The Port Times' has that number",
    ),
    "list of listed numbers": (
        lambda: Story("T", [Fact(["a [1, 2]"])], [COAST, PORT]),
        "its text '[1, 2]' is read as a citation",
    ),
    "full-width marker listed": (
        lambda: Story("T", [FACT], [COAST], [Narrative("N", ["a\u30101\u3011"])]),
        "is read as a citation",
    ),
    "content empty": (lambda: Fact([]), "it is empty"),
    "content of empty text": (lambda: Fact(["", ""]), "it is empty"),
    "content with a newline": (lambda: Fact(["a\nb"]), "it holds a newline"),
    "content with a surrogate": (lambda: Fact(["a\udfff"]), "it holds a lone surrogate"),
    "content begins with a space": (lambda: Fact([" a"]), "it begins or ends with a space"),
    "content ends with a space": (
        lambda: Fact([Citation(COAST), "\u3000"]),
        "it begins or ends with a space",
    ),
    "content ends with a return": (lambda: Fact(["a\r"]), "it begins or ends with a space"),
    "marker in text": (lambda: Fact(["a[7]b"]), "its text '[7]' is read as a citation"),
    "marker in joined text": (lambda: Fact(["a[", "7", "]"]), "its text '[7]' is read"),
    "space before a citation": (
        lambda: Fact(["a ", Citation(COAST)]),
        "a space stands before [1]",
    ),
    "space before an unresolved one": (
        lambda: Fact(["a\u00a0", UnresolvedCitation(7)]),
        "a space stands before [7]",
    ),
    "citation made a link": (
        lambda: Fact([Citation(COAST), "(http://a.example)"]),
        "[1] directly before '(http' is read as a link",
    ),
    "number zero": (lambda: Source(0, "A"), "it is not from 1 to 999"),
    "number above 999": (lambda: Source(1000, "A"), "it is not from 1 to 999"),
    "unresolved zero": (lambda: UnresolvedCitation(0), "it is not from 1 to 999"),
    "source without a name": (lambda: Source(1, ""), "it is empty"),
    "source with a bracket": (lambda: Source(1, "A [B]"), "it holds '['"),
    "source with an angle": (lambda: Source(1, "A <b>"), "it holds '<'"),
    "source with a comma": (lambda: Source(1, "A,"), "it ends with a comma"),
    "source with a URL": (lambda: Source(1, "A http://a.example"), "it holds a URL"),
    "source with a space": (lambda: Source(1, "A\t"), "it begins or ends with a space"),
    "source with a newline": (lambda: Source(1, "A\nB"), "it holds a newline"),
    "URL of another scheme": (lambda: Source(1, "A", "ftp://a"), "it does not begin with http"),
    "URL with a space": (lambda: Source(1, "A", "https://a b"), "or holds a space"),
    "URL with a surrogate": (lambda: Source(1, "A", "https://\ud800"), "a lone surrogate"),
    "narrative without a name": (lambda: Narrative("", ["a"]), "it is empty"),
    "narrative with a comma": (lambda: Narrative("A, B", ["a"]), "it holds ','"),
    "narrative with a colon": (lambda: Narrative("A: B", ["a"]), "it holds ':'"),
    "narrative with a wide colon": (lambda: Narrative("A\uff1aB", ["a"]), "it holds '\uff1a'"),
    "narrative with a bracket": (lambda: Narrative("A [B]", ["a"]), "it holds '['"),
    "narrative in bold": (lambda: Narrative("**A**", ["a"]), "it begins with '**'"),
    "narrative with a space": (lambda: Narrative("A ", ["a"]), "it begins or ends with a space"),
    "narrative with a newline": (lambda: Narrative("A\nB", ["a"]), "it holds a newline"),
    "provider empty": (lambda: Narrative("A", ["a"], ""), "it is empty"),
    "provider with a colon": (lambda: Narrative("A", ["a"], "B: C"), "it holds ':'"),
    "provider with a bracket": (lambda: Narrative("A", ["a"], "B [1]"), "it holds '['"),
    "provider with a space": (lambda: Narrative("A", ["a"], " B"), "it begins or ends"),
    "provider with a newline": (lambda: Narrative("A", ["a"], "B\nC"), "it holds a newline"),
    "provider of two sentences": (
        lambda: told("St. Louis Post", "We pay."),
        "before this content it would end after 'St'",
    ),
    "provider that goes on": (
        lambda: told("Radio U.S", "We pay. Nobody asked."),
        "before this content it would end after 'Radio U.S. We pay'",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_the_reason(name: str) -> None:
    make, reason = REFUSED[name]
    with pytest.raises(ValueError, match="cannot be written") as caught:
        make()
    assert reason in str(caught.value)


MISTYPED: dict[str, Callable[[], object]] = {
    "number as text": lambda: Source("1", "A"),  # type: ignore[arg-type]
    "number as truth": lambda: Source(True, "A"),  # noqa: FBT003 - that is the mistake
    "name as number": lambda: Source(1, 2),  # type: ignore[arg-type]
    "citation of a number": lambda: Citation(1),  # type: ignore[arg-type]
    "content of numbers": lambda: Fact([1]),  # type: ignore[list-item]
    "facts of text": lambda: Story("T", ["a"]),  # type: ignore[list-item]
    "title as None": lambda: Story(None, [FACT]),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", MISTYPED)
def test_wrong_types_are_type_errors(name: str) -> None:
    with pytest.raises(TypeError):
        MISTYPED[name]()


WRITABLE: dict[str, Story] = {
    "title of a heading's name": Story("Facts", [FACT]),
    "title like an item": Story("1. FC Harbor Wins", [FACT]),
    "title like a label": Story("Sources: Harbor authority to close", [FACT]),
    "name with and": Story("T", [FACT], [Source(7, "Stars and Stripes"), Source(1, "A, B & C")]),
    "name with a stop": Story("T", [FACT], [Source(1, "Acme Inc.")]),
    "provider over its source's name": told(
        "St. Louis Post-Dispatch", "We pay.", Source(1, "St. Louis Post-Dispatch")
    ),
    "provider over an initialism": told("U.S. Harbor News", "We pay."),
    "provider of a list": told(
        "Coast Daily and St. Louis Post", "We pay.", COAST, Source(2, "St. Louis Post")
    ),
    "provider that is an initialism": told("Radio U.S", "We pay. No.", Source(1, "Radio U.S.")),
    "link in text": Story("T", [Fact(["see [1](http://a.example)"])], [COAST]),
    "unlisted list in text": Story("T", [Fact(["in [1, 7]"])], [COAST]),
    "only a citation": Story("T", [Fact([Citation(COAST)])], [COAST]),
}


@pytest.mark.parametrize("name", WRITABLE)
def test_what_can_be_made_can_be_written_and_read(name: str) -> None:
    story = WRITABLE[name]
    assert storyparse.parse(storyparse.dumps(story)) == story


def test_an_equal_source_becomes_the_very_one() -> None:
    twin = Source(1, "Coast Daily")
    story = Story("T", [Fact(["a", Citation(twin)])], [COAST])
    assert story.facts[0].citations[0].source is COAST


def test_texts_are_joined_and_empty_ones_dropped() -> None:
    assert Fact(["a", "", "b", Citation(COAST), ""]).content == ("ab", Citation(COAST))


def test_text_is_without_markers_and_spaces_at_the_ends() -> None:
    assert Fact([Citation(COAST), " Fares rose,", Citation(COAST), " twice."]).text == (
        "Fares rose, twice."
    )


def test_citations_are_the_resolved_ones() -> None:
    assert Fact(["a", UnresolvedCitation(7), Citation(COAST)]).citations == (Citation(COAST),)


def test_values_are_values() -> None:
    story = WRITABLE["provider of a list"]
    assert attrs.evolve(story, title="Other").facts == story.facts
    assert {story, copy.copy(story), copy.deepcopy(story), pickle.loads(pickle.dumps(story))} == {
        story
    }
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        story.title = "Other"  # type: ignore[misc]
    match story:
        case Story(title, [Fact(content), *_], sources, [Narrative(name, _, provider)]):
            assert (title, content, sources[0]) == ("T", FACT.content, COAST)
            assert (name, provider) == ("Critical narrative", "Coast Daily and St. Louis Post")


def test_a_story_prints_without_spans() -> None:
    text = "T\nFacts\n- a[1]\nSources: [1]A.\n"
    source = "Source(number=1, name='A', url=None)"
    assert repr(storyparse.parse(text)) == (
        f"Story(title='T', facts=(Fact(content=('a', Citation(source={source}))),), "
        f"sources=({source},), narratives=())"
    )


def test_a_story_prints_in_rich_without_defaults() -> None:
    assert list(FACT.__rich_repr__()) == [("content", FACT.content, attrs.NOTHING)]
    assert list(COAST.__rich_repr__())[-1] == ("url", None, None)


def test_dumps_refuses_what_was_read_in_part() -> None:
    for text in ("Facts\n- a\n", "T\nFacts\n", "T\nFacts\n- a\nNarratives\n- b\n"):
        [story] = storyparse.read(text).stories
        with pytest.raises(ValueError, match="cannot be written"):
            storyparse.dumps(story)
