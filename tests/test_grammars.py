"""The two grammars and the patterns of `spelling` say the same."""

import random
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark
from lark.exceptions import UnexpectedInput

import storyparse
from storyparse import Fact, Narrative, Story
from storyparse.spelling import characters, entries, lines, titles
from storyparse.strategies import stories, texts
from storyparse.syntax.lines import outline
from storyparse.syntax.outline import SourcesLine

STORY = Lark(
    files("storyparse.grammar").joinpath("story.lark").read_text(encoding="utf-8"),
    parser="lalr",
    lexer="contextual",
)
SPACE = r"[ \t\u00a0\u2009\u202f\u3000]"
SPACES_AND_RETURN = " \t\u00a0\u2009\u202f\u3000\r"


def is_accepted(text: str) -> bool:
    try:
        STORY.parse(text)
    except UnexpectedInput:
        return False
    return True


def is_told_by_the_grammar(story: Story) -> bool:
    """Tell whether providers end at their first stop: how far others reach is settled after it."""
    return not any(re.search(rf"\.{SPACE}", each.provider or "") for each in story.narratives)


@given(st.lists(stories(), min_size=1, max_size=3))
def test_the_specification_accepts_what_is_written(several: list[Story]) -> None:
    within = list(filter(is_told_by_the_grammar, several))
    assert not within or is_accepted(storyparse.dumps(within))


@given(texts())
def test_what_the_specification_accepts_has_no_syntax_error(text: str) -> None:
    if "\ud800" <= max(text, default="") <= "\udfff" or not is_accepted(text):
        return
    assert [each for each in storyparse.read(text).diagnostics if each.code[0] == "S"] == []


@given(stories(), st.randoms(use_true_random=False))
def test_what_the_specification_accepts_is_canonical(story: Story, chance: random.Random) -> None:
    text = edited(storyparse.dumps(story), chance)
    if not is_accepted(text):
        return
    document = storyparse.read(text)
    assert [each for each in document.diagnostics if each.code[0] == "S"] == []
    told = all(
        # Markers in another spelling count where their numbers are listed: no grammar can know.
        is_told_by_the_grammar(story) and is_plain(text, story)
        for story in document.stories
    )
    if told and not document.diagnostics:
        assert storyparse.dumps(document.stories) == text.removesuffix("\n") + "\n"


def is_plain(text: str, story: Story) -> bool:
    """Tell whether every citation is written as the canonical text writes it."""
    items: tuple[Fact | Narrative, ...] = (*story.facts, *story.narratives)
    citations = [citation for item in items for citation in item.citations]
    return all(
        text[each.span.start : each.span.end] == str(each) for each in citations if each.span
    )


def edited(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(0, 3)):
        at = chance.randint(0, len(text))
        piece = chance.choice(["", "[1]", " ", "\n", ".", ", ", " and ", "[", "]", ": ", "- ", "x"])
        text = text[:at] + piece + text[at + chance.randint(0, 2) :]
    return text


LINES = st.text(
    st.sampled_from(
        "-*\u2013\u2014\u2022#_`~[]^()<>.:\uff1a\u3010\u3011\uff3b\uff3d 1029\t\u00a0\raSources"
    ),
    max_size=12,
) | st.sampled_from(
    ["**Sources:** x", "*References*: y", "__Source:__", "# Sources", "SOURCES [1]", "sources[x]"]
)


@given(LINES)
def test_an_item_has_a_bullet(line: str) -> None:
    """What the grammar calls an item begins with what `spelling` calls a bullet, and back."""
    [story] = outline(f"T\nFacts\n{line}\n").shape.stories
    bare = line.strip(SPACES_AND_RETURN)
    has_bullet = lines.after_bullet(bare)[0] > 0 and not line.startswith("\r")
    assert bool(story.sections[0].blocks) == has_bullet


def test_headings_are_spelled_with_the_same_words() -> None:
    """The grammar reads as headings and labels what `spelling` calls their words."""
    grammar = files("storyparse.grammar").joinpath("lines.lark").read_text(encoding="utf-8")
    words = [
        pattern.replace(characters.SPACE, SPACE)
        for pattern in (lines.FACTS, lines.NARRATIVES, lines.SOURCES)
    ]
    assert all(each in grammar for each in words)
    assert grammar.count("(?ai:") == sum(map(grammar.count, words))


@given(LINES)
def test_a_sources_line_has_a_label(line: str) -> None:
    """What the grammar calls a sources line begins with what `spelling` calls a label."""
    for section in outline(f"T\nFacts\n- a\n{line}\n").shape.stories[0].sources:
        bare = line.strip(SPACES_AND_RETURN)
        end, start = lines.after_label(bare)
        assert 0 < end <= start
        assert isinstance(section, SourcesLine) == (start < len(bare))


@given(LINES)
def test_an_entry_of_a_list_has_a_number(line: str) -> None:
    """What the grammar calls an entry has what `spelling` calls a number."""
    sections = outline(f"T\nFacts\n- a\nSources\n{line}\n").shape.stories[0].sections
    for block in sections[1].blocks if len(sections) == 2 else ():
        assert len(block) == 1
        bare = line.strip(SPACES_AND_RETURN)
        found = list(entries.in_list(bare[entries.after_bullet(bare) :]))
        assert not any(
            isinstance(each, entries.Fault) and each.reason == "it has no number" for each in found
        )


@given(LINES)
def test_a_line_counts_as_blank_or_can_be_a_title(line: str) -> None:
    """What the grammar skips is what `spelling` refuses as a title."""
    if "\n" in line or titles.bare(line) != line:
        return
    is_blank = outline(line).shape == outline("").shape
    assert is_blank <= (not titles.is_possible(line))
    if not is_blank and not titles.is_possible(line):
        assert outline(line).shape.stories[0].sources


@pytest.mark.parametrize("name", ["story.lark", "lines.lark"])
def test_the_grammars_are_package_data(name: str) -> None:
    assert files("storyparse.grammar").joinpath(name).read_text(encoding="utf-8").startswith("//")
