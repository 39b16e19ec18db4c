"""The best parser of stories that was written by hand: what the library is measured against.

It reads any text, and returns what `storyparse.read` returns, to the last span. A text in canonical
spelling goes a fast way, line by line and with methods of str alone. Whatever is not canonical goes
a careful way: lines get their kinds, kinds make sections, and what is spelled in a rare way is left
to `storyparse.spelling`.

Frozen objects are made as mutable ones of the same layout, whose class is changed at the end, and
spans by `tuple.__new__`, without the function that a named tuple puts between. The one function of
the hot loop that is long, `_content`, is long because a call costs as much as a citation.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

import attrs

from storyparse import catalogue
from storyparse.citations import Citation, Citing, Content, Source, UnresolvedCitation
from storyparse.diagnostics import Diagnostic, Label
from storyparse.document import Document
from storyparse.model import Fact, Item, Narrative, Story
from storyparse.spelling import entries, markers, narratives, titles
from storyparse.spelling import lines as beginnings
from storyparse.spelling.characters import BYTE_ORDER_MARK, LINE_END, SPACE, SPACES
from storyparse.text import Span
from storyparse.values import shortened

__all__ = ["read"]


def read(text: str) -> Document:
    """Read any text, as `storyparse.read` does.

    >>> document = read("Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n")
    >>> document.stories[0].facts[0].citations[0].source.name, document.diagnostics
    ('Coast Daily', ())
    """
    try:
        return Document(text, _canonical(text), ())
    except _NotCanonicalError:
        return Document(text, *_careful(text))


# ---- Mutable classes with the layout of frozen ones ----


class _Story:
    __slots__ = ("_by_name", "_reach", "facts", "narratives", "sources", "span", "title")


class _Source:
    __slots__ = ("name", "number", "span", "url")


class _Citation:
    __slots__ = ("source", "span")


class _Fact(Citing):
    __slots__ = ("content", "span")


class _Narrative(Citing):
    __slots__ = ("content", "name", "provider", "span")


_new: Callable[[type[Span], tuple[int, int]], Span] = tuple.__new__


def _story(
    title: str,
    facts: Iterable[Fact],
    sources: Iterable[Source],
    told: Iterable[Narrative],
    span: Span,
) -> Story:
    made: Any = _Story()
    made.title = title
    made.facts = tuple(facts)
    made.sources = tuple(sources)
    made.narratives = tuple(told)
    made.span = span
    made.__class__ = Story
    story: Story = made
    return story


def _source(number: int, name: str, url: str | None, span: Span) -> Source:
    made: Any = _Source()
    made.number = number
    made.name = name
    made.url = url
    made.span = span
    made.__class__ = Source
    source: Source = made
    return source


def _fact(content: Content, span: Span) -> Fact:
    made: Any = _Fact()
    made.content = content
    made.span = span
    made.__class__ = Fact
    fact: Fact = made
    return fact


def _narrative(name: str, content: Content, provider: str | None, span: Span) -> Narrative:
    made: Any = _Narrative()
    made.name = name
    made.content = content
    made.provider = provider
    made.span = span
    made.__class__ = Narrative
    narrative: Narrative = made
    return narrative


# ---- The fast way: texts of canonical stories ----


class _NotCanonicalError(Exception):
    """A text that the fast way does not read: it takes the careful way."""


# A title that is none of the lines that need a second look, and is written without Markdown.
_PLAIN_TITLE = re.compile(
    rf"(?![1-9][0-9]?[.)])[^\#*_`~\-\u2013\u2014\u2022\[\u3010\uff3b{BYTE_ORDER_MARK}{LINE_END}]"
)


def _canonical(text: str) -> tuple[Story, ...]:
    """Return the stories of a canonical text without errors."""
    if not text.isascii() and (_has_wide_brackets(text) or any(_surrogates(text))):
        raise _NotCanonicalError
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    stories: list[Story] = []
    first = start = 0
    while first < len(lines):
        story, first, start = _canonical_story(lines, first, start)
        stories.append(story)
    return tuple(stories)


def _has_wide_brackets(text: str) -> bool:
    return "\u3010" in text or "\uff3b" in text


def _canonical_story(lines: list[str], first: int, start: int) -> tuple[Story, int, int]:
    """Return the story that begins with a line, and the line and offset behind it."""
    facts = first + 2
    sources = _after_items(lines, facts)
    title = lines[first]
    if (
        lines[first + 1 : facts] != ["Facts"]
        or sources == facts
        or not _PLAIN_TITLE.match(title)
        or title[-1] in LINE_END
        or "[" in title
    ):
        raise _NotCanonicalError
    listing, end = _NOBODY, sources
    facts_start = start + len(title) + len("\nFacts\n")
    behind = facts_start + sum(map(len, lines[facts:sources])) + sources - facts
    if end < len(lines) and lines[end].startswith("Sources: ["):
        found = _canonical_listing(lines[end][9:], behind + 9)
        if found is None:
            raise _NotCanonicalError
        listing = found
        behind += len(lines[end]) + 1
        end += 1
    made = _canonical_facts(lines[facts:sources], facts_start, listing)
    told: list[Narrative] = []
    if end < len(lines) and lines[end] == "Narratives":
        narratives_end = _after_items(lines, end + 1)
        if narratives_end == end + 1:
            raise _NotCanonicalError
        told, behind = _canonical_narratives(lines[end + 1 : narratives_end], behind + 11, listing)
        end = narratives_end
    if end < len(lines) and lines[end]:
        raise _NotCanonicalError
    story = _story(title, made, listing.sources, told, _new(Span, (start, behind - 1)))
    return story, end + 1, behind + 1


def _after_items(lines: list[str], first: int) -> int:
    """Return the first line from a line on that is no item."""
    for at in range(first, len(lines)):
        if lines[at][:2] != "- ":
            return at
    return max(first, len(lines))


def _canonical_facts(lines: list[str], start: int, listing: "_Listing") -> list[Fact]:
    facts = []
    for line in lines:
        content = _canonical_content(line, 2, start, listing)
        end = start + len(line)
        facts.append(_fact(content, _new(Span, (start, end))))
        start = end + 1
    return facts


def _canonical_narratives(
    lines: list[str], start: int, listing: "_Listing"
) -> tuple[list[Narrative], int]:
    """Return the narratives of some lines, and the offset behind them."""
    told = []
    for line in lines:
        head = _head(line[2:], listing)
        if isinstance(head, str) or line[2] in SPACES:
            raise _NotCanonicalError
        name, provider, at = head
        content = _canonical_content(line, at + 2, start, listing)
        end = start + len(line)
        told.append(_narrative(name, content, provider, _new(Span, (start, end))))
        start = end + 1
    return told, start


def _canonical_content(line: str, begun: int, start: int, listing: "_Listing") -> Content:
    # The slice is empty at the line's end, and in SPACES then as well.
    if line[begun : begun + 1] in SPACES or line[-1] in LINE_END:
        raise _NotCanonicalError
    content = _content(line, begun, start, listing.by_marker)
    if content is None:
        content = _spelled_content(line, begun, _Place(start), listing)
        if any(isinstance(piece, UnresolvedCitation) for piece in content):
            raise _NotCanonicalError
    return content


# ---- Sources, and how items find them ----


class _Listing:
    """The sources of a story, as its items look for them.

    Args:
        sources: The sources, each number once.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        # By what stands behind the "[" of a marker.
        self.by_marker = {_CLOSED[source.number]: source for source in sources}
        # The names that lengthen a provider over a full stop, and the words before these stops.
        self.lengthening: list[str] = []
        self.last_words: set[str] = set()
        self.are_plain = True
        for source in sources:
            name = source.name
            if "." in name and _STOP.search(name):
                self.lengthening.append(name)
                self.last_words.add(name[: name.find(". ")].rpartition(" ")[2].lower())
                if not (name.isascii() and name.isprintable()) or "  " in name:
                    self.are_plain = False

    @cached_property
    def by_number(self) -> Mapping[int, Source]:
        """The sources by their numbers."""
        return {source.number: source for source in self.sources}

    @cached_property
    def names(self) -> narratives.Listed:
        """What the names tell about where providers end."""
        return narratives.Listed([source.name for source in self.sources])

    def longest_is(self, name: str) -> bool:
        """Tell whether a provider that begins with a lengthening name and a stop is that name."""
        key = name.lower()
        return (
            not name.endswith(".")
            and not _is_limited(name)
            and name.count(" ") < _MOST_SPACES
            and not any(
                other is not name and other.lower().startswith(key) for other in self.lengthening
            )
        )


