"""A story as ninjs is valid, and loses nothing."""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storyparse import (
    Citation,
    Fact,
    Narrative,
    Source,
    Story,
    UnresolvedCitation,
    dumps,
    load,
    parse,
    read,
)
from storyparse.convert import ninjs
from storyparse.convert.identifiers import minted
from storyparse.strategies import stories

SCHEMA = Path(__file__).resolve().parents[1].parent / "shared" / "schemas" / "ninjs-schema_3.1.json"
COAST = Source(1, "Coast Daily")
PORT = Source(2, "The Port Times", "https://port.example/ferry")
FACT = Fact(["It runs."])


@cache
def validator() -> Any:  # noqa: ANN401 - jsonschema has no types
    kind = jsonschema.Draft202012Validator
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


def written(story: Story, uri: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ninjs.dumps(story, uri=uri))
    return found


def ferry() -> Story:
    return load("examples/ferry.story")


def is_uri(text: str) -> bool:
    """Tell what the schema's format tells."""
    schema = {"type": "string", "format": "uri"}
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    is_valid = jsonschema.Draft202012Validator(schema, format_checker=checker).is_valid(text)
    return bool(is_valid) and not text.endswith("\n")  # which the checker overlooks


# Laws


@pytest.mark.external
@pytest.mark.skipif(
    not SCHEMA.exists(), reason="../shared/schemas/ninjs-schema_3.1.json is not there"
)
@given(stories())
def test_every_story_is_valid(story: Story) -> None:
    validator().validate(written(story))


@given(stories())
def test_headline_and_body_are_the_story(story: Story) -> None:
    found = written(story)
    [headline], [body] = found["headlines"], found["bodies"]
    assert headline["value"] + "\n" + body["value"] == dumps(story)
    assert parse(headline["value"] + "\n" + body["value"]) == story


@given(stories())
def test_the_parts_say_and_cite_what_the_items_do(story: Story) -> None:
    for part, item in zip(written(story)["associations"], story.items, strict=True):
        assert part["bodies"][0]["value"] == "".join(map(str, item.content))
        cited = [each["literal"] for each in part["infoSources"] if each["role"] == "source"]
        assert cited == list(dict.fromkeys(map(str, item.citations)))


@given(stories())
def test_every_source_is_there_with_its_url(story: Story) -> None:
    found = written(story)["infoSources"]
    for each, source in zip(found, story.sources, strict=True):
        assert (each["literal"], each["name"]) == (f"[{source.number}]", source.name)
        assert each.keys() & {"uri", "contactInfo"} or source.url is None
        assert is_uri(each.get("uri", "https://a.example"))


@given(stories())
def test_all_uris_differ(story: Story) -> None:
    found = written(story)
    uris = [found["uri"], *(part["uri"] for part in found["associations"])]
    assert len(set(uris)) == len(uris)


URIS = st.text(st.sampled_from("ab1:/?#[]@%2f.\x00 é新-~|")) | st.text()


@given(URIS.map("https://".__add__) | URIS.map("urn:".__add__) | URIS)
@example("https://[::1]:80/")
@example("https://[1::2::3]/")
@example("https://[::1]a/")
@example("https://[v1.a:b]/")
@example("https://a:b/")
@example("https://a@b@c/")
@example("urn://")
@example("a:")
@example("a:b#c#d")
@example("a:%4")
@example("a:b\n")
def test_what_the_schema_takes_for_a_uri_is_one(uri: str) -> None:
    try:
        found = written(ferry(), uri)
    except ValueError:
        assert not is_uri(uri)
    else:
        assert all(map(is_uri, [found["uri"], *(part["uri"] for part in found["associations"])]))


# Cases


def test_a_story_is_identified_by_what_it_says() -> None:
    assert written(ferry())["uri"] == minted(dumps(ferry()))
    assert written(ferry(), "urn:x:1")["uri"] == "urn:x:1"


@pytest.mark.parametrize(
    ("uri", "part"),
    [("https://a.example/1", "https://a.example/1#fact-1"), ("urn:x:1#a", "urn:x:1#a/fact-1")],
)
def test_a_part_is_identified_in_its_story(uri: str, part: str) -> None:
    assert written(ferry(), uri)["associations"][0]["uri"] == part


