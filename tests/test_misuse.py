"""Whoever gives something else than stories is told what was wanted, and what came."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

import storyparse
from storyparse import changes, convert, references, summary

STORY = storyparse.load("examples/ferry.story")
TEXT = storyparse.dumps(STORY)
DOCUMENT = storyparse.read(TEXT)

# What takes stories, and what takes one.
OF_SEVERAL: Mapping[str, Callable[[Any], object]] = {
    "dumps": storyparse.dumps,
    "merge": storyparse.merge,
    "summary": summary.summary,
    "story_changes, old": lambda given: list(changes.story_changes(given, [STORY])),
    "story_changes, new": lambda given: list(changes.story_changes([STORY], given)),
    "csl": convert.csl.dumps,
    "dot": convert.dot.dumps,
    "html": convert.html.dumps,
    "json_lines": convert.json_lines.dumps,
    "markdown": convert.markdown.dumps,
    "mermaid": convert.mermaid.dumps,
    "schema_org": convert.schema_org.dumps,
}
OF_ONE: Mapping[str, Callable[[Any], object]] = {
    "diff, old": lambda given: storyparse.diff(given, STORY),
    "diff, new": lambda given: storyparse.diff(STORY, given),
    "apply": lambda given: storyparse.apply([], given),
    "json": convert.json.dumps,
    "ninjs": convert.ninjs.dumps,
    "cited_together": references.cited_together,
    "citing": references.citing,
    "coverage": references.coverage,
    "outlets": references.outlets,
    "provided_by": lambda given: references.provided_by(given, STORY.sources[0]),
    "provided_by_others": references.provided_by_others,
    "provided_by_sources": references.provided_by_sources,
    "single_sourced": references.single_sourced,
}

# What is given, and what is said of it.
NO_STORY: Sequence[tuple[object, str]] = (
    (DOCUMENT, r"Document: its stories are in \.stories"),
    (summary.summary([STORY]), "Summary"),
    (TEXT, "str"),
    ("", "str"),
    (b"", "bytes"),
    (STORY.facts[0], "Fact"),
    (None, "NoneType"),
)
NO_STORIES = (*NO_STORY, ([DOCUMENT], NO_STORY[0][1]), ([TEXT], "str"), ([[STORY]], "list"))


@pytest.mark.parametrize("call", OF_SEVERAL.values(), ids=OF_SEVERAL)
@pytest.mark.parametrize(("given", "said"), NO_STORIES)
def test_where_stories_are_wanted(call: Callable[[Any], object], given: object, said: str) -> None:
    with pytest.raises(TypeError, match=f"^stories are wanted, not {said}$"):
        call(given)


@pytest.mark.parametrize("call", OF_ONE.values(), ids=OF_ONE)
@pytest.mark.parametrize(("given", "said"), [*NO_STORY, ([STORY], "list")])
def test_where_a_story_is_wanted(call: Callable[[Any], object], given: object, said: str) -> None:
    with pytest.raises(TypeError, match=f"^a story is wanted, not {said}$"):
        call(given)


@pytest.mark.parametrize(("given", "said"), [("", "str"), (TEXT, "str"), (None, "NoneType")])
def test_where_documents_are_wanted(given: Any, said: str) -> None:  # noqa: ANN401 - whatever
    with pytest.raises(TypeError, match=f"^stories and documents are wanted, not {said}$"):
        convert.annotations.dumps(given)


def test_every_format_is_tried() -> None:
    assert set(convert.__all__) - {"ConversionError", "Problem", "annotations"} <= (
        OF_SEVERAL.keys() | OF_ONE.keys()
    )