_STOP = re.compile(rf"\.(?={SPACE})")
_MOST_SPACES = 30  # A longer name lengthens no provider.
_CLOSED = [f"{number}]" for number in range(1000)]
_NUMBERS = {str(number): number for number in range(1, 1000)}
_NOBODY = _Listing(())
_NOT_AT_NAME_END = SPACES + ","
_URL = re.compile(rf"https?://[^{SPACES}<>\n\[]++")


def _canonical_listing(text: str, start: int) -> _Listing | None:
    """Return what a sources line lists, or None if one of its entries is not canonical.

    Args:
        text: The line without its label.
        start: The offset of this text.
    """
    if text[:1] != "[" or text[-1] != ".":
        return None
    *others, end = text[1:-1].split(", [")
    before_last, separator, last = end.rpartition(" and [")
    if separator:
        others.append(before_last)
    sources: list[Any] = []
    at = start
    for entry in others:
        sources.append(_plain_source(entry, at))
        at += len(entry) + 3
    sources.append(_plain_source(last, start + len(text) - len(last) - 2))
    if not all(sources):
        return None
    listing = _Listing(sources)
    return listing if len(listing.by_marker) == len(sources) else None


def _plain_source(entry: str, at: int) -> Source | None:
    """Return the source of an entry without its "[", which stands at an offset; None if not."""
    closed = entry.find("]")
    number = _NUMBERS.get(entry[: max(closed, 0)])
    angle = entry.find(" <")
    if angle < 0:
        name, url = entry[closed + 1 :], None
    else:
        name, url = entry[closed + 1 : angle], entry[angle + 2 : -1]
        if entry[-1] != ">" or not _URL.fullmatch(url):
            return None
    if (
        number is None
        or not name
        or name[0] in SPACES
        or name[-1] in _NOT_AT_NAME_END
        or "[" in name
        or "<" in name
        or ">" in name
        or "://" in name
    ):
        return None
    return _source(number, name, url, _new(Span, (at, at + len(entry) + 1)))


