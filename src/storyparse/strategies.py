"""Hypothesis strategies: stories, tidy ones, any texts, and texts with known faults.

They need the extra ``hypothesis``.

Examples:
    >>> from hypothesis import given
    >>> from storyparse import dumps, parse
    >>> from storyparse.strategies import stories
    >>> @given(stories())
    ... def test_round_trip(story):
    ...     assert parse(dumps(story)) == story
    >>> test_round_trip()
"""

from collections.abc import Callable, Sequence

import attrs

try:
    from hypothesis import strategies as st
    from hypothesis.strategies import DrawFn, SearchStrategy
except ModuleNotFoundError as _error:
    msg = "storyparse.strategies needs Hypothesis: pip install 'storyparse[hypothesis]'"
    raise ImportError(msg) from _error

from storyparse.citations import Citation, Source
from storyparse.model import Fact, Narrative, Story
from storyparse.spelling import (
    characters,
    entries,
    hidden,
    markers,
    names,
    narratives,
    numbers,
    titles,
)
from storyparse.writer import dumps

__all__ = ["faulty_texts", "stories", "texts", "tidy_stories"]

# What a reader could stumble over; anything else comes from st.text().
_CHARACTERS = (
    "-*#_`~[](){}<>,.:;&^'\"“”…\u3010\u3011\uff3b\uff3d\uff1a\uff0c\u3001"
    "\r\u0085\u2028\ufeff\u200b\u200d\u202e\x1b" + characters.SPACES
)
_WORDS = (
    "Facts|Narratives|Sources|Sources: |References|The Spin|narrative|harbor|Harbor Town|"
    "[1]|[2]|[3]|[1][1]|[1, 2]|[1-3]|[2, 2]|[7-9]|[^1]|[01]|[0]|[2024]|\u30101\u3011|"
    "[harbor authority]|"
    "[1](http://a.example)|(http|http://a.example|https://|U.S. |St. Louis|. |: |, |"
    " and |, and |as provided by|, as provided by |1. |2) |- |• |—|**|__|## |```|---|"
    "ferry|the mayor|4%|naïve|新聞|порт|ميناء|🚢|e\u0301"
)
_SNIPPETS = (*_CHARACTERS, *_WORDS.split("|"))
_TEXT_ALPHABET = st.characters(exclude_categories=["Cs"], exclude_characters="\n")


def _phrases(most: int = 6) -> SearchStrategy[str]:
    snippets = st.sampled_from(_SNIPPETS)
    return st.lists(snippets | st.text(_TEXT_ALPHABET, max_size=6), max_size=most).map("".join)


def _titles() -> SearchStrategy[str]:
    return _phrases().map(titles.bare).filter(lambda title: titles.objection(title) is None)


def _source_names() -> SearchStrategy[str]:
    def cleaned(name: str) -> str:
        return "".join(c for c in name if c not in "[<>").strip(characters.SPACES)

    names = st.sampled_from(
        ("Coast Daily", "U.S. Harbor News", "St. Louis Post-Dispatch", "Acme Inc.")
    )
    return names | _phrases(4).map(cleaned).filter(
        lambda name: entries.name_objection(name) is None
    )


def _urls() -> SearchStrategy[str]:
    tail = st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\n<>" + characters.SPACES),
        min_size=1,
    )
    return st.builds(str.__add__, st.sampled_from(("http://", "https://")), tail)


@st.composite
def _source_lists(draw: DrawFn) -> tuple[Source, ...]:
    drawn = draw(
        st.integers(0, 5).map(lambda count: list(range(1, count + 1)))
        | st.lists(st.integers(1, numbers.LARGEST), unique=True, max_size=5)
    )
    return tuple(
        Source(number, draw(_source_names()), draw(st.none() | _urls())) for number in drawn
    )


def _contents(sources: Sequence[Source]) -> SearchStrategy[list[str | Citation]]:
    by_number = {source.number: source for source in sources}
    marker = st.sampled_from([f"[{number}]" for number in by_number] or ["[n]"])

    def content(pieces: list[str]) -> list[str | Citation]:
        text = "".join(pieces).strip(characters.LINE_END)
        found: list[str | Citation] = []
        for piece in markers.pieces(text, by_number):
            if isinstance(piece, str):
                found.append(piece)
            else:
                # A marker that the text happens to hold, and no source: any word in its place.
                found += [
                    Citation(by_number[number]) if number in by_number else "word"
                    for number in piece.numbers
                ]
        return found or ["word"]

    return st.lists(_phrases(4) | marker, max_size=8).map(content)


def _facts(sources: Sequence[Source]) -> SearchStrategy[Fact]:
    return _contents(sources).map(Fact)


def _without(text: str, forbidden: str) -> str:
    return "".join(c for c in text if c not in forbidden).strip(characters.SPACES)


