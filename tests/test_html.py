"""HTML holds what a story says, as text, and links that lead somewhere."""

import io
import json
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyparse import Citation, Fact, Narrative, Source, Story, load, load_all, read
from storyparse.citations import UnresolvedCitation
from storyparse.convert import html
from storyparse.convert.page.markup import element, href
from storyparse.display import printable
from storyparse.strategies import stories, texts

ROOT = Path(__file__).resolve().parents[1]
VALIDATE = ROOT / "tests" / "node" / "node_modules" / ".bin" / "html-validate"

COAST = Source(1, "Coast Daily")
PORT = Source(2, "The Port Times", "https://port.example/ferry")


def story(*content: str | Citation | UnresolvedCitation, title: str = "Ferry Opens") -> Story:
    return Story(title, [Fact(content)], [COAST, PORT])


# What a page is made of: whatever a story says, no other tag and no other attribute.
SKELETON: dict[str, set[str]] = {
    "html": {"lang"},
    "head": set(),
    "meta": {"charset", "http-equiv", "content", "name"},
    "title": set(),
    "style": set(),
    "body": set(),
    "header": set(),
    "main": set(),
    "nav": {"aria-label"},
    "article": {"class", "id", "dir", "lang", "aria-labelledby"},
    "section": {"class"},
    "h1": {"id", "dir", "lang"},
    "h2": {"id", "dir", "lang"},
    "h3": {"dir", "lang"},
    "h4": {"dir", "lang"},
    "ol": set(),
    "li": {"id", "value"},
    "p": {"class", "dir", "lang"},
    "sup": set(),
    "a": {"id", "href", "rel", "dir", "aria-label", "title"},
    "cite": {"dir"},
    "span": {"class", "dir", "lang", "title"},
    "code": {"class", "dir", "title"},
}


@attrs.frozen
class Tag:
    """An element of a page, and the text in it."""

    name: str
    attributes: dict[str, str | None]
    pieces: list[str] = attrs.field(factory=list)

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(self.pieces)