# ---- Contents and heads of narratives: both ways read them ----

_BEGINS_MARKER = frozenset("0123456789^,\uff0c\u3001;-\u2013" + SPACES)


def _content(  # noqa: C901 - it is the hot loop
    words: str, begun: int, start: int, by_marker: Mapping[str, Source]
) -> Content | None:
    """Return a content with plain markers of listed sources alone, or None.

    Args:
        words: The item; no full-width bracket stands in it.
        begun: Where its content begins in it; no bracket stands before.
        start: The offset of the item.
        by_marker: The sources, by what stands behind the "[" of their markers.
    """
    first, *parts = words.split("[")
    if not parts:
        return (words[begun:],)
    # The text since the last citation; None if it goes over a bracket, and is to be sliced.
    text: str | None = first[begun:]
    content: list[Any] = []
    end = len(first)
    for part in parts:
        at = end
        end += len(part) + 1
        source = by_marker.get(part)
        if source is not None:
            after = ""
        else:
            closed = part.find("]") + 1
            after = part[closed:]
            source = by_marker.get(part[:closed])
            if source is None and _may_be_marker(part[: max(closed - 1, 0)]):
                return None
            if source is None or after.startswith("(http"):
                text = None
                continue
        if text is None:
            text = words[begun:at]
        if text:
            text = text.rstrip(SPACES)
            if text:
                content.append(text)
        begun = end - len(after)
        made: Any = _Citation()
        made.source = source
        made.span = _new(Span, (start + at, start + begun))
        made.__class__ = Citation
        content.append(made)
        text = after
    if text is None:
        text = words[begun:]
    if text:
        content.append(text)
    return tuple(content)


def _may_be_marker(inside: str) -> bool:
    """Tell whether brackets around some words could be a marker, if not of one listed source."""
    if inside[:1] not in _BEGINS_MARKER:
        return False
    is_too_large = inside.isdecimal() and inside not in _NUMBERS and inside[0] != "0"
    return not is_too_large


_NOT_AT_HEAD = SPACES + "*"
_BY = ", as provided by "


def _head(words: str, listing: _Listing) -> tuple[str, str | None, int] | str:
    """Return a narrative's name, its provider and where its content begins, or what is wrong."""
    return _plain_head(words, listing) or narratives.head(words, listing.names)


def _plain_head(words: str, listing: _Listing) -> tuple[str, str | None, int] | None:
    """Return the head of a narrative if it is canonical, and plain where its provider ends."""
    at = words.find(_BY)
    provider = None
    if at < 0 or ":" in words[:at]:
        at = words.find(": ")
        end = at + 2
    else:
        start = at + len(_BY)
        provider = _plain_provider(words, start, listing)
        if provider is None:
            return None
        end = start + len(provider) + 2
    name = words[: max(at, 0)]
    if (
        not name
        or name[0] in _NOT_AT_HEAD
        or name[-1] in SPACES
        or "," in name
        or _is_limited(name)
        or words[end : end + 1] in SPACES
    ):
        return None
    return name, provider, end


def _is_limited(text: str) -> bool:
    """Tell whether a text holds what ends the head of a narrative."""
    return ":" in text or "[" in text or "]" in text or "\uff1a" in text


def _plain_provider(words: str, start: int, listing: _Listing) -> str | None:
    for name in listing.lengthening:
        if words.startswith(f"{name}. ", start):
            return name if listing.are_plain and listing.longest_is(name) else None
    stop = words.find(". ", start)
    provider = words[start : max(stop, start)]
    if (
        not provider
        or provider[0] == " "
        or provider[-1] == " "
        or provider[-2:-1] == "."  # It may end with an initialism, and go on.
        or not provider.isprintable()  # Of the spaces, only U+0020 is.
        or _is_limited(provider)
    ):
        return None
    if listing.lengthening:
        last_word = provider[provider.rfind(" ") + 1 :]
        is_other = last_word.isascii() and last_word.lower() not in listing.last_words
        return provider if listing.are_plain and is_other else None
    return provider


