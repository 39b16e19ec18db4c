"""Stories as JSON and JSON Lines, and back."""

import io
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyparse import (
    Citation,
    Fact,
    Narrative,
    Source,
    Span,
    Story,
    UnresolvedCitation,
    convert,
    load,
    parse,
    read,
)
from storyparse.convert import json_text
from storyparse.strategies import stories, texts

ROOT = Path(__file__).resolve().parents[1]
FERRY = load(ROOT / "examples" / "ferry.story")
COAST = Source(1, "Coast Daily")
HOSTILE = "</script><!-- ]]> \"quoted\" 'q' \\ \x00\x1b[31m\x85\u202e\u2028\ufeff\uffff 🚢 =1+1"


def spans(story: Story) -> list[Span | None]:
    """Return the span of every part of a story."""
    pieces = [each for item in story.items for each in item.content if not isinstance(each, str)]
    return [part.span for part in (story, *story.items, *story.sources, *pieces)]


# Laws


@given(stories())
def test_a_story_is_read_back(story: Story) -> None:
    assert convert.json.loads(convert.json.dumps(story)) == story


@given(st.lists(stories(), max_size=3))
def test_stories_are_read_back(several: Sequence[Story]) -> None:
    assert convert.json_lines.loads_all(convert.json_lines.dumps(several)) == tuple(several)


@given(texts())
def test_what_was_read_is_read_back_with_its_places(text: str) -> None:
    for story in read(text.encode("utf-8", "replace")).stories:
        try:
            written = convert.json.dumps(story, spans=True)
        except ValueError:
            continue  # a story of a faulty text, which lacks something
        back = convert.json.loads(written)
        assert back == story
        assert spans(back) == spans(story)


@given(stories())
def test_a_citation_is_bound_to_its_source(story: Story) -> None:
    back = convert.json.loads(convert.json.dumps(story))
    listed = {source.number: source for source in back.sources}
    for item in back.items:
        assert all(each.source is listed[each.number] for each in item.citations)


@given(stories())
def test_json_can_stand_in_a_script_and_on_a_terminal(story: Story) -> None:
    written = convert.json_lines.dumps(story)
    assert written.endswith("\n")
    assert written[:-1].isprintable()
    assert not {"<", ">"} & set(written)


@given(stories())
def test_both_writers_give_the_same(story: Story) -> None:
    with_orjson = convert.json.dumps(story) + convert.json_lines.dumps(story)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_text, "orjson", None)
        assert convert.json.dumps(story) + convert.json_lines.dumps(story) == with_orjson


# Examples


def test_hostile_text_is_kept() -> None:
    story = Story("T" + HOSTILE, [Fact([f"a{HOSTILE}b"])])
    written = convert.json.dumps(story)
    assert convert.json.loads(written) == story
    assert "\\u003c/script\\u003e" in written
    assert "\\ufeff" in written


def test_the_ferry_as_data() -> None:
    data = json.loads(convert.json.dumps(FERRY))
    assert list(data) == ["format", "title", "facts", "sources", "narratives"]
    assert data["format"] == 1
    assert data["facts"][2] == {
        "content": [
            "Fares rose by 4%,",
            {"citation": 2},
            " while the old line keeps its timetable.",
        ]
    }
    assert data["sources"][:2] == [
        {"number": 1, "name": "Coast Daily", "url": None},
        {"number": 2, "name": "The Port Times", "url": "https://port.example/ferry"},
    ]
    assert data["narratives"][2]["provider"] is None


def test_an_unresolved_citation_is_told() -> None:
    story = Story("Ferry Opens", [Fact(["It runs.", UnresolvedCitation(7)])])
    data = json.loads(convert.json.dumps(story))
    assert data["facts"][0]["content"] == ["It runs.", {"citation": 7, "unresolved": True}]
    assert convert.json.loads(convert.json.dumps(story)) == story