def _narratives(sources: Sequence[Source]) -> SearchStrategy[Narrative]:
    names = _phrases(3).map(
        lambda name: _without(name, ",:\uff1a[]").lstrip("*" + characters.SPACES)
    )
    kinds = st.sampled_from(("Critical narrative", "Narrative A", "Pro-development Narrative"))
    listed = [source.name for source in sources] or ["TASS"]
    provider_lists = st.lists(st.sampled_from(listed), min_size=1, max_size=3).map(" and ".join)
    providers = (provider_lists | _phrases(3)).map(
        lambda name: _without(name, ":\uff1a[]") or "TASS"
    )
    return st.builds(
        Narrative,
        (kinds | names).filter(lambda name: narratives.name_objection(name) is None),
        _contents(sources),
        st.none() | providers,
    )


@st.composite
def stories(draw: DrawFn) -> Story:
    """Generate stories of every kind that can be constructed, without unresolved citations.

    Titles, names and contents are rich in what a reader could stumble over: brackets, separators,
    headings, spaces and characters of many scripts.

    Returns:
        SearchStrategy[Story]: The stories.

    Examples:
        >>> from hypothesis import given
        >>> from storyparse import dumps, parse
        >>> from storyparse.strategies import stories
        >>> @given(stories())
        ... def test_round_trip(story):
        ...     assert parse(dumps(story)) == story
        >>> test_round_trip()
    """
    sources = draw(_source_lists())
    facts = draw(st.lists(_facts(sources), min_size=1, max_size=4))
    told = draw(st.lists(_narratives(sources), max_size=3))
    return Story(draw(_titles()), facts, sources, [_endable(each, sources) for each in told])


def _endable(narrative: Narrative, sources: Sequence[Source]) -> Narrative:
    """Return the narrative, without its provider if that would end elsewhere before its content."""
    try:
        Story("Title", [Fact(["word"])], sources, [narrative])
    except ValueError:
        return attrs.evolve(narrative, provider=None)
    return narrative


@st.composite
def tidy_stories(draw: DrawFn) -> Story:
    """Generate stories in which the rules that are on by default find nothing.

    Their sources are numbered from 1, each is used, and each fact cites some; nothing in them is
    hidden. They are no less rich in brackets, separators and scripts.

    Returns:
        SearchStrategy[Story]: The stories.

    Examples:
        >>> from hypothesis import given
        >>> from storyparse import check, dumps
        >>> from storyparse.strategies import tidy_stories
        >>> @given(tidy_stories())
        ... def test_no_false_alarm(story):
        ...     assert check(dumps(story)) == ()
        >>> test_no_false_alarm()
    """
    named = draw(st.lists(_source_names().filter(_is_seen), max_size=5, unique_by=names.key))
    sources = [Source(number, name, draw(_seen_urls())) for number, name in enumerate(named, 1)]
    cited = [draw(_choices(sources)) for _ in range(draw(st.integers(1, 4)))]
    used = {source.number for some in cited for source in some}
    cited[-1] += [source for source in sources if source.number not in used]
    facts = [Fact([draw(_tidy_words()), *map(Citation, some)]) for some in cited]
    told = [
        attrs.evolve(each, content=(draw(_tidy_words()), *map(Citation, draw(_choices(sources)))))
        for each in draw(st.lists(_narratives(()), max_size=2))
    ]
    title = draw(_titles().filter(_is_seen))
    return Story(title, facts, sources, [_endable(_named(each), sources) for each in told])


def _is_seen(text: str) -> bool:
    finders = (hidden.bidi_controls, hidden.invisible_characters, hidden.control_characters)
    return not any(any(finder(f".{text}.")) for finder in finders)


def _seen_urls() -> SearchStrategy[str | None]:
    return st.none() | _urls().filter(_is_seen)


def _choices(sources: Sequence[Source]) -> SearchStrategy[list[Source]]:
    """Some of the sources, each once."""
    if not sources:
        return st.just([])
    places = st.lists(st.sampled_from(range(len(sources))), min_size=1, max_size=3, unique=True)
    return places.map(lambda chosen: [sources[place] for place in chosen])


def _tidy_words() -> SearchStrategy[str]:
    everything = range(1, numbers.LARGEST + 1)

    def tidied(words: str) -> str:
        for marker in reversed(list(markers.markers(words, everything))):
            words = words[: marker.start] + words[marker.end :]
        words = words.strip(characters.LINE_END)
        is_plain = not any(markers.suspicious(words, ())) and not any(
            markers.markers(words, everything)
        )
        return words if words and is_plain and _is_seen(words) else "word"

    return _phrases().map(tidied)


def _named(narrative: Narrative) -> Narrative:
    if _is_seen(narrative.name) and _is_seen(narrative.provider or ""):
        return narrative
    return attrs.evolve(narrative, name="Critical narrative", provider=None)


@st.composite
def texts(draw: DrawFn) -> str:
    """Generate any text: arbitrary Unicode, what looks like parts of stories, damaged stories.

    Returns:
        SearchStrategy[str]: The texts.

    Examples:
        >>> from hypothesis import given
        >>> from storyparse import read
        >>> from storyparse.strategies import texts
        >>> @given(texts())
        ... def test_nothing_is_lost(text):
        ...     assert read(text).text == text
        >>> test_nothing_is_lost()
    """
    whole = st.lists(stories(), min_size=1, max_size=2).map(dumps)
    lines = st.lists(_phrases(), max_size=12).map("\n".join)
    text = draw(st.text() | lines | whole)
    for _ in range(draw(st.integers(0, 4))):
        text = draw(_damaged(text))
    return text