class _Place(NamedTuple):
    """Where the text of an item stands.

    Args:
        offset: The offset of its first line.
        others: Where each further line begins in it, and the offset of that line.
    """

    offset: int
    others: Sequence[tuple[int, int]] = ()

    def span(self, start: int, end: int) -> Span:
        """Return the span of a stretch of the item's text that is not empty."""
        if not self.others:
            return Span(self.offset + start, self.offset + end)
        return Span(self._offset(start), self._offset(end - 1) + 1)

    def _offset(self, at: int) -> int:
        line = bisect_right(self.others, at, key=_first) - 1
        begun, offset = self.others[line] if line >= 0 else (0, self.offset)
        return offset + at - begun


def _first(pair: tuple[int, int]) -> int:
    return pair[0]


def _spelled_content(words: str, start: int, place: _Place, listing: _Listing) -> Content:
    """Return the content that begins at an offset of an item, with markers in any spelling."""
    content: list[str | Citation | UnresolvedCitation] = []
    for piece in markers.pieces(words[start:], listing.by_number):
        if isinstance(piece, str):
            content.append(piece)
            continue
        span = place.span(start + piece.start, start + piece.end)
        cited = {number: _cited(number, span, listing) for number in piece.numbers}
        content.extend(cited[number] for number in piece.numbers)
    return tuple(content)


def _cited(number: int, span: Span, listing: _Listing) -> Citation | UnresolvedCitation:
    source = listing.by_number.get(number)
    if source is None:
        return UnresolvedCitation(number, span=span)
    made: Any = _Citation()
    made.source = source
    made.span = span
    made.__class__ = Citation
    citation: Citation = made
    return citation


# ---- The careful way: any text ----


def _careful(text: str) -> tuple[tuple[Story, ...], tuple[Diagnostic, ...]]:
    """Return the stories of any text, and what is wrong with it."""
    outside, outlines = _outlines(text, _lines(text))
    diagnostics = [*_invalid(text), *_misplaced(text, outside, outlines)]
    stories = tuple(_read_story(text, outline, diagnostics) for outline in outlines)
    diagnostics.sort(key=lambda each: (each.span, each.name))
    return stories, tuple(diagnostics)


_SURROGATES = re.compile("[\ud800-\udfff]+")


def _surrogates(text: str) -> Iterator[re.Match[str]]:
    try:
        text.encode()
    except UnicodeEncodeError:
        yield from _SURROGATES.finditer(text)


def _invalid(text: str) -> Iterator[Diagnostic]:
    for match in _surrogates(text):
        yield catalogue.INVALID_UTF8.at(
            Span(*match.span()),
            "this is no UTF-8",
            help="save the text as UTF-8, and read it again",
        )


_Line: TypeAlias = tuple[str, int, int]
"""A line: its kind, and where it begins and ends without the spaces around it."""

_EMPHASIS = r"\*{1,3}|__|"
_HASHES = rf"(?:\#{{1,6}}{SPACE}++)?"
_FACTS = rf"(?ai:(?:the{SPACE}++)?facts|overview)"
_NARRATIVES = rf"(?ai:narratives?|(?:the{SPACE}++)?spin)"
_LABEL = r"(?ai:sources?|references)"
_DIGITS = rf"{SPACE}*+\^?[0-9]++{SPACE}*+"
_WIDE_DIGITS = rf"{SPACE}*+[0-9\uff10-\uff19]++{SPACE}*+"
_NUMBER = rf"(?:\[{_DIGITS}\]|\u3010{_WIDE_DIGITS}\u3011|\uff3b{_WIDE_DIGITS}\uff3d)"
_FENCE = rf"(?:`{{3,}}+|~{{3,}}+){SPACE}*+[^{SPACES}`~]*+"
_COLON = "[:\uff1a]?"
_BULLET = rf"(?:[*\-\u2013\u2014]{SPACE}++|\u2022{SPACE}*+)"


def _marked(group: str, words: str, colon: str) -> str:
    """Return a pattern for words with Markdown around them, and what may stand for their colon."""
    return rf"(?P<{group}>{_EMPHASIS}){words}(?:(?P={group}){colon}|[:\uff1a](?P={group}))"


