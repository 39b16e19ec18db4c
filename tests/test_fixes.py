"""Fixes mend what they are for, and change nothing else."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

import storyparse
from storyparse import (
    Diagnostic,
    Document,
    Edit,
    Fix,
    Safety,
    Severity,
    Source,
    Span,
    Story,
    fixer,
)
from storyparse.catalogue import Kind
from storyparse.edits import applied
from storyparse.rule import Rule
from storyparse.selection import selected
from storyparse.strategies import stories, texts, tidy_stories
from storyparse.trials import State, parted, tried

FAULTY = """\
Ferry Opens
Facts
- It runs.[4][4] It sails.[2]
Sources: [2]Coast Daily, [3]Hill Post and [4]Coast Daily.
"""

# What stands in a canonical text, and what is put there: other spellings, and what can be mended.
PUT = {
    "\n": "\r\n",
    "- ": "* ",
    "Facts\n": "**Facts**\n",
    "[1]": "[1][1]",
    "[2]": "[\u200b2]",
    "Sources: [1]": "Sources: [1]Wire, [9]",
    " ": " \u200b",
    ".\n": "\u202e.\n",
}


@st.composite
def mendable(draw: DrawFn) -> str:
    """Draw texts of stories in many spellings, with something to mend in most of them."""
    text = storyparse.dumps(draw(st.lists(tidy_stories() | stories(), min_size=1, max_size=2)))
    for old in draw(st.lists(st.sampled_from(list(PUT)), unique=True)):
        text = text.replace(old, PUT[old])
    return text


Seen = list[tuple[str, list[tuple[str, frozenset[tuple[str, str]], frozenset[int]]]]]


def seen(text: str) -> str:
    """Return what is seen of a text: the letters and signs, spaces aside."""
    hidden = {"Cc", "Cf", "Zs"}
    return "".join(c for c in text if unicodedata.category(c) not in hidden and not unseen(c))


def unseen(character: str) -> bool:
    name = unicodedata.name(character, "")
    return "VARIATION SELECTOR" in name or name.endswith("HANGUL FILLER")


def outlet(source: Source) -> tuple[str, str]:
    """Return which source this is, by what is seen of its name and URL."""
    return seen(source.name).casefold().removesuffix("."), seen(source.url or "")


def what_is_said(stories: tuple[Story, ...]) -> Seen:
    """Return the visible text of each item, and the sources that it cites by name and URL."""
    return [
        (
            seen(story.title),
            [
                (
                    seen(item.text),
                    frozenset(outlet(citation.source) for citation in item.citations),
                    frozenset(
                        piece.number
                        for piece in item.content
                        if isinstance(piece, storyparse.UnresolvedCitation)
                    ),
                )
                for item in story.items
            ],
        )
        for story in stories
    ]


def who_provides(stories: tuple[Story, ...]) -> list[list[set[tuple[str, str]]]]:
    return [
        [
            {outlet(source) for source in story.providers(narrative)}
            for narrative in story.narratives
        ]
        for story in stories
    ]


def names(diagnostics: tuple[Diagnostic, ...], severity: str | None = None) -> Counter[str]:
    return Counter(each.name for each in diagnostics if severity in (None, each.severity))


@given(texts() | mendable())
@example("\u200b\nFacts\n0\nFacts\n0\u00ad")
def test_a_safe_fix_is_safe(text: str) -> None:
    """It removes its own diagnostic, adds none, and keeps what items show and cite."""
    before = storyparse.read(text)
    result = fixer.fixed(before, selected())
    found, left = storyparse.check(before), storyparse.check(result.document)
    assert left == result.diagnostics
    assert names(left) + names(result.applied) <= names(found)
    assert all(each.fix and each.fix.safety is Safety.SAFE for each in result.applied)
    assert what_is_said(result.document.stories) == what_is_said(before.stories)
    assert who_provides(result.document.stories) == who_provides(before.stories)


@given(texts() | mendable())
def test_an_unsafe_fix_adds_no_error_and_changes_no_reference(text: str) -> None:
    before = storyparse.read(text)
    after = storyparse.read(storyparse.fix(text, unsafe=True))
    assert names(after.diagnostics) <= names(before.diagnostics)
    assert what_is_said(after.stories) == what_is_said(before.stories)
    assert who_provides(after.stories) == who_provides(before.stories)


@given(text=texts() | mendable(), unsafe=st.booleans())
def test_fixing_reaches_a_fixpoint(*, text: str, unsafe: bool) -> None:
    fixed = storyparse.fix(text, unsafe=unsafe)
    assert storyparse.fix(fixed, unsafe=unsafe) == fixed


@given(texts() | mendable())
def test_what_lies_outside_of_the_edits_stays(text: str) -> None:
    """A fix says which stretches it replaces, in order and apart; all others stay as they were."""
    for diagnostic in storyparse.check(text, select=["all"]):
        edits = diagnostic.fix.edits if diagnostic.fix else ()
        assert list(edits) == sorted(edits, key=lambda edit: edit.span)
        kept, end = [], 0
        for edit in edits:
            assert end <= edit.span.start <= edit.span.end <= len(text)
            kept += [text[end : edit.span.start], edit.text]
            end = edit.span.end
        assert applied(text, edits) == "".join([*kept, text[end:]])


@given(text=texts() | mendable(), unsafe=st.booleans())
@example(text=FAULTY.replace("- ", "* ").replace("\n", "\r\n"), unsafe=True)
def test_fixing_makes_its_edits_and_no_other_change(*, text: str, unsafe: bool) -> None:
    """What comes out is the text with the edits of one round of fixes after the other."""
    now = text

    def followed(
        state: State, wanted: Iterable[Diagnostic], rules: Sequence[Rule], safety: Safety
    ) -> tuple[State, list[Diagnostic]]:
        nonlocal now
        after, mended = tried(state, wanted, rules, safety)
        now = applied(now, [edit for each in mended if each.fix for edit in each.fix.edits])
        return after, mended

    with mock.patch.object(fixer, "tried", followed):
        assert storyparse.fix(text, unsafe=unsafe) == now


@given(tidy_stories(), st.sampled_from(("\r\n", " \n", "\n\n")), st.sampled_from(("", "\ufeff")))
@example(storyparse.parse("T\nFacts\n- a[1]\nSources: [1]A.\n"), "\r\n", "\ufeff")
def test_line_ends_and_byte_order_mark_stay(story: Story, end: str, mark: str) -> None:
    """A repetition put into a text is taken out again, and every other character is there."""
    text = mark + end.join(storyparse.dumps(story).split("\n"))
    places = [
        citation.span
        for item in storyparse.read(text).stories[0].items
        for citation in item.citations
        if citation.span
    ]
    for span in reversed(places):
        marker = text[span.start : span.end]
        if not text.startswith("(http", span.end):
            repeated = f"{text[: span.end]} {marker}{text[span.end :]}"
            assert storyparse.fix(repeated) == text


@given(tidy_stories())
def test_no_false_alarm_makes_no_change(story: Story) -> None:
    text = storyparse.dumps(story)
    assert storyparse.fix(text, unsafe=True) == text


def test_fixes_build_on_each_other() -> None:
    """A repetition goes, the unused source, then the duplicate, and the numbers close up."""
    result = fixer.fixed(storyparse.read(FAULTY), selected(), unsafe=True)
    assert result.document.text == (
        "Ferry Opens\nFacts\n- It runs.[1] It sails.[1]\nSources: [1]Coast Daily.\n"
    )
    assert result.diagnostics == ()
    assert {each.name for each in result.applied} == {
        "repeated-citation",
        "unused-source",
        "duplicate-source",
        "unordered-sources",
    }


def test_only_what_is_selected_is_mended() -> None:
    fixed = storyparse.fix(FAULTY, unsafe=True, select=["unused-source"])
    assert fixed == FAULTY.replace(", [3]Hill Post", "")
    assert storyparse.fix(FAULTY, ignore=["R007"]) == FAULTY


def test_a_bad_fix_does_not_keep_the_others_from_being_applied() -> None:
    """In one of many stories a fix would make a citation; the others are mended all the same."""
    story = "Ferry Opens\nFacts\n- It runs.[1][1]\n- It sa\u200bils.[1]\nSources: [1]Coast Daily.\n"
    bad = "Bus Stops\nFacts\n- It stands.[1][1] [\u200b1] a\u200bb\nSources: [1]Coast Daily.\n"
    mended = story.replace("[1][1]", "[1]").replace("\u200b", "")
    text = f"{story}\n{bad}\n{story}\n{bad}\n{story}"
    kept = bad.replace("[1][1]", "[1]").replace("a\u200bb", "ab")
    assert storyparse.fix(text) == f"{mended}\n{kept}\n{mended}\n{kept}\n{mended}"


COLON = Kind("X001", "colon", Severity.WARNING, "style", "A heading with a colon.")
STARS = Kind("X002", "error", Severity.WARNING, "style", "A heading between stars.")


def colons(document: Document) -> Iterator[Diagnostic]:
    for found in re.finditer("Facts:", document.text):
        fix = Fix("use stars", Safety.UNSAFE, (Edit(Span(*found.span()), "**Facts**"),))
        yield COLON.at(Span(*found.span()), "a colon", fix=fix)


def stars(document: Document) -> Iterator[Diagnostic]:
    return (STARS.at(Span(*found.span()), "stars") for found in re.finditer(r"\*+", document.text))


def test_a_warning_called_error_keeps_no_unsafe_fix_from_being_applied() -> None:
    document = storyparse.read("Ferry Opens\nFacts:\n- It runs.\n")
    result = fixer.fixed(document, [Rule(COLON, "", colons), Rule(STARS, "", stars)], unsafe=True)
    assert result.document.text == "Ferry Opens\n**Facts**\n- It runs.\n"


def test_the_same_bytes_and_str_and_document_are_mended_alike() -> None:
    assert storyparse.fix(FAULTY.encode()) == storyparse.fix(FAULTY)
    assert storyparse.fix(storyparse.read(FAULTY)) == storyparse.fix(FAULTY)


def test_undecodable_bytes_stay() -> None:
    data = b"T\nFacts\n- caf\xe9[1][1]\nSources: [1]A.\n"
    fixed = storyparse.fix(data)
    assert fixed.encode("utf-8", "surrogateescape") == data.replace(b"[1][1]", b"[1]")


@pytest.mark.parametrize("text", ["", "\n", "no story", "\ufeff", "T\nFacts\n", "\x00", "\udcff"])
def test_nothing_to_mend(text: str) -> None:
    assert storyparse.fix(text) == text


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps another"):
        applied("abc", [Edit(Span(0, 2)), Edit(Span(1, 3))])
    with pytest.raises(ValueError, match="outside the text"):
        applied("abc", [Edit(Span(2, 4))])


@pytest.mark.parametrize(
    "text",
    [
        # A provider is whoever it was, though two names look alike.
        (
            "T\nFacts\n- x[2]\nSources: [1]A B and [2]A\u200b B.\nNarratives\n"
            "- N, as provided by A\u200b B. q\n"
        ),
        # The bracket would cite.
        "T\nFacts\n- x[\u200b1]\n- y[1]\nSources: [1]A.\n",
        # The line would be a heading.
        "T\nFacts\n- x\nNarr\u200batives\n- N: q\n",
    ],
)
def test_a_safe_fix_that_would_do_harm_is_not_offered(text: str) -> None:
    assert storyparse.fix(text) == text
    found = [each for each in storyparse.check(text) if each.name == "invisible-character"]
    assert found
    assert [each.fix for each in found] == [None] * len(found)


@given(texts() | mendable())
def test_the_safe_fixes_that_are_offered_are_safe_together(text: str) -> None:
    """A program may apply those that do not overlap, as an editor does that fixes all."""
    before = storyparse.read(text)
    found = storyparse.check(before)
    offered = [each for each in found if each.fix and each.fix.safety is Safety.SAFE]
    together, _ = parted(offered)
    edits = [edit for each in together if each.fix for edit in each.fix.edits]
    after = storyparse.read(applied(text, edits))
    gone = Counter(each.name for each in together)
    assert names(storyparse.check(after)) <= names(found) - gone
    assert what_is_said(after.stories) == what_is_said(before.stories)
    assert who_provides(after.stories) == who_provides(before.stories)


@pytest.mark.parametrize(
    "text",
    [
        # Sources, items and wrapped lines that only a hidden character or a space hides.
        "T\nFacts\n- x[1]\n\u200bSources: [1]A\n",
        "T\nFacts\n- x[1]\n\u200b- y[1]\nSources: [1]A.\n",
        "T\nFacts\n- x[1]\n- y[2]\nSources\u00a0: [1]A and [2]B.\n",
        "T\nFacts\n- The ferry\nruns.[1]\nSources: [1]A.\n",
        # A marker that a hidden character breaks may be the only one of its source.
        "T\nFacts\n- x[\x001]\n- y[2]\nSources: [2]B and [1]A.\n",
        "T\nFacts\n- x[2][1] y [\u200b1]\nSources: [2]B and [1]A.\n",
    ],
)
def test_unsafe_fixes_take_out_nothing_that_hides(text: str) -> None:
    assert storyparse.fix(text, unsafe=True) == text


def test_a_repetition_goes_with_the_space_before_it() -> None:
    text = "T\nFacts\n- x[1][7] [1].\nSources: [1]A and [2]B.\n"
    assert storyparse.fix(text) == text.replace("[7] [1].", "[7].")


def test_a_refused_fix_starves_no_other() -> None:
    text = "Hi:\nT\nFacts\n- x[7][1]\nSources: [7]A.\n"
    result = fixer.fixed(storyparse.read(text), selected(), unsafe=True)
    assert result.document.text == text.removeprefix("Hi:\n")
    assert [each.name for each in result.applied] == ["unexpected-line"]
    assert [each.fix for each in result.diagnostics if each.name == "unordered-sources"] == [None]


def test_chat_around_a_story_goes_with_its_blank_lines() -> None:
    story = "T\nFacts\n- x\n"
    assert storyparse.fix(f"\ufeffHere:\n\n{story}\nHope it helps!\n", unsafe=True) == (
        f"\ufeff{story}"
    )