def test_places_are_told_on_request() -> None:
    story = parse("Ferry Opens\nFacts\n- It runs.[1]\nSources: [1]Coast Daily.\n")
    data = json.loads(convert.json.dumps(story, spans=True))
    assert data["facts"][0]["content"][1] == {"citation": 1, "span": {"start": 28, "end": 31}}
    assert "span" not in convert.json.dumps(story)


def test_a_story_that_lacks_its_title_is_not_written() -> None:
    (faulty,) = read("Facts\n- It runs.\n").stories
    with pytest.raises(ValueError, match="a story without title cannot be written"):
        convert.json.dumps(faulty)


@pytest.mark.parametrize("has_orjson", [True, False])
@pytest.mark.parametrize("name", ["json", "json_lines", "schema_org", "ninjs", "csl", "markdown"])
def test_a_story_that_is_no_utf8_is_not_written(
    name: str,
    has_orjson: bool,  # noqa: FBT001 - a parameter
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (faulty,) = read(b"T\nFacts\n- a\xff.[1]\nSources: [1]A\xff.\n").stories
    if not has_orjson:
        monkeypatch.setattr(json_text, "orjson", None)
    with pytest.raises(ValueError, match=r"no UTF-8"):
        getattr(convert, name).dumps(faulty)


@pytest.mark.parametrize(
    ("codec", "load", "loaded"),
    [
        (convert.json, convert.json.load, FERRY),
        (convert.json_lines, convert.json_lines.load_all, (FERRY,)),
    ],
)
def test_files_hold_what_is_written(
    codec: ModuleType, load: Callable[..., object], loaded: object, tmp_path: Path
) -> None:
    path = tmp_path / "ferry"
    codec.dump(FERRY, path)
    assert path.read_text(encoding="utf-8") == codec.dumps(FERRY)
    assert load(path) == loaded
    file = io.BytesIO()
    codec.dump(FERRY, file, spans=True)
    assert file.getvalue().decode() == codec.dumps(FERRY, spans=True)
    file.seek(0)
    assert load(file) == loaded


# What is wrong with a text


def problems(text: str | bytes) -> list[str]:
    with pytest.raises(convert.ConversionError) as raised:
        convert.json.loads(text)
    assert raised.value.problems
    return [str(problem) for problem in raised.value.problems]


def changed(**changes: object) -> str:
    return json.dumps(
        {
            "format": 1,
            "title": "Ferry Opens",
            "facts": [{"content": ["It runs.", {"citation": 1}]}],
            "sources": [{"number": 1, "name": "Coast Daily"}],
            **changes,
        }
    )


def test_what_has_a_default_can_be_left_out() -> None:
    fact = Fact(["It runs.", Citation(COAST)])
    assert convert.json.loads(changed()) == Story("Ferry Opens", [fact], [COAST])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "$: it is no JSON: Expecting value, at column 1"),
        ("[", "$: it is no JSON: Expecting value, at column 2"),
        ("[1]", "$: an object is wanted, not an array"),
        ("null", "$: an object is wanted, not null"),
        ("NaN", "$: it is no JSON: NaN is no number"),
        ('"\\u202e"', '$: an object is wanted, not "\\u202e"'),
        ("[" * 100_000, "$: it is nested too deeply"),
        (b"caf\xe9", "$: it is no UTF-8: byte 0xe9 at offset 3"),
        (
            "{\n1",
            "$: it is no JSON: Expecting property name enclosed in double quotes, at line 2, colu",
        ),
        (b"1" * 5000, "$: an object is wanted, not Infinity"),
    ],
)
def test_a_text_that_is_no_object(text: str | bytes, problem: str) -> None:
    assert [each[: len(problem)] for each in problems(text)] == [problem]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"format": 2}, "$.format: 1 is wanted, not 2"),
        ({"title": None}, "$.title: a string is wanted, not null"),
        ({"title": "a\nb"}, "$.title: title 'a\\nb' cannot be written: it holds a newline"),
        ({"title": "a" * 100 + "\n"}, f"$.title: title '{'a' * 78}… cannot be written: it holds"),
        ({"facts": []}, "$.facts: an array with at least 1 in it is wanted, not an empty array"),
        ({"facts": [{}]}, "$.facts[0].content: it is missing"),
        ({"facts": [{"content": [7]}]}, "$.facts[0].content[0]: a string or a citation is wanted"),
        (
            {"facts": [{"content": ["a", {"citation": True}]}]},
            "$.facts[0].content[1].citation: a whole number is wanted, not true",
        ),
        (
            {"facts": [{"content": [{"citation": 0}]}]},
            "$.facts[0].content[0].citation: a number from 1 is wanted, not 0",
        ),
        (
            {"facts": [{"content": ["a", {"citation": 2}]}]},
            "$.facts[0].content[1].citation: no source has the number 2",
        ),
        (
            {"facts": [{"content": ["a", {"citation": 1, "unresolved": True}]}]},
            "$.facts[0].content[1].unresolved: a source has the number 1",
        ),
        (
            {"facts": [{"content": ["a[1]"]}]},
            "$.facts[0].content[0]: its text '[1]' is read as a citation",
        ),
        (
            {"facts": [{"content": ["a ", {"citation": 1}]}]},
            "$.facts[0].content: content 'a [1]' cannot be written: a space stands before [1]",
        ),
        (
            {"facts": [{"content": [""]}]},
            "$.facts[0].content: content '' cannot be written: it is empty",
        ),
        (
            {"facts": [{"content": ["a"], "span": {"start": 3, "end": 1}}]},
            "$.facts[0].span: it ends at 1, before it begins",
        ),
        (
            {"facts": [{"content": ["a"], "span": {"start": -3, "end": 1}}]},
            "$.facts[0].span.start: a number from 0 is wanted, not -3",
        ),
        (
            {"sources": [{"number": 1, "name": "A"}, {"number": 1, "name": "B"}]},
            "$.sources[1].number: another source has the number 1",
        ),
        (
            {"sources": [{"number": 1, "name": "A", "url": "a.example"}]},
            '$.sources[0].url: a string like ^https?://. is wanted, not "a.example"',
        ),
        (
            {"sources": [{"number": 1, "name": "A,"}]},
            "$.sources[0].name: source name 'A,' cannot be written: it ends with a comma",
        ),
        (
            {"narratives": [{"name": "A:", "content": ["b"]}]},
            "$.narratives[0].name: narrative name 'A:' cannot be written: it holds ':'",
        ),
        (
            {"narratives": [{"name": "A", "provider": "U. S", "content": ["b"]}]},
            "$.narratives[0].provider: provider 'U. S' cannot be written: before this content it",
        ),
        ({"sources": {}}, "$.sources: an array is wanted, not an object"),
        ({"colour": 1, "\x1b": 2}, '$: no such key is known: "\\u001b", "colour"'),
        (
            {"facts": [{"content": ["\ud800"]}], "sources": []},
            "$.facts[0].content[0]: it holds a lone surrogate",
        ),
    ],
)
def test_a_problem_has_its_path(change: dict[str, object], expected: str) -> None:
    assert [each[: len(expected)] for each in problems(changed(**change))] == [expected]