# The kinds of a line without the spaces around it; the first one that fits is its kind.
_KINDS = {
    "BLANK": rf"(?:-{{3,}}+|_{{3,}}+|\*{{3,}}+|{_FENCE})\Z",
    "FACTS": _HASHES + _marked("f", _FACTS, _COLON) + r"\Z",
    "NARRATIVES": _HASHES + _marked("n", _NARRATIVES, _COLON) + r"\Z",
    "SOURCES": _HASHES + _marked("s", _LABEL, _COLON) + r"\Z",
    "SOURCES_LINE": _HASHES + _marked("e", _LABEL, _COLON) + rf"{SPACE}*+\[{SPACE}*+\^?[0-9]",
    "SOURCES_TEXT": _HASHES + _marked("w", _LABEL, rf"(?:[:\uff1a]|{SPACE}*+(?=\[))") + "(?s:.)",
    "CITED_BULLET": _BULLET + _NUMBER,
    "BULLET": rf"{_BULLET}|[*\-\u2013\u2014]\Z",
    "NUMBER": rf"[1-9][0-9]?[.)](?:{SPACE}|\Z)",
    "ENTRY": _NUMBER,
}
_KIND = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
# What a line of one of these kinds can begin with.
_BEGINNINGS = frozenset("fFoOtTnNsSrR123456789-_*`~#\u2013\u2014\u2022[\u3010\uff3b")
_WHEN_INDENTED = {
    "ENTRY": "INDENTED_ENTRY",
    "NUMBER": "INDENTED_NUMBER",
    "SOURCES_TEXT": "INDENTED",
    "TEXT": "INDENTED",
}


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 1 if text.startswith(BYTE_ORDER_MARK) else 0
    for line in text[start:].split("\n"):
        indented = line.rstrip(LINE_END)
        words = indented.lstrip(SPACES)
        end = start + len(indented)
        kind = _kind(words)
        if len(words) < len(indented):
            kind = _WHEN_INDENTED.get(kind, kind)
        lines.append((kind, end - len(words), end))
        start += len(line) + 1
    return lines


def _kind(words: str) -> str:
    if not words:
        return "BLANK"
    match = _KIND.match(words) if words[0] in _BEGINNINGS else None
    return match.lastgroup or "TEXT" if match else "TEXT"


_INDENTED = frozenset({"INDENTED", "INDENTED_ENTRY", "INDENTED_NUMBER"})
_ITEMS = frozenset({"BULLET", "CITED_BULLET", "NUMBER"})
_NUMBERED = frozenset({"NUMBER", "INDENTED_NUMBER"})
_ENTRIES = frozenset({"ENTRY", "INDENTED_ENTRY", "CITED_BULLET", "NUMBER"})
_SOURCES_LINES = frozenset({"SOURCES_LINE", "SOURCES_TEXT"})
_OTHER_SECTIONS = frozenset({"NARRATIVES", "SOURCES"}) | _SOURCES_LINES
_SECTIONS = frozenset({"FACTS"}) | _OTHER_SECTIONS
_GOES_ON = _ITEMS | _SOURCES_LINES | {"INDENTED_NUMBER", "ENTRY", "INDENTED_ENTRY"}
_BLANK = frozenset({"BLANK"})
_LISTED = _BLANK | _INDENTED | _ENTRIES


def _starts(text: str, lines: Sequence[_Line]) -> Mapping[int, bool]:
    """Map the lines that begin a story to whether they are its title."""
    headings = [at for at, line in enumerate(lines) if line[0] == "FACTS"]
    if not headings:
        return _start_without_facts(text, lines)
    title_of = _titles(text, lines, headings)
    title_lines = set(title_of.values())
    starts: dict[int, bool] = {}
    only_facts, first_section = True, -1
    for at, (kind, _, _) in enumerate(lines):
        if at in title_lines:
            starts[at] = only_facts = True
        elif kind in _OTHER_SECTIONS:
            only_facts = False
            first_section = at if first_section < 0 else first_section
        elif at in title_of and title_of[at] is None:
            if not starts:
                starts[at if first_section < 0 else first_section] = False
            elif not only_facts:
                starts[at] = False
                only_facts = True
    return starts


def _start_without_facts(text: str, lines: Sequence[_Line]) -> Mapping[int, bool]:
    for at, (kind, _, _) in enumerate(lines):
        if kind in _OTHER_SECTIONS:
            title = next(_plain(text, lines, range(at)), None)
            return {at: False} if title is None else {title: True}
    return {}


def _titles(text: str, lines: Sequence[_Line], headings: Sequence[int]) -> Mapping[int, int | None]:
    """Map each Facts heading to its title or None; a Facts line that is a title is left out."""
    by_place: dict[int, int | None] = {}
    taken: set[int | None] = set()
    for heading in reversed(headings):
        if heading not in taken:
            by_place[heading] = _title_by_place(text, lines, heading)
            taken.add(by_place[heading])
    title_of: dict[int, int | None] = {}
    after = 0
    for heading, title in sorted(by_place.items(), key=_heading_of):
        if title is None:
            title = max(_plain(text, lines, range(after, heading)), default=None)  # noqa: PLW2901
        title_of[heading] = title
        after = heading + 1
    return title_of


def _heading_of(pair: tuple[int, int | None]) -> int:
    return pair[0]


def _title_by_place(text: str, lines: Sequence[_Line], heading: int) -> int | None:
    """Return the line directly before a heading if it stands where a title does."""
    at = _before(lines, heading, _BLANK)
    if at < 0 or (at > 0 and lines[at - 1][0] != "BLANK") or _ends_list(lines, at):
        return None
    return at if _is_possible(text, lines[at]) else None