def _damaged(text: str) -> SearchStrategy[str]:
    """Texts with one stretch deleted, doubled, swapped or replaced: of lines or of characters."""
    lines = text.splitlines(keepends=True)
    return _edited(lines).map("".join) | _edited(list(text)).map("".join)


@st.composite
def _edited(draw: DrawFn, parts: list[str]) -> list[str]:
    places = st.integers(0, len(parts))
    first, middle, last = sorted((draw(places), draw(places), draw(places)))
    before, one, other, after = (
        parts[:first],
        parts[first:middle],
        parts[middle:last],
        parts[last:],
    )
    edits: tuple[Callable[[], list[str]], ...] = (
        lambda: before + after,
        lambda: before + one + one + other + after,
        lambda: before + other + one + after,
        lambda: [
            *before,
            draw(st.sampled_from(_SNIPPETS) | st.text(max_size=3)),
            *one,
            *other,
            *after,
        ],
    )
    return draw(st.sampled_from(edits))()


@attrs.frozen
class _Parts:
    """The lines of a story, by section."""

    story: Story
    title: list[str]
    facts: list[str]
    sources: list[str]
    narratives: list[str]

    def text(self) -> str:
        """Return the text of the lines."""
        lines = (*self.title, *self.facts, *self.sources, *self.narratives)
        return "".join(f"{line}\n" for line in lines)


def _parts(story: Story) -> _Parts:
    # A title that could be taken for something else would make other faults of some of these.
    story = attrs.evolve(story, title="Harbor Town Opens Second Ferry Line")
    title, facts, *items = dumps(story).split("\n")[:-1]
    count = len(story.facts)
    told = items[count + 1 :] or ["Narratives", "- Critical narrative: Nobody asked."]
    return _Parts(story, [title], [facts, *items[:count]], [items[count]], told)


def _first_entry(parts: _Parts, entry: str) -> _Parts:
    (line,) = parts.sources
    label = "Sources: "
    return attrs.evolve(parts, sources=[f"{label}{entry}, {line.removeprefix(label)}"])


def _first_fact(parts: _Parts, line: str) -> _Parts:
    heading, *facts = parts.facts
    return attrs.evolve(parts, facts=[heading, line, *facts])


def _unlisted(parts: _Parts) -> int:
    listed = {source.number for source in parts.story.sources}
    return next(number for number in range(1, numbers.LARGEST) if number not in listed)


def _cites(parts: _Parts) -> _Parts:
    return _first_fact(parts, f"- It runs.[{parts.story.sources[0].number}]")


_FAULTS: dict[str, Callable[[_Parts], _Parts]] = {
    "duplicate-section": lambda parts: attrs.evolve(
        parts, narratives=[*parts.narratives, "Narratives", "- Late narrative: Nobody came."]
    ),
    "duplicate-source-number": lambda parts: _first_entry(
        parts, f"[{parts.story.sources[0].number}]First Twin"
    ),
    "empty-item": lambda parts: _first_fact(parts, "-"),
    "empty-section": lambda parts: attrs.evolve(parts, facts=parts.facts[:1]),
    "invalid-utf8": lambda parts: _first_fact(parts, "- It runs \udce9gain."),
    "malformed-narrative": lambda parts: attrs.evolve(
        parts, narratives=[*parts.narratives, "- Nobody named this"]
    ),
    "malformed-sources": lambda parts: _first_entry(parts, "[0]Nobody"),
    "missing-facts": lambda parts: attrs.evolve(parts, facts=parts.facts[1:]),
    "missing-sources": lambda parts: attrs.evolve(_cites(parts), sources=[]),
    "missing-title": lambda parts: attrs.evolve(parts, title=[]),
    "undefined-citation": lambda parts: _first_fact(parts, f"- Nobody knows.[{_unlisted(parts)}]"),
    "unexpected-line": lambda parts: _first_fact(parts, "Here is what happened."),
}


@st.composite
def faulty_texts(draw: DrawFn) -> tuple[str, tuple[str, ...]]:
    """Generate texts of one story with one fault, each with the names of its diagnostics.

    Returns:
        SearchStrategy[tuple[str, tuple[str, ...]]]: Texts, each with what `read` reports.

    Examples:
        >>> from hypothesis import given
        >>> from storyparse import read
        >>> from storyparse.strategies import faulty_texts
        >>> @given(faulty_texts())
        ... def test_reports(faulty):
        ...     text, names = faulty
        ...     assert tuple(each.name for each in read(text).diagnostics) == names
        >>> test_reports()
    """
    parts = _parts(draw(stories().filter(lambda story: bool(story.sources))))
    name = draw(st.sampled_from(sorted(_FAULTS)))
    return _FAULTS[name](parts).text(), (name,)