def test_all_that_the_model_refuses_is_told() -> None:
    narratives = [{"name": "a:b", "provider": "c:d", "content": ["x\ny", {"citation": 7}]}]
    sources = [{"number": 1, "name": " [x", "url": "http:// "}, {"number": 9, "name": "B"}]
    facts = [{"content": ["[1", ",9]"]}]
    text = changed(facts=facts, narratives=narratives, sources=sources)
    assert [problem.partition(": ")[0] for problem in problems(text)] == [
        "$.sources[0].name",
        "$.sources[0].url",
        "$.facts[0].content",
        "$.narratives[0].name",
        "$.narratives[0].provider",
        "$.narratives[0].content[0]",
        "$.narratives[0].content[1].citation",
    ]


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        (["a ", {"citation": 1}, {"citation": 5}], ["[2].citation", ""]),
        (["a\nb [1]"], ["[0]", "[0]"]),
        (["a[", "1", "]"], [""]),
    ],
)
def test_what_is_wrong_with_a_content_is_told_once_and_all(
    content: list[object], paths: list[str]
) -> None:
    found = [
        problem.partition(": ")[0] for problem in problems(changed(facts=[{"content": content}]))
    ]
    assert found == [f"$.facts[0].content{path}" for path in paths]


@pytest.mark.parametrize("end", ["1e300", "1" * 5000, str(2**53)])
def test_a_place_is_one_that_every_program_can_hold(end: str) -> None:
    text = changed(span={"start": 0, "end": "END"}).replace('"END"', end)
    [problem] = problems(text)
    assert problem.startswith("$.span.end: a ")