def _ends_list(lines: Sequence[_Line], at: int) -> bool:
    """Tell whether a line ends a list of sources that stands between a title and its facts."""
    if lines[at][0] not in _LISTED:
        return False
    label = _before(lines, at, _LISTED)
    if label < 0 or lines[label][0] != "SOURCES":
        return False
    title = _before(lines, label, _BLANK)
    return title < 0 or lines[title][0] == "TEXT"


def _before(lines: Sequence[_Line], at: int, skipped: frozenset[str]) -> int:
    """Return the last line before one that is of no skipped kind, or -1."""
    at -= 1
    while at >= 0 and lines[at][0] in skipped:
        at -= 1
    return at


def _is_possible(text: str, line: _Line) -> bool:
    return titles.is_possible(titles.bare(text[line[1] : line[2]]))


def _plain(text: str, lines: Sequence[_Line], region: range) -> Iterator[int]:
    """Yield which lines of a region can be a title of a story that has none in its place."""
    goes_on = False
    for at in region:
        kind = lines[at][0]
        if kind not in {"BLANK", "INDENTED"}:
            goes_on = kind in _GOES_ON
        is_plain = kind == "TEXT" or (kind == "INDENTED" and not goes_on)
        if is_plain and _is_possible(text, lines[at]):
            yield at


# ---- Lines to sections ----


_NONE: frozenset[str] = frozenset()


@attrs.define(eq=False)
class _Section:
    """A heading or label with what stands under it; or the lines of no section.

    Args:
        kind: What the section is called.
        heading: The heading's line.
        begins: The kinds of lines that begin an item or entry.
        goes_on: The kinds of lines that go on with what stands before them.
        numbered: Whether the items are numbered; None: the first one tells.
        in_line: Whether it is a sources line: a label with text, which is its only block.
        blocks: The lines of each item or entry.
        outside: The lines that belong to none.
        last: Those of either with which a line goes on.
    """

    kind: str = ""
    heading: Span = Span(0, 0)
    begins: frozenset[str] = _NONE
    goes_on: frozenset[str] = _NONE
    numbered: bool | None = False
    in_line: bool = False
    blocks: list[list[Span]] = attrs.field(factory=list)
    outside: list[Span] = attrs.field(factory=list)
    last: list[Span] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Let lines go on with a sources line, or with nothing yet."""
        self.last = self.blocks[0] if self.blocks else self.outside

    def take(self, kind: str, span: Span) -> None:
        """Take a line in."""
        if self.numbered is None and (kind in _ITEMS or kind in _NUMBERED):
            self.numbered = kind in _NUMBERED
        if self.numbered and kind == "INDENTED_NUMBER":
            kind = "NUMBER"
        if kind in self.begins:
            self.last = [span]
            self.blocks.append(self.last)
        elif kind in self.goes_on:
            self.last.append(span)
        else:
            self.outside.append(span)
            self.last = self.outside


def _begun(kind: str, heading: Span) -> _Section:
    """Return the section that a line of a kind begins."""
    if kind == "SOURCES":
        return _Section("Sources", heading, _ENTRIES, frozenset({"INDENTED"}), numbered=True)
    if kind in _SOURCES_LINES:
        goes_on = _INDENTED | {"ENTRY"}
        return _Section("Sources", heading, _NONE, goes_on, in_line=True, blocks=[[heading]])
    return _Section(kind.capitalize(), heading, _ITEMS, _INDENTED, numbered=None)


@attrs.define(eq=False)
class _Outline:
    """A story's title, its sections, and the lines between."""

    title: Span | None
    sections: list[_Section] = attrs.field(factory=list)
    stray: _Section = attrs.field(factory=_Section)

    @property
    def span(self) -> Span:
        """Where it stands."""
        first = self.title or self.sections[0].heading
        last = self.sections[-1]
        ends = [last.heading, *last.outside[-1:], *(block[-1] for block in last.blocks[-1:])]
        return Span(first.start, max(span.end for span in ends))

    def of(self, kind: str) -> list[_Section]:
        """Return the sections of a kind."""
        return [section for section in self.sections if section.kind == kind]


def _outlines(text: str, lines: Sequence[_Line]) -> tuple[Sequence[Span], Sequence[_Outline]]:
    """Return the lines before the first story, and the stories' lines."""
    starts = _starts(text, lines)
    before = here = _Section()
    outlines: list[_Outline] = []
    for at, (kind, start, end) in enumerate(lines):
        span = _new(Span, (start, end))
        if at in starts:
            outlines.append(_Outline(span if starts[at] else None))
            here = outlines[-1].stray
        if starts.get(at):
            continue
        if kind in _SECTIONS and outlines:
            here = _begun(kind, span)
            outlines[-1].sections.append(here)
        elif kind != "BLANK":
            here.take(kind, span)
    return before.outside, outlines


# ---- What is wrong with the parts ----


