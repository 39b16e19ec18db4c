"""Stories survive Markdown, and nothing in them becomes markup."""

import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from storyparse import Citation, Fact, Narrative, Source, Story, UnresolvedCitation, load, read
from storyparse.convert import markdown
from storyparse.convert.problems import ConversionError
from storyparse.strategies import stories, texts, tidy_stories

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

FERRY = """\
# Harbor Town Opens Second Ferry Line

## Facts

- The ferry to Port Ellis began running on Monday, two months late.[^1][^2]
- The mayor said: "The \\[harbor authority\\] has kept its word."[^3]
- Fares rose by 4%,[^2] while the old line keeps its timetable.

## Narratives

- **Pro-development narrative**, as provided by *Coast Daily*. The second line ends a bottleneck \
that kept the north shore poor for a generation.[^1]
- **Critical narrative**, as provided by *Ellis Residents' League*. Nobody asked the people of \
Port Ellis.
- **Historical narrative**: Every ferry line on this coast began as a promise and ended as a \
subsidy.

## Sources

[^1]: Coast Daily
[^2]: [The Port Times](<https://port.example/ferry>)
[^3]: U.S. Harbor News
"""

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><!-- x --> ]]> <![CDATA[ <?php ?>",
    "&lt;b&gt; &amp; &#65; &copy &copy; AT&T",
    "*a* **b** _c_ __d__ ~e~ ~~f~~ `g` ``h`` \"i\" 'j'",
    "[k](http://l.example) ![m](n) [o][p] [q]: r <https://s.example> <t@u.example>",
    "http://v.example www.w.example x@y.example ftp://z.example",
    "$1+1$ $$2$$ \\(3\\) \\[4\\] ^5^ ~6~ H~2~O ==7== ++8++ %%9%% ||10|| :tada: :::",
    "{.class} [a]{.b} {{ c }} {% d %} @key #tag [@key] [[wiki]] ^[note] !!! note",
    "nul \0 bell \x07 escape \x1b[31m delete \x7f next line \x85 return \r tab \t form \f",
    "bidi \u202e\u2066 zero width \u200b\u200d mark \ufeff\u00ad soft",
    "lines \u2028\u2029 spaces  \u00a0 \u2003\u3000 two  three   end",
    "private \ue000 none \uffff\ufdd0\U0001ffff emoji 👩\u200d👩\u200d👧 tag \U000e0041",
    "back\\slash \\* \\\\ end\\",
    "| a | b | --- |",
    "[^x] [^1000]: x [7",
)
_STARTS = "- a|+ a|* a|= a|===|---|***|___|# a|> a|: a|% a|! a|? a|1. a|12) a|2024.|7)|a. a"
_STARTS += "|iv) a|(1) a|(a) b|I. Foo|| a | b|```|~~~|[ ] a|[x] a|<div>|<!--|$$|:::|!!! note|@a|\\"
_STARTS += '|=cmd()|+1|-1|<data value="U+0000">␀</data>|<b>|&#x41;|{.a}'
_STARTS += "|é) a|(Ж) a|e\u0301) a|漢) a"
STARTS = [text.strip() for text in _STARTS.split("|") if text]


def hostile_story() -> Story:
    """A story with something hostile in each of its parts."""
    sources = [
        Source(number, name, f"http://a.example/{number}?{_url_part(name)}")
        for number, name in enumerate(map(_name, [*HOSTILE, *STARTS]), 1)
        if name
    ]
    facts = [
        Fact(["Wow!", Citation(sources[0]), f"(x) {text}", Citation(sources[1]), ": b"])
        for text in HOSTILE
    ]
    told = [
        Narrative(name, [Citation(sources[2]), text], provider)
        for name, text in zip(map(_narrative_name, HOSTILE), STARTS, strict=False)
        for provider in (None, name.replace(". ", "."))
    ]
    return Story(HOSTILE[0], [*facts, *(Fact([text]) for text in STARTS)], sources, told)


def _name(text: str) -> str:
    return re.sub("[\\[<>]|https?://", "", text).strip(" ,")


def _narrative_name(text: str) -> str:
    return re.sub("[,:\uff1a\\[\\]]", "", text).strip("* ")


def _url_part(text: str) -> str:
    return "".join(c for c in text if c not in " \t\u00a0\u2009\u202f\u3000<>\n")


# The law


@given(stories())
def test_what_is_written_is_read_back(story: Story) -> None:
    assert markdown.loads(markdown.dumps(story)) == story


@given(st.lists(stories(), max_size=3))
def test_several_stories_are_read_back(several: list[Story]) -> None:
    assert markdown.loads_all(markdown.dumps(several)) == tuple(several)


@given(stories())
def test_its_bytes_are_read_back_too(story: Story) -> None:
    assert markdown.loads(b"\xef\xbb\xbf" + markdown.dumps(story).encode()) == story


def test_a_hostile_story_is_read_back() -> None:
    assert markdown.loads(markdown.dumps(hostile_story())) == hostile_story()


@given(stories(), st.integers(1, 999))
def test_unresolved_citations_are_read_back(story: Story, number: int) -> None:
    if number not in {source.number for source in story.sources}:
        cites = Fact(["Nobody knows", UnresolvedCitation(number), ", it seems."])
        story = Story(story.title, [cites, *story.facts], story.sources, story.narratives)
    assert markdown.loads(markdown.dumps(story)) == story


@given(texts())
def test_what_is_read_of_any_text_is_read_back_or_refused(text: str) -> None:
    for story in read(text).stories:
        with suppress(ValueError):
            assert markdown.loads(markdown.dumps(story)) == story


@given(st.text("#-*_ \\[]^:1()<>&!`\n\tFacts") | texts())
def test_what_is_read_is_written_and_read_back(text: str) -> None:
    with suppress(ConversionError):
        several = markdown.loads_all(text)
        assert markdown.loads_all(markdown.dumps(several)) == several


# What others read


class Page(HTMLParser):
    """The blocks of a rendered page: their tags and texts, without footnote references."""

    BLOCKS = frozenset({"h1", "h2", "li", "p"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.blocks: list[list[str]] = []
        self._open: list[list[str]] = [["", ""]]
        self._muted = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, or go silent until the tag ends."""
        self.tags.add(tag)
        named = {name: value or "" for name, value in attrs}
        is_back = "backref" in f"{named} {named.get('class')}"
        if self._muted or tag == "sup" or is_back:
            self._muted += tag not in {"br", "hr", "img", "input"}
        elif tag in self.BLOCKS:
            self._open.append([tag, ""])
            # What has an identifier frames the footnotes.
            self.blocks += [] if "id" in named else [self._open[-1]]
        elif tag == "a":
            self.links.append(named["href"])
        elif tag == "data":
            self._open[-1][1] += chr(int(named["value"].removeprefix("U+"), base=16))
            self._muted += 1

    def handle_endtag(self, tag: str) -> None:
        """Close a block, or end the silence."""
        if self._muted:
            self._muted -= 1
        elif tag in self.BLOCKS:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Take words; a newline is layout, as no story has one."""
        if not self._muted:
            self._open[-1][1] += data.replace("\n", "")


def said(item: Fact | Narrative) -> str:
    return "".join(str(piece) for piece in item.content if not isinstance(piece, Citation))


def headed(narrative: Narrative) -> str:
    if narrative.provider is None:
        return f"{narrative.name}: {said(narrative)}"
    return f"{narrative.name}, as provided by {narrative.provider}. {said(narrative)}"


def wanted(story: Story) -> list[tuple[str, str]]:
    """What a page shows of a story: its blocks, then the names of its sources in any order."""
    found = [("h1", story.title), ("h2", "Facts"), *(("li", said(fact)) for fact in story.facts)]
    if story.narratives:
        found += [("h2", "Narratives"), *(("li", headed(each)) for each in story.narratives)]
    if story.sources:
        found += [("h2", "Sources")]
    return [*found, *sorted(("p", source.name) for source in story.sources)]


def shown(page: Page) -> list[tuple[str, str]]:
    """What a page shows, but for the line of the sources that are not cited."""
    blocks = [(tag, text) for tag, text in page.blocks if tag != "p"]
    names = [("p", text.rstrip(" ")) for tag, text in page.blocks if tag == "p"]
    return [
        *blocks,
        *sorted(each for each in names if not re.fullmatch("Not cited:[ ,]*", each[1])),
    ]


def _renderers() -> dict[str, MarkdownIt]:
    commonmark = MarkdownIt("commonmark").use(footnote_plugin)
    tables = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    github = MarkdownIt("gfm-like", {"linkify": False, "html": True}).use(footnote_plugin)
    typical = MarkdownIt("js-default", {"html": True}).use(footnote_plugin)
    return {"commonmark": commonmark, "tables": tables, "github": github, "typical": typical}


RENDERERS = _renderers()
SKELETON = {"h1", "h2", "ul", "ol", "li", "p", "strong", "em", "sup", "a", "hr", "section", "data"}


@given(story=stories())
def test_it_is_shown_as_it_is(story: Story) -> None:
    text = markdown.dumps(story)
    for renderer in RENDERERS.values():
        page = Page(renderer.render(text))
        assert page.tags <= SKELETON
        assert shown(page) == wanted(story)
        assert len(page.links) == sum(source.url is not None for source in story.sources)


@pytest.mark.parametrize("renderer", RENDERERS.values(), ids=RENDERERS)
def test_nothing_hostile_becomes_markup(renderer: MarkdownIt) -> None:
    page = Page(renderer.render(markdown.dumps(hostile_story())))
    assert page.tags <= SKELETON
    assert shown(page) == wanted(hostile_story())


@given(st.lists(stories(), max_size=3))
def test_every_footnote_is_referred_to_and_shown(several: list[Story]) -> None:
    environment: dict[str, Any] = {}
    tokens = RENDERERS["commonmark"].parse(markdown.dumps(several), environment)
    inlines = [child for token in tokens for child in token.children or ()]
    referred = [token.meta["label"] for token in inlines if token.type == "footnote_ref"]
    shown = [token.meta["label"] for token in tokens if token.type == "footnote_open"]
    labels = [
        f"{source.number}" if place == 1 else f"{place}-{source.number}"
        for place, story in enumerate(several, 1)
        for source in story.sources
    ]
    assert sorted(shown) == sorted(labels) == sorted(set(referred))
    cited = sum(len(item.citations) for story in several for item in story.items)
    uncited = sum(len(story.sources) - len(_cited(story)) for story in several)
    assert len(referred) == cited + uncited
    assert "references" not in environment


def _cited(story: Story) -> set[int]:
    return {each.number for item in story.items for each in item.citations}


# Examples


def test_the_ferry_is_written_for_people() -> None:
    assert markdown.dumps(load(EXAMPLES / "ferry.story")) == FERRY


def test_several_stories_have_footnotes_of_their_own() -> None:
    coast, port = Source(1, "Coast Daily"), Source(7, "The Port Times", "https://port.example")
    one = Story("One", [Fact(["a", Citation(coast)])], [coast, port])
    two = Story("Facts", [Fact(["b", Citation(port)])], [port])
    assert markdown.dumps([one, two]) == (
        "# One\n\n## Facts\n\n- a[^1]\n\n## Sources\n\nNot cited: [^7]\n\n"
        "[^1]: Coast Daily\n[^7]: [The Port Times](<https://port.example>)\n\n"
        "# Facts\n\n## Facts\n\n- b[^2-7]\n\n## Sources\n\n"
        "[^2-7]: [The Port Times](<https://port.example>)\n"
    )
    assert markdown.loads_all(markdown.dumps([one, two])) == (one, two)


def test_no_story_is_the_empty_text() -> None:
    assert markdown.dumps([]) == ""
    assert markdown.loads_all("") == ()


def test_prose_stays_readable() -> None:
    fact = 'The U.S. paid 3.1 million, "at 12:30", for AT&T & Co. (twice) - or 50% of it; why?'
    assert f"- {fact}\n" in markdown.dumps(Story("A & B: 2024.", [Fact([fact])]))


@pytest.mark.parametrize("start", STARTS)
def test_nothing_begins_another_block(start: str) -> None:
    story = Story("Ferry Opens", [Fact([start]), Fact([f"{start} b"])])
    for renderer in RENDERERS.values():
        page = Page(renderer.render(markdown.dumps(story)))
        assert (page.tags - {"data"}, shown(page)) == ({"h1", "h2", "ul", "li"}, wanted(story))


def test_nothing_beside_a_citation_makes_it_another_thing() -> None:
    coast = Citation(Source(1, "Coast Daily"))
    facts = [Fact(["Wow!", coast, "(sic)", coast, "[x]"]), Fact([coast, ": b", coast, coast])]
    text = markdown.dumps(Story("Ferry Opens", facts, [coast.source]))
    assert "- Wow\\![^1]\\(sic)[^1]\\[x\\]\n- [^1]\\: b[^1][^1]\n" in text
    assert markdown.loads(text).facts == tuple(facts)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://a.example/(b)_c", "<https://a.example/(b)_c>"),
        ("https://a.example/?b=1&copy;2&c", "<https://a.example/?b=1&amp;copy;2&c>"),
        ("https://a.example/\\", "<https://a.example/\\\\>"),
        ("https://a.example/\u202e", "<https://a.example/&#x202e;>"),
        (
            'https://a.example/"\0é',
            r'<https://a.example/"%00é> "https://a.example/\\&quot;\\u0000\\u00e9"',
        ),
    ],
)
def test_urls_are_exact(url: str, target: str) -> None:
    source = Source(1, "Coast Daily", url)
    story = Story("Ferry Opens", [Fact(["It runs.", Citation(source)])], [source])
    assert f"[^1]: [Coast Daily]({target})\n" in markdown.dumps(story)
    assert markdown.loads(markdown.dumps(story)) == story


# What people write

COAST, PORT = Source(1, "Coast Daily"), Source(2, "The Port Times", "https://port.example/")
BY_HAND = Story(
    "Ferry Opens",
    [Fact(["It runs again.", Citation(COAST), Citation(PORT)]), Fact(["Two a day."])],
    [COAST, PORT],
    [Narrative("Critical narrative", ["Nobody asked.", Citation(COAST)], "U.S. Harbor News")],
)
FACTS = "- It runs again.[^1][^2]\n- Two a day.\n"
TOLD = "- Critical narrative, as provided by U.S. Harbor News. Nobody asked.[^1]\n"
NOTES = "[^1]: Coast Daily\n[^2]: [The Port Times](https://port.example/)\n"


def by_hand(facts: str = FACTS, told: str = TOLD, notes: str = NOTES) -> str:
    return f"# Ferry Opens\n\n## Facts\n\n{facts}\n## Narratives\n\n{told}\n{notes}"


VARIANTS = {
    "as it is": by_hand(),
    "stars": by_hand(FACTS.replace("- ", "* ")),
    "plusses": by_hand(FACTS.replace("- ", "+ ")),
    "numbers": by_hand("1. It runs again.[^1][^2]\n2. Two a day.\n"),
    "loose list": by_hand(FACTS.replace("\n", "\n\n")),
    "two lists": by_hand(FACTS.replace("\n- ", "\n* ")),
    "wrapped lines": by_hand("- It runs\n  again.[^1]\n  [^2]\n- Two a\nday.\n"),
    "hard breaks": by_hand("- It runs  \n  again.[^1][^2]\n- Two a\\\n  day.\n"),
    "space before footnotes": by_hand("- It runs again. [^1] [^2]\n- Two a day.\n"),
    "emphasis": by_hand("- It *runs* __again__.[^1][^2]\n- ***Two*** `a day`.\n"),
    "references": by_hand("- It runs&#32;again&period;[^1][^2]\n- Two a&#x20;day.\n"),
    "footnotes first": f"# Ferry Opens\n\n{NOTES}\n## Facts\n\n{FACTS}\n## Spin\n\n{TOLD}",
    "footnotes in a list": by_hand(
        notes=f"## Sources\n\n- {NOTES.strip().replace(chr(10), chr(10) + '- ')}"
    ),
    "footnotes in an item": by_hand(
        notes=f"## Sources\n\n- {NOTES.replace(chr(10), chr(10) + '  ')}"
    ),
    "footnotes with blank lines": by_hand(notes=NOTES.replace("\n", "\n\n")),
    "wrapped footnotes": by_hand(notes=NOTES.replace(" ", "\n    ")),
    "leading zeros": by_hand().replace("[^1]", "[^01]"),
    "labels of a second story": by_hand().replace("[^", "[^2-"),
    "a link with a title": by_hand().replace("example/)", "example/ 'The Times')"),
    "an autolink": by_hand().replace("[The Port Times](", "The Port Times <").replace("/)", "/>"),
    "a bare URL": by_hand().replace("[The Port Times](", "The Port Times, ").replace("/)", "/"),
    "bold names": by_hand(told=TOLD.replace("Critical narrative,", "**Critical narrative**,")),
    "all emphasis": by_hand(told=f"- *{TOLD[2:-5]}*[^1]\n"),
    "underlined headings": by_hand().replace("# Ferry Opens", "Ferry\nOpens\n===", 1),
    "level 1": by_hand().replace("## ", "# "),
    "level 6": by_hand().replace("## ", "###### "),
    "any case": by_hand()
    .replace("## Facts", "## THE FACTS:")
    .replace("Narratives", "the **spin**"),
    "any space": by_hand().replace("## Facts", "## The\u00a0\u3000Facts\uff1a"),
    "sources": by_hand(notes=f"### References\n\nNot cited: [^2]\n\n{NOTES}"),
    "a rule": by_hand(notes=f"***\n\n{NOTES}"),
    "CRLF": by_hand().replace("\n", "\r\n"),
    "a byte order mark": f"\ufeff{by_hand()}",
}


@pytest.mark.parametrize("text", VARIANTS.values(), ids=VARIANTS)
def test_what_people_write_is_read(text: str) -> None:
    assert markdown.loads(text) == BY_HAND
    assert markdown.loads(text.encode()) == BY_HAND


def test_a_footnote_may_be_a_url_alone() -> None:
    story = markdown.loads("# Ferry\n\n## Facts\n\n- a[^1]\n\n[^1]: <https://Port.example/x>")
    assert story.sources == (Source(1, "port.example", "https://Port.example/x"),)


def test_addresses_in_words_are_words() -> None:
    story = markdown.loads("# Ferry\n\n## Facts\n\n- See <https://a.example> or <b@c.example>.")
    assert story.facts[0].text == "See https://a.example or b@c.example."


def test_footnotes_that_nothing_refers_to_are_sources() -> None:
    assert markdown.loads("# Ferry\n\n## Facts\n\n- a\n\n[^7]: B").sources == (Source(7, "B"),)


def test_what_other_programs_read_as_markup_is_text() -> None:
    text = "- [ ] ~~a~~ $b$ ^[c] ==d== | e | www.f.example @g"
    assert markdown.loads(f"# Ferry\n\n## Facts\n\n{text}").facts[0].text == text[2:]


# What cannot be read

PROBLEMS = {
    "": ["line 1: one story is wanted, and this text is empty"],
    "Hello\n\n# Ferry\n\n## Facts\n\n- a": [
        "line 1: a story begins with its title, which is a heading of level 1"
    ],
    "## Facts\n\n- a": ["line 1: a story begins with its title, which is a heading of level 1"],
    "# Ferry": ["line 1: story 'Ferry' cannot be written: it has no facts"],
    "# [1]\n\n## Facts\n\n- a\n\n# Two\n\n## Facts\n\n- b": [
        "line 7: one story is wanted, and this begins the second of 2"
    ],
    "# Ferry[^1]\n\n## Facts\n\n- a\n\n[^1]: A": ["line 1: no title cites a source"],
    "# \\# Ferry\n\n## Facts\n\n- a": [
        "line 1: title '# Ferry' cannot be written: it begins with Markdown"
    ],
    "# Ferry\n\nby A\n\n## Facts\n\n- a": [
        "line 3: nothing stands between the title and the first section"
    ],
    "# Ferry\n\n## Facts[^1]\n\n- a\n\n## Background\n\n- b\n\nc\n\n[^1]: A": [
        "line 3: no section of a story has this heading",
        "line 7: no section of a story has this heading",
    ],
}
IN_FACTS = {
    "a": ["line 5: facts are items of a list"],
    "-\n- b": ["line 5: no story has an item without words"],
    "- a\n  - b\n    - c": ["line 6: no story has a list within an item or footnote"],
    "- a\n  1. b": ["line 6: no story has a list within an item or footnote"],
    "- a\n\n  b": ["line 7: no story has a second paragraph of an item or footnote"],
    "- [^1]: A\n\n  b": [
        "line 5: no story has a footnote without words, or within an item or footnote",
        "line 7: no story has a second paragraph of an item or footnote",
    ],
    "- # a": ["line 5: no story has a heading within an item or footnote"],
    "- > a\n- b": ["line 5: no story has a quotation"],
    "> a": ["line 5: no story has a quotation"],
    "```\na\n```": ["line 5: no story has a code block"],
    "    a": ["line 5: no story has a code block"],
    "<div>a</div>": ["line 5: no story has HTML"],
    "- a <b>c</b> <!-- d -->": ["line 5: no story has HTML"],
    '- <data value="U+0000">0</data>': ["line 5: no story has HTML"],
    '- <data value="U+0041">\ufffd</data>': ["line 5: no story has HTML"],
    "- ![a](b)": ["line 5: no story has an image"],
    "- [a](https://b.example)": [
        "line 5: only sources have links: 'https://b.example' would be lost"
    ],
    "- a [b]\n\n[b]: https://b.example": ["line 7: facts are items of a list"],
    "- a[^2] b[^c]": [
        "line 5: no footnote of this story has the label '2'",
        "line 5: no footnote of this story has the label 'c'",
    ],
    "- a[^b]\n\n[^b]: B\n[^0]: C\n[^1000]: D": [
        f"line {line}: the label of a footnote is a number from 1 to 999, not {label!r}"
        for line, label in ((7, "b"), (8, "0"), (9, "1000"))
    ],
    "- a[^1]\n\n[^1]: A\n[^1]: B\n[^01]: C": [
        "line 8: a footnote of this story before this one has the number 1",
        "line 9: a footnote of this story before this one has the number 1",
    ],
    "- a\n\n[^1]:\n\n[^2]: > b": [
        "line 7: no story has a footnote without words, or within an item or footnote",
        "line 9: no story has a quotation",
    ],
    "- a\n\n[^1]: A,\n[^2]: [B](mailto:b@c)\n[^3]: D [e](https://f.example) g\n[^4]: H[^1]": [
        "line 7: source name 'A,' cannot be written: it ends with a comma",
        (
            "line 8: source URL 'mailto:b@c' cannot be written: it does not begin with http:// or "
            "https://, or holds a space, '<' or '>'"
        ),
        "line 9: this source cannot be read: its URL is not written as `Name <URL>`",
        "line 10: this source cannot be read: no separator ends it before the next number",
    ],
    "- a\n\n[^1]: [B <https://c.example>](https://b.example)": [
        "line 7: no story has a link within a link",
        "line 7: source name 'B https://c.example' cannot be written: it holds a URL",
    ],
    "- a[1]\n- b [1, 1]\n\n[^1]: A": [
        "line 5: content 'a[1]' cannot be written: its text '[1]' is read as a citation",
        "line 6: its text '[1, 1]' is read as a citation",
    ],
    "- a\n\n## Narratives\n\nb\n\n- c\n- d:": [
        "line 9: narratives are items of a list",
        "line 11: this narrative cannot be read: no colon ends its name",
        "line 12: this narrative cannot be read: nothing stands after its name",
    ],
    "- a\n\n## Sources\n\nA\n\n- [1] B\n\nNot cited: [^1]": [
        "line 9: sources are footnotes, written as '[^1]: Name'",
        "line 11: sources are footnotes, written as '[^1]: Name'",
        "line 13: no footnote of this story has the label '1'",
    ],
    "- a\n- b\0\n- \ud800": [
        "line 6: Markdown cannot hold U+0000",
        "line 7: this is no UTF-8",
    ],
}
PROBLEMS |= {f"# Ferry\n\n## Facts\n\n{text}": found for text, found in IN_FACTS.items()}


@pytest.mark.parametrize(("text", "found"), PROBLEMS.items())
def test_every_problem_is_told_with_its_line(text: str, found: list[str]) -> None:
    with pytest.raises(ConversionError) as caught:
        markdown.loads(text)
    assert str(caught.value).split("\n") == found


def test_bytes_that_are_no_utf8_are_a_problem() -> None:
    with pytest.raises(ConversionError, match=r"^line 3: this is no UTF-8$"):
        markdown.loads(b"# Ferry\n\n\xff\n")


def test_footnotes_of_another_story_are_not_found() -> None:
    text = "# One\n\n## Facts\n\n- a[^1]\n\n# Two\n\n## Facts\n\n- b[^1]\n\n[^1]: A\n"
    with pytest.raises(ConversionError, match=r"^line 5: no footnote of this story has the label"):
        markdown.loads_all(text)


def test_only_texts_and_stories_are_taken() -> None:
    with pytest.raises(TypeError, match="Markdown is read from str or bytes, not from NoneType"):
        markdown.loads(None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="a story without facts cannot be written"):
        markdown.dumps(read("Ferry\nFacts\n").stories)


# Files


@given(story=stories())
def test_open_files_are_written_and_read(story: Story) -> None:
    text, data = io.StringIO(newline=""), io.BytesIO()
    markdown.dump(story, text)
    markdown.dump([story], data)
    assert text.getvalue() == data.getvalue().decode() == markdown.dumps(story)
    text.seek(0)
    data.seek(0)
    assert (markdown.load(text),) == markdown.load_all(data) == (story,)


def test_paths_are_written_and_read(tmp_path: Path) -> None:
    story = load(EXAMPLES / "ferry.story")
    markdown.dump(story, tmp_path / "ferry.md")
    assert (tmp_path / "ferry.md").read_bytes() == FERRY.encode()
    assert markdown.load(tmp_path / "ferry.md") == story
    assert markdown.load_all(str(tmp_path / "ferry.md")) == (story,)


def test_writing_needs_no_extra_and_reading_says_which() -> None:
    program = (
        "import sys; sys.modules['markdown_it'] = None\n"
        "from storyparse import convert, load\n"
        "text = convert.markdown.dumps(load(sys.argv[1]))\n"
        "try: convert.markdown.loads(text)\n"
        "except ImportError as error: print(error)\n"
    )
    command = [sys.executable, "-c", program, str(EXAMPLES / "ferry.story")]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told == (
        "storyparse.convert.markdown reads with markdown-it-py: "
        "pip install 'storyparse[markdown]'\n"
    )


# Time


@pytest.mark.parametrize("nested", ["[", "![", "[^", "- ", "> ", "1. ", "*a **b ", "[a](", "<"])
def test_deep_nesting_is_no_crash(nested: str) -> None:
    with suppress(ConversionError):
        markdown.loads(f"# Ferry\n\n## Facts\n\n- {nested * 10_000}a")


@pytest.mark.parametrize(
    "piece", ["*", "[", "\\", "&a", "a:", "  a", "\0", "\u202e", "www.", "[^1"]
)
def test_time_is_linear(is_linear: Callable[..., bool], piece: str) -> None:
    def work(count: int) -> Callable[[], object]:
        story = Story("Ferry Opens", [Fact([f"a{piece * count}b"])])
        return lambda: markdown.loads(markdown.dumps(story))

    assert is_linear(work, 2_000)


# Other programs


def _inline_text(inlines: list[dict[str, Any]], notes: set[str]) -> str:
    """The words of pandoc's inlines; those of its footnotes, with their links, go to the notes."""
    said = ""
    for inline in inlines:
        match inline:
            case {"t": "Str", "c": text}:
                said += text
            case {"t": "Space" | "SoftBreak"}:
                said += " "
            case {"t": "Strong" | "Emph", "c": inner}:
                said += _inline_text(inner, notes)
            case {"t": "Link", "c": [_, inner, [url, title]]}:
                # Where a link cannot go to a URL as it is, its title says it.
                exact = json.loads(f'"{title}"') or url
                said += f"{_inline_text(inner, notes)} <{exact}>"
            case {"t": "Note", "c": [{"t": "Para", "c": inner}]}:
                notes.add(_inline_text(inner, notes))
            case other:
                said += f"<{other['t']}>"
    return said


def _pandoc_blocks(text: str, extensions: str) -> Iterator[dict[str, Any]]:
    command = ["pandoc", "-f", extensions, "-t", "json"]
    page = subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout
    for block in json.loads(page)["blocks"]:
        if block["t"] == "BulletList":
            yield from (inner for item in block["c"] for inner in item)
        else:
            yield block


def _composed(text: str) -> str:
    """A text as pandoc composes it when it reads."""
    return normalize("NFC", text)


_NO_CHARACTER = Source(1, "Coast Daily", "http://\ufffe")


@pytest.mark.external
@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("extensions", ["commonmark_x-smart", "gfm", "gfm+tex_math_dollars"])
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(several=st.lists(tidy_stories(), min_size=1, max_size=3))
@example(several=[Story("-", [Fact([text]) for text in STARTS])])
@example(several=[Story("-", [Fact(["word", Citation(_NO_CHARACTER)])], [_NO_CHARACTER])])
def test_pandoc_reads_the_same_words(extensions: str, several: list[Story]) -> None:
    notes: set[str] = set()
    words = []
    for block in _pandoc_blocks(markdown.dumps(several), extensions):
        inlines = block["c"][2] if block["t"] == "Header" else block["c"]
        words.append(_inline_text(inlines, notes))
    told = [text for story in several for tag, text in wanted(story) if tag != "p"]
    assert words == list(map(_composed, told))
    named = [
        source.name if source.url is None else f"{source.name} <{source.url}>"
        for story in several
        for source in story.sources
    ]
    assert set(map(_composed, notes)) == set(map(_composed, named))


@pytest.mark.parametrize(
    ("footnote", "url"),
    [
        ("<https://de.example/wiki/Z%C3%BCrich>", "https://de.example/wiki/Z%C3%BCrich"),
        ("Wiki <https://de.example/Z%C3%BCrich?q=a%20b>", "https://de.example/Z%C3%BCrich?q=a%20b"),
        ("<https://xn--mnchen-3ya.example/>", "https://xn--mnchen-3ya.example/"),
    ],
)
def test_an_address_is_kept_as_it_is_written(footnote: str, url: str) -> None:
    story = markdown.loads(f"# T\n\n## Facts\n\n- a[^1] <{url}>\n\n[^1]: {footnote}\n")
    assert story.sources[0].url == url
    assert story.facts[0].text == f"a {url}"


@pytest.mark.parametrize(
    "footnote",
    ["[R](https://a)[S](https://b)", "[R](https://a),[S](https://b)", "[R](https://a)(x)"],
)
def test_a_source_is_a_name_and_a_url(footnote: str) -> None:
    with pytest.raises(ConversionError, match="line 7: this source cannot be read"):
        markdown.loads(f"# T\n\n## Facts\n\n- a[^1]\n\n[^1]: {footnote}\n")


@pytest.mark.parametrize(
    ("words", "provider"), [("*Coast* Daily. C", "Coast Daily"), ("*P.* C", "P")]
)
def test_a_part_of_a_provider_can_be_emphasised(words: str, provider: str) -> None:
    text = f"# T\n\n## Facts\n\n- a\n\n## Narratives\n\n- **N**, as provided by {words}\n"
    assert markdown.loads(text).narratives[0].provider == provider


def test_a_provider_that_is_emphasised_is_not_lengthened() -> None:
    text = "# T\n\n## Facts\n\n- a\n\n## Narratives\n\n- **N**, as provided by *U.S*. News. C\n"
    with pytest.raises(ConversionError, match=r"line 9: the provider 'U\.S' would end after"):
        markdown.loads(text)


@pytest.mark.parametrize("provider", ["St. Louis Post", "X: Y"])
def test_a_provider_that_is_emphasised_is_not_cut(provider: str) -> None:
    text = f"# T\n\n## Facts\n\n- a\n\n## Narratives\n\n- **N**, as provided by *{provider}*. C\n"
    with pytest.raises(ConversionError, match=f"line 9: the provider '{provider}' would end after"):
        markdown.loads(text)
    listed = text + "\n## Sources\n\nNot cited: [^1]\n\n[^1]: St. Louis\n"
    if provider.startswith("St."):
        assert markdown.loads(listed).narratives[0].provider == "St. Louis Post"