@pytest.mark.parametrize("uri", ["", "ferry", "/ferry", "https://a.example/新", "https://a b"])
def test_what_is_no_uri_is_refused(uri: str) -> None:
    with pytest.raises(ValueError, match="an absolute URI is wanted"):
        ninjs.dumps(ferry(), uri=uri)


def test_a_source_has_its_number_name_and_uri() -> None:
    assert written(ferry())["infoSources"][1] == {
        "role": "source",
        "literal": "[2]",
        "name": "The Port Times",
        "uri": "https://port.example/ferry",
    }


@pytest.mark.parametrize(
    ("url", "uri"),
    [
        ("https://wire.example/新?a=%20#b", "https://wire.example/%E6%96%B0?a=%20#b"),
        ("https://a.example/[1]", "https://a.example/%5B1%5D"),
        ("https://[::1]/a", "https://[::1]/a"),
        ("https://a.example/a|\u202e", "https://a.example/a%7C%E2%80%AE"),
    ],
)
def test_a_url_is_a_uri(url: str, uri: str) -> None:
    story = Story("Ferry Opens", [FACT], [Source(1, "A", url)])
    assert written(story)["infoSources"][0]["uri"] == uri


@pytest.mark.parametrize("url", ["https://a:b", "https://[::1", "https://a#b#c", "https://a/%"])
def test_a_url_that_makes_no_uri_is_kept_as_it_is(url: str) -> None:
    [source] = written(Story("Ferry Opens", [FACT], [Source(1, "A", url)]))["infoSources"]
    assert "uri" not in source
    assert source["contactInfo"] == [{"type": "web", "value": url}]


def test_a_narrative_has_its_stance_and_its_providers() -> None:
    known, unknown, nobody = written(ferry())["associations"][3:]
    assert (known["name"], known["rel"]) == ("Pro-development narrative", "narrative")
    assert known["subjects"] == [{"name": "Pro-development", "rel": "stance"}]
    assert known["by"] == "Coast Daily"
    assert known["infoSources"] == [
        {"role": "source", "literal": "[1]"},
        {"role": "provider", "literal": "[1]"},
    ]
    assert unknown["by"] == "Ellis Residents' League"
    assert unknown["infoSources"] == [{"role": "provider", "name": "Ellis Residents' League"}]
    assert "by" not in nobody
    assert nobody["infoSources"] == []


def test_providers_are_listed_like_their_sources() -> None:
    told = Narrative("Joint narrative", ["We asked."], "the Port Times and Coast Daily")
    part = written(Story("Ferry Opens", [FACT], [COAST, PORT], [told]))["associations"][1]
    assert [each["literal"] for each in part["infoSources"]] == ["[1]", "[2]"]
    assert part["by"] == "the Port Times and Coast Daily"


def test_all_texts_say_that_they_are_no_markup() -> None:
    found = written(Story("<b>Ferry</b>", [Fact(["<script>"]), FACT]))
    texts = [*found["headlines"], *found["bodies"], *found["associations"][0]["bodies"]]
    assert {each["contentType"] for each in texts} == {"text/plain"}
    assert texts[0]["value"] == "<b>Ferry</b>"


def test_a_marker_without_a_source_stays_in_the_text() -> None:
    found = written(Story("Ferry Opens", [Fact(["It runs.", UnresolvedCitation(7)])]))
    assert found["associations"][0]["bodies"][0]["value"] == "It runs.[7]"
    assert found["associations"][0]["infoSources"] == []


def test_one_object_is_one_story() -> None:
    with pytest.raises(TypeError, match="a story is wanted, not list"):
        ninjs.dumps([ferry()])  # type: ignore[arg-type]


def test_a_story_of_a_faulty_text_is_refused() -> None:
    with pytest.raises(ValueError, match="without title"):
        ninjs.dumps(read("Facts\n- It runs.\n").stories[0])


def test_a_file_holds_what_is_written() -> None:
    file = io.StringIO()
    ninjs.dump(ferry(), file, uri="urn:x:1")
    assert file.getvalue() == ninjs.dumps(ferry(), uri="urn:x:1")


def test_a_source_is_cited_once_by_a_part() -> None:
    fact = Fact([Citation(PORT), "It", Citation(COAST), " runs.", Citation(PORT)])
    part = written(Story("Ferry Opens", [fact], [COAST, PORT]))["associations"][0]
    assert [each["literal"] for each in part["infoSources"]] == ["[2]", "[1]"]