@pytest.mark.parametrize("loads", [convert.json.loads, convert.json_lines.loads_all])
def test_what_is_no_text_is_no_json(loads: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError, match="JSON is read from str or bytes, not from NoneType"):
        loads(None)


def test_all_problems_are_told() -> None:
    assert problems('{"format": 1, "facts": [{"content": [1]}, 2], "sources": [{}]}') == [
        "$.title: it is missing",
        "$.facts[0].content[0]: a string or a citation is wanted, not 1",
        "$.facts[1]: an object is wanted, not 2",
        "$.sources[0].number: it is missing",
        "$.sources[0].name: it is missing",
    ]


def test_a_key_that_stands_there_twice_is_a_problem() -> None:
    text = changed().replace('"number": 1', '"number": 1, "number": 2')
    assert problems(text) == ['$.sources[0]: the key "number" stands there twice']


def test_a_source_that_is_refused_brings_no_other_problem() -> None:
    [problem] = problems(changed(sources=[{"number": 1, "name": "A<"}]))
    assert problem.startswith("$.sources[0].name: source name 'A<'")


def test_a_byte_order_mark_is_passed_over() -> None:
    assert convert.json.loads(b"\xef\xbb\xbf" + changed().encode()) == convert.json.loads(changed())


def test_whole_numbers_are_numbers() -> None:
    assert convert.json.loads(changed(format=1.0)).title == "Ferry Opens"


def test_lines_are_told_by_their_numbers() -> None:
    written = convert.json_lines.dumps(FERRY)
    with pytest.raises(convert.ConversionError) as raised:
        convert.json_lines.loads_all(f"{written}\n7\n  \r\n{written}{{\n")
    assert [problem.path for problem in raised.value.problems] == ["line 3: $", "line 6: $"]


def test_a_byte_that_is_no_utf8_is_told_by_its_line() -> None:
    written = convert.json_lines.dumps(FERRY).encode()
    with pytest.raises(convert.ConversionError) as raised:
        convert.json_lines.loads_all(b"\xef\xbb\xbf" + written + b'"caf\xe9"\n7\n')
    assert list(map(str, raised.value.problems)) == [
        "line 2: $: it is no UTF-8: byte 0xe9 at offset 4",
        "line 3: $: an object is wanted, not 7",
    ]


def test_lines_end_with_newlines_alone() -> None:
    story = Story("A\u2028B\x85C\x0cD", [Fact(["a\x1cb"])], narratives=[Narrative("N", ["x\x0by"])])
    unescaped = json.dumps(json.loads(convert.json_lines.dumps(story)), ensure_ascii=False)
    assert convert.json_lines.loads_all(f"{unescaped}\r\n{unescaped}") == (story, story)


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cattrs", None)
    monkeypatch.delitem(sys.modules, "storyparse.convert.data.structuring", raising=False)
    with pytest.raises(ImportError, match=r"pip install 'storyparse\[json\]'"):
        convert.json.loads(changed())