class Page(HTMLParser):
    """What another reader makes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.open: list[Tag] = []
        self.comments: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        assert len(dict(attributes)) == len(attributes)
        self.tags.append(Tag(tag, dict(attributes)))
        if tag != "meta":
            self.open.append(self.tags[-1])

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        """Keep text."""
        for tag in self.open:
            tag.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        """Keep a comment."""
        self.comments.append(data)

    def all(self, name: str, **attributes: str) -> list[Tag]:
        """Return the elements of a name that have these attributes."""
        wanted = attributes.items()
        return [
            each for each in self.tags if each.name == name and wanted <= each.attributes.items()
        ]

    @property
    def ids(self) -> Counter[str | None]:
        """How often each id is there."""
        return Counter(each.attributes["id"] for each in self.tags if "id" in each.attributes)

    @property
    def links(self) -> list[str]:
        """Where the links lead."""
        return [str(each.attributes["href"]) for each in self.tags if "href" in each.attributes]


def shown(text: str) -> str:
    """Return a text as a page shows it: what cannot be seen by its code point."""
    return "".join(map(_shown, text))


@cache
def _shown(character: str) -> str:
    is_raw = character == "\t" or printable(character) == character
    is_noncharacter = unicodedata.category(character) == "Cn" and (
        ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
    )
    return character if is_raw and not is_noncharacter else f"U+{ord(character):04X}"


def said(story: Story) -> Iterator[str]:
    """Yield all that a story says, in the order of its page."""
    yield story.title
    yield from ("".join(map(str, fact.content)) for fact in story.facts)
    for each in story.narratives:
        yield each.name
        yield each.provider or ""
        yield "".join(map(str, each.content))
    yield from (source.name for source in story.sources)


ANY = st.lists(stories(), max_size=3)
Dumps: TypeAlias = Callable[[Sequence[Story]], str]
WAYS: st.SearchStrategy[Dumps] = st.builds(
    partial,
    st.just(html.dumps),
    fragment=st.booleans(),
    language=st.sampled_from(["en", "en-GB", "ar", '"><script>']),
)


# Laws


@given(told=ANY, dumps=WAYS)
def test_no_story_adds_a_tag_or_an_attribute(told: list[Story], dumps: Dumps) -> None:
    page = Page(dumps(told))
    assert page.comments == []
    for tag in page.tags:
        assert tag.attributes.keys() <= SKELETON[tag.name]
    assert len(page.all("li")) == len(page.all("nav")) * len(told) + sum(
        len((*each.items, *each.sources)) for each in told
    )


@given(told=ANY, dumps=WAYS)
def test_every_word_is_there_in_order(told: list[Story], dumps: Dumps) -> None:
    articles = Page(dumps(told)).all("article")
    for story, article in zip(told, articles, strict=True):
        at = 0
        for words in map(shown, said(story)):
            at = article.text.index(words, at) + len(words)


@given(told=ANY, dumps=WAYS)
def test_a_page_holds_nothing_that_is_obeyed_or_hidden(told: list[Story], dumps: Dumps) -> None:
    text = dumps(told)
    assert text.endswith("\n")
    assert shown(text.replace("\n", "")) == text.replace("\n", "")


@given(told=ANY, dumps=WAYS)
def test_links_lead_to_one_place_in_the_page_or_to_the_web(told: list[Story], dumps: Dumps) -> None:
    page = Page(dumps([*told, *told]))
    assert set(page.ids.values()) <= {1}
    for link in page.links:
        assert page.ids[link[1:]] == 1 if link.startswith("#") else _is_web(link)


def _is_web(link: str) -> bool:
    return re.fullmatch(r"https?://[!#-;=?-\[\]_a-z~\xa1-\U0010fffd]*", link) is not None


@given(told=stories())
def test_each_marker_leads_to_its_source_and_the_source_leads_back(told: Story) -> None:
    page = Page(html.dumps(told))
    (article,) = page.all("article")
    back = Counter(link for link in page.links if re.search(r"-(fact|narrative)-\d+-\d+$", link))
    markers = [each for each in page.all("a") if "aria-label" in each.attributes]
    assert back == Counter(f"#{each.attributes['id']}" for each in markers)
    for each in markers:
        number = each.text.strip("[]")
        assert each.attributes["href"] == f"#{article.attributes['id']}-source-{number}"
        assert each.attributes["aria-label"] == f"Source {number}"
    uses = (len(told.providers(each)) for each in told.narratives)
    assert len(markers) == sum(uses) + sum(len(each.citations) for each in told.items)


@given(text=texts())
def test_whatever_was_read_is_shown(text: str) -> None:
    told = read(text).stories
    page = Page(html.dumps(told))
    assert len(page.all("article")) == len(told)
    assert set(page.ids.values()) <= {1}
    html.dumps(told).encode()


@given(told=stories())
def test_a_story_has_the_same_ids_wherever_it_stands(told: Story) -> None:
    alone, among = (
        Page(html.dumps(told)),
        Page(html.dumps([story("It runs."), told], fragment=True)),
    )
    assert alone.ids.keys() <= among.ids.keys()


# Cases


def test_a_page_of_one_story_has_its_title() -> None:
    page = Page(html.dumps(story("It runs."), language="en-GB"))
    assert [each.text for each in page.all("h1")] == ["Ferry Opens"]
    assert [each.text for each in page.all("title")] == ["Ferry Opens"]
    assert [each.text for each in page.all("h2")] == ["Facts", "Sources"]
    assert page.all("html")[0].attributes == {"lang": "en-GB"}


def test_a_page_of_several_stories_begins_with_links_to_them() -> None:
    page = Page(html.dumps(load_all(ROOT / "examples" / "two-desks.story")))
    assert [each.text for each in page.all("h1")] == ["2 stories"]
    articles = [f"#{each.attributes['id']}" for each in page.all("article")]
    assert page.links[:2] == articles


def test_a_page_of_no_story_says_so() -> None:
    page = Page(html.dumps([]))
    assert page.all("h1")[0].text == "0 stories"
    assert page.all("nav") == []
    assert html.dumps([], fragment=True) == "\n"


def test_a_fragment_is_its_articles_alone() -> None:
    text = html.dumps([story("It runs."), story("It stops.")], fragment=True)
    assert [line for line in text.splitlines() if "article" in line][1::2] == ["</article>"] * 2
    assert re.match(r'<article class="story" id="s[0-9a-f]{10}" dir="ltr" lang="en" ', text)
    assert "<h2 " in text
    assert "<h1" not in text
    assert "<style" not in text


def test_the_words_around_a_story_in_another_language_are_english() -> None:
    text = html.dumps(story("It runs.", title="قصة"), language="ar")
    assert '<html lang="ar">' in text
    assert '<h2 lang="en">Facts</h2>' in text
    assert 'dir="rtl"' in text


def test_a_story_goes_the_way_of_its_first_letter() -> None:
    for title, direction in {"1. Ferry": "ltr", "1. مدينة": "rtl", "12 & 13": "ltr"}.items():
        assert f'dir="{direction}"' in html.dumps(story("It runs.", title=title), fragment=True)


def test_the_same_source_twice_in_one_item_has_two_ways_back() -> None:
    page = Page(html.dumps(story("A", Citation(COAST), " and b", Citation(COAST), ".")))
    assert [each.text for each in page.all("p", **{"class": "uses"})] == [
        "Used in fact 1, fact 1 (2)"
    ]
    assert [each.text for each in page.all("p", **{"class": "unused"})] == ["Not used"]


def test_a_listed_provider_leads_to_its_source() -> None:
    critics = Narrative("Critical narrative", ["Nobody asked."], "the Coast Daily and TASS")
    local = Narrative("Local narrative", ["We did."], "COAST DAILY")
    page = Page(html.dumps(Story("Ferry Opens", [Fact(["It runs."])], [COAST], [critics, local])))
    assert [each.text for each in page.all("p", **{"class": "provider"})] == [
        "as provided by the Coast Daily and TASS",
        "as provided by COAST DAILY[1]",
    ]


def test_a_source_says_where_its_link_leads() -> None:
    hidden = Source(3, "Bank", "https://bank.example\\@evil.example:8080/x?y")
    named = Source(4, "Host.example", "https://host.example/")
    slashes = Source(5, "Slashes", "https:////evil.example")
    none = Source(6, "Nobody", "https://?evil.example")
    told = Story("Ferry Opens", [Fact(["It runs."])], [COAST, PORT, hidden, named, slashes, none])
    page = Page(html.dumps(told))
    hosts = [each.text for each in page.all("span", **{"class": "host"})]
    assert hosts == ["port.example", "evil.example:8080", "evil.example", "https://?evil.example"]
    assert "https://bank.example%5C@evil.example:8080/x?y" in page.links


@pytest.mark.parametrize(
    ("url", "link"),
    [
        (
            "https://port.example/ferry?a=b&c=[1]%zz#d%20e#f",
            "https://port.example/ferry?a=b&c=%5B1%5D%25zz#d%20e%23f",
        ),
        ("http://[::1]:80/a", "http://[::1]:80/a"),
        ("https://海岸.example/渡轮", "https://海岸.example/渡轮"),
        ('http://a/"\\^`{|}\r\x00\u202e', "http://a/%22%5C%5E%60%7B%7C%7D%0D%00%E2%80%AE"),
        ("http://a/\ud800\uffff", "http://a/%ED%A0%80%EF%BF%BF"),
        ("javascript:alert(1)//http://a", None),
        ("HTTP://a", None),
        ("//a", None),
    ],
)
def test_a_link_is_a_url_of_the_web(url: str, link: str | None) -> None:
    assert href(url) == link


@pytest.mark.parametrize(
    "character", "\x00\x1b\r\x85\u2028\u200b\u202e\u2066\ufeff\uffff\U0010fffe\ud800"
)
def test_what_nobody_sees_is_shown(character: str) -> None:
    (code,) = Page(element("p", f"a{character}b")).all("code")
    assert code.text == f"U+{ord(character):04X}"
    assert (
        element("title", character)
        == f"<title>{character.encode('unicode_escape').decode()}</title>"
    )


@pytest.mark.parametrize(
    "text", ["👨‍👩‍👧", "می‌خواهم", "a\tb", "e\u0301", "\u200fשלום", "新聞", '"']
)
def test_what_shapes_ordinary_words_stays(text: str) -> None:
    assert element("p", text) == f"<p>{text}</p>"


def test_what_a_faulty_story_lacks_is_said() -> None:
    told = read("Sources: [1]A\nNarratives\n- Nobody asked.\n").stories
    page = Page(html.dumps(told))
    missing = [each.text for each in page.all("span", **{"class": "missing"})]
    assert missing == ["(no title)", "(no facts)", "(no name)"]
    assert page.all("title")[0].text == "(no title)"


def test_a_marker_without_a_source_is_told_apart() -> None:
    page = Page(html.dumps(story("It runs.", UnresolvedCitation(7))))
    (marker,) = page.all("span", **{"class": "unresolved"})
    assert marker.text == "[7]"
    assert marker.attributes["title"] == "no source has this number"


@pytest.mark.parametrize("stories", [7, "Ferry Opens", [None], [story("It runs."), "x"]])
def test_only_stories_are_written(stories: object) -> None:
    with pytest.raises(TypeError):
        html.dumps(stories)  # type: ignore[arg-type]


def test_a_file_takes_the_page(tmp_path: Path) -> None:
    told = story("It runs.")
    html.dump(told, tmp_path / "ferry.html", language="fr")
    assert (tmp_path / "ferry.html").read_text("utf-8") == html.dumps(told, language="fr")
    file = io.BytesIO()
    html.dump([told], file, fragment=True)
    assert file.getvalue().decode() == html.dumps(told, fragment=True)


def test_the_style_is_the_only_thing_that_the_policy_allows() -> None:
    text = html.dumps(story("It runs."))
    (style,) = Page(text).all("style")
    assert "</" not in style.text
    assert "url(" not in style.text
    assert "@import" not in style.text
    assert "content=\"default-src 'none'; style-src 'sha256-" in text


# Time


def _long(count: int) -> Story:
    """A story in which everything is long, and everything is used often."""
    name = "A" * count
    source = Source(1, name, f"https://{name}.example/")
    facts = [Fact(["word", *[Citation(source)] * 20])] * (count // 20)
    return Story("T" * count, [Fact(["\x00" * count]), *facts], [source], [Narrative(name, [name])])


def test_time_is_linear(is_linear: Callable[..., bool]) -> None:
    assert is_linear(lambda count: partial(html.dumps, _long(count)), 1_000)


# Somebody else's program


@pytest.mark.external
@pytest.mark.skipif(
    not VALIDATE.exists() or shutil.which("node") is None,
    reason="html-validate is not installed: run npm ci in tests/node",
)
def test_html_validate_finds_no_error(tmp_path: Path) -> None:
    told: dict[str, Story | Iterable[Story]] = {
        "ferry": load(ROOT / "examples" / "ferry.story"),
        "several": load_all(ROOT / "examples" / "two-desks.story"),
        "twice": [load(ROOT / "examples" / "ferry.story")] * 2,
        "faulty": read((ROOT / "examples" / "broken.story").read_text("utf-8")).stories,
        "lacking": read("Sources: [1]A\nNarratives\n- Nobody asked.\n").stories,
        "hostile": story("<b>\x00\u202e]]> & </p>", Citation(PORT), title='</title> "<script>'),
        "none": [],
    }
    for name, some in told.items():
        html.dump(some, tmp_path / f"{name}.html", language="ar" if name == "twice" else "en")
        body = f"<body><h1>Mine</h1>{html.dumps(some, fragment=True)}</body>"
        fragment = f'<!DOCTYPE html><html lang="en"><head><title>Mine</title></head>{body}</html>'
        (tmp_path / f"{name}-fragment.html").write_text(fragment, "utf-8")
    config = {
        "root": True,
        "extends": ["html-validate:recommended"],
        "rules": {"long-title": "off"},  # a title is as long as that of its story
    }
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps(config), "utf-8")
    command = [str(VALIDATE), "--formatter", "text", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stdout) == (0, "")


def test_a_language_says_which_way_it_is_written() -> None:
    assert ' dir="rtl" lang="he-IL"' in html.dumps(story("BBC"), fragment=True, language="he-IL")
    assert ' dir="rtl" lang="az-Arab"' in html.dumps(
        story("BBC"), fragment=True, language="az-Arab"
    )
    assert ' dir="ltr" lang="ar-Latn"' in html.dumps(
        story("BBC"), fragment=True, language="ar-Latn"
    )
    assert ' dir="ltr" lang="de"' in html.dumps(story("BBC"), fragment=True, language="de")


@pytest.mark.parametrize("character", "\u0601\u06dd\U000110bd\u200d\ufe0f")
def test_signs_and_joiners_are_written_as_they_are(character: str) -> None:
    assert f"a{character}5" in html.dumps(story(f"a{character}5"), fragment=True)


@pytest.mark.parametrize("character", "\u3164\u1160\u2065\ufff0\U000e0041\U000e0fff")
def test_fillers_are_shown(character: str) -> None:
    shown = html.dumps(story(f"a{character}5"), fragment=True)
    assert character not in shown
    assert f">U+{ord(character):04X}</code>" in shown


def test_pages_stay_small_where_many_sources_have_one_name() -> None:
    sources = [Source(number, "S") for number in range(1, 1000)]
    narratives = [Narrative("N", ["y"], "S")] * 100
    told = Story("T", [Fact(["x"])], sources, narratives)
    assert len(html.dumps(told)) < 2_500_000