def _misplaced(
    text: str, outside: Sequence[Span], outlines: Sequence[_Outline]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the lines, titles and headings."""
    firsts = [*outside[:1], *(outline.title or outline.span for outline in outlines[:1])]
    if any(outline.of("Facts") for outline in outlines):
        yield from map(_unexpected, outside)
        for outline in outlines:
            yield from map(_unexpected, outline.stray.outside)
    elif firsts:
        yield _missing_facts(text, firsts[0].start)
    for outline in outlines:
        yield from _headings(text, outline)


def _missing_facts(text: str, start: int) -> Diagnostic:
    end = text.find("\n", start)
    line = text[start : len(text) if end < 0 else end].rstrip(LINE_END)
    return catalogue.MISSING_FACTS.at(
        Span(start, start + len(line)),
        "this text has no Facts heading",
        help="put a line 'Facts' before the list of facts",
    )


def _unexpected(span: Span) -> Diagnostic:
    return catalogue.UNEXPECTED_LINE.at(
        span,
        "this line belongs to no part of a story",
        help="take it out, or make it an item: begin it with '- ', under a heading",
    )


def _headings(text: str, outline: _Outline) -> Iterator[Diagnostic]:
    facts = outline.of("Facts")
    if facts and outline.title is None:
        yield catalogue.MISSING_TITLE.at(
            facts[0].heading,
            "this story has no title",
            help="write the title on the line before, after a blank line",
        )
    for kind in ("Facts", "Sources", "Narratives"):
        sections = outline.of(kind)
        if sections and not any(each.blocks or each.outside for each in sections):
            yield catalogue.EMPTY_SECTION.at(
                _heading(text, sections[0]),
                f"nothing stands under this {kind} heading",
                help="write what belongs here, or take the heading out",
            )
        for section in sections[1:]:
            yield catalogue.DUPLICATE_SECTION.at(
                _heading(text, section),
                f"this story has a second {kind} section",
                labels=(Label(_heading(text, sections[0]), "the first"),),
                help="join the two, or begin another story with a blank line and its title",
            )


def _heading(text: str, section: _Section) -> Span:
    start, end = section.heading
    if section.in_line:
        end = start + beginnings.after_label(text[start:end])[0]
    return Span(start, end)


# ---- Sections to stories ----


def _read_story(text: str, outline: _Outline, diagnostics: list[Diagnostic]) -> Story:
    """Return a story, and add what is wrong with it to some diagnostics."""
    for section in outline.sections:
        diagnostics.extend(map(_unexpected, section.outside))
    listings = outline.of("Sources")
    faults: list[Diagnostic] = []
    listing = _listing(text, listings, faults)
    diagnostics.extend(faults)
    facts = list(_facts(text, outline.of("Facts"), listing, diagnostics))
    told = list(_narratives(text, outline.of("Narratives"), listing, diagnostics))
    if not listings:
        diagnostics.extend(_missing_sources(_unresolved((*facts, *told))))
    elif listing.sources and not any(each.name == "malformed-sources" for each in faults):
        diagnostics.extend(
            _undefined_citations(_unresolved((*facts, *told)), sorted(listing.by_number))
        )
    title = outline.title
    bare = titles.bare(text[title.start : title.end]) if title else ""
    return _story(bare, facts, listing.sources, told, outline.span)


def _unresolved(items: Iterable[Item]) -> Iterator[UnresolvedCitation]:
    for item in items:
        for piece in item.content:
            if isinstance(piece, UnresolvedCitation):
                yield piece


def _missing_sources(unresolved: Iterable[UnresolvedCitation]) -> Iterator[Diagnostic]:
    span = min((citation.span for citation in unresolved if citation.span), default=None)
    if span:
        yield catalogue.MISSING_SOURCES.at(
            span,
            "this story cites, and lists no sources",
            help="add a line 'Sources: [1]Name, [2]Name and [3]Name.' after the facts",
        )


def _undefined_citations(
    unresolved: Iterable[UnresolvedCitation], numbers: Sequence[int]
) -> Iterator[Diagnostic]:
    count, last = len(numbers), numbers[-1]
    if count == 1:
        help_ = f"this story lists source {last} alone"
    elif count == last:
        help_ = f"this story lists the sources 1 to {last}"
    else:
        help_ = f"this story lists {count} sources, numbered up to {last}"
    for citation in unresolved:
        yield catalogue.UNDEFINED_CITATION.at(
            citation.span or Span(0, 0),
            f"no source has the number {citation.number}",
            help=help_,
        )


def _joined(text: str, block: Sequence[Span], skipped: int) -> tuple[str, _Place]:
    """Join the lines of a block by spaces, without what its first line begins with."""
    (start, end), *others = block
    start += skipped
    if others and start == end:
        (start, end), *others = others
    words = [text[start:end]]
    length = end - start + 1
    places = []
    for offset, stop in others:
        words.append(text[offset:stop])
        places.append((length, offset))
        length += stop - offset + 1
    return " ".join(words), _Place(start, places)


def _listing(text: str, sections: Sequence[_Section], faults: list[Diagnostic]) -> _Listing:
    """Return the sources that sections list, each number once; add what is wrong with them."""
    if len(sections) == 1 and sections[0].in_line and len(sections[0].blocks[0]) == 1:
        words, place = _entries_line(text, sections[0].blocks[0])
        listing = _canonical_listing(words, place.offset)
        if listing is not None:
            return listing
    seen: dict[int, tuple[_Section, entries.Entry, Span]] = {}
    sources: list[Source] = []
    for section, entry, place in _entries(text, sections):
        if isinstance(entry, entries.Fault):
            faults.append(_malformed_sources(entry, place))
            continue
        number = place.span(entry.start, entry.number_end)
        first = seen.setdefault(entry.number, (section, entry, number))
        if first[1] is entry:
            span = place.span(entry.start, entry.end)
            sources.append(_source(entry.number, entry.name, entry.url, span))
        elif first[0] is section or _same(first[1]) != _same(entry):
            faults.append(_repeated(entry, number, first[1], first[2]))
    return _Listing(sources)


def _same(entry: entries.Entry) -> tuple[int, str, str | None]:
    return entry.number, entry.name, entry.url


def _entries_line(text: str, block: Sequence[Span]) -> tuple[str, _Place]:
    _, start = beginnings.after_label(text[block[0].start : block[0].end])
    return _joined(text, block, start)


def _entries(
    text: str, sections: Iterable[_Section]
) -> Iterator[tuple[_Section, entries.Entry | entries.Fault, _Place]]:
    for section in sections:
        for block in section.blocks:
            if section.in_line:
                words, place = _entries_line(text, block)
                found = entries.in_line(words, [begun for begun, _ in place.others])
            else:
                first = text[block[0].start : block[0].end]
                words, place = _joined(text, block, entries.after_bullet(first))
                found = entries.in_list(words)
            for entry in found:
                yield section, entry, place


def _malformed_sources(fault: entries.Fault, place: _Place) -> Diagnostic:
    return catalogue.MALFORMED_SOURCES.at(
        place.span(fault.start, fault.end),
        f"this source cannot be read: {fault.reason}",
        help="write it as [1]Name or [1]Name <https://…>, after ', ' or ' and '",
    )


def _repeated(
    entry: entries.Entry, number: Span, first: entries.Entry, first_number: Span
) -> Diagnostic:
    return catalogue.DUPLICATE_SOURCE_NUMBER.at(
        number,
        f"the number {entry.number} is given to {shortened(first.name)} "
        f"and again to {shortened(entry.name)}",
        labels=(Label(first_number, "the first, which counts"),),
        help="give every source a number of its own",
    )


def _items(
    text: str, sections: Iterable[_Section], diagnostics: list[Diagnostic]
) -> Iterator[tuple[str, _Place, Span]]:
    """Yield the words of items, where they stand, and their spans; report those without words."""
    for section in sections:
        for block in section.blocks:
            start, end = block[0]
            bullet, skipped = beginnings.after_bullet(text[start:end])
            if len(block) == 1 and start + skipped == end:
                diagnostics.append(_empty_item(Span(start, start + bullet)))
                continue
            words, place = _joined(text, block, skipped)
            yield words, place, _new(Span, (start, block[-1][1]))


def _empty_item(span: Span) -> Diagnostic:
    return catalogue.EMPTY_ITEM.at(
        span,
        "nothing stands after this bullet",
        help="write what it is to say, or take it out",
    )


def _facts(
    text: str, sections: Iterable[_Section], listing: _Listing, diagnostics: list[Diagnostic]
) -> Iterator[Fact]:
    for words, place, span in _items(text, sections, diagnostics):
        yield _fact(_any_content(words, 0, place, listing), span)


def _narratives(
    text: str, sections: Iterable[_Section], listing: _Listing, diagnostics: list[Diagnostic]
) -> Iterator[Narrative]:
    for words, place, span in _items(text, sections, diagnostics):
        head = _head(words, listing)
        if isinstance(head, str):
            diagnostics.append(_malformed_narrative(span, head))
            head = ("", None, 0)
        name, provider, start = head
        yield _narrative(name, _any_content(words, start, place, listing), provider, span)


def _malformed_narrative(span: Span, reason: str) -> Diagnostic:
    return catalogue.MALFORMED_NARRATIVE.at(
        span,
        f"this narrative cannot be read: {reason}",
        help="write it as 'Name: what it says' or 'Name, as provided by Provider. What it says'",
    )


def _any_content(words: str, start: int, place: _Place, listing: _Listing) -> Content:
    if not place.others and not _has_wide_brackets(words):
        content = _content(words, start, place.offset, listing.by_marker)
        if content is not None:
            return content
    return _spelled_content(words, start, place, listing)
