"""Two sides of one text are brought together, and nothing that they say is lost."""

from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from storyparse import Citation, Fact, Narrative, Source, Story, dumps, parse, read
from storyparse.reconciliation import Reconciled, reconcile
from storyparse.strategies import stories, texts

ItemT = TypeVar("ItemT", Fact, Narrative)
Cited = tuple[str, str | None] | int
Says = tuple[str, str | None, tuple[tuple[int, frozenset[Cited]], ...]]


def says(item: Fact | Narrative) -> Says:
    """Return what an item says, and whom it cites where, whatever the numbers."""
    length, cited = 0, dict[int, set[Cited]]()
    for piece in item.content:
        if isinstance(piece, str):
            length += len(piece)
        elif isinstance(piece, Citation):
            cited.setdefault(length, set()).add((piece.source.name, piece.source.url))
        else:
            cited.setdefault(length, set()).add(piece.number)
    name = item.name if isinstance(item, Narrative) else None
    words = "".join(piece for piece in item.content if isinstance(piece, str))
    return words, name, tuple((at, frozenset(some)) for at, some in cited.items())


def facts(text: str) -> Counter[Says]:
    return Counter(says(item) for story in read(text).stories for item in story.items)


@st.composite
def edited(draw: DrawFn, story: Story) -> Story:
    """Draw what one side may make of a story."""
    for _ in range(draw(st.integers(0, 3))):
        change = draw(st.sampled_from(CHANGES))
        try:
            story = change(draw, story)
        except ValueError:  # the text of a story cannot carry it
            continue
    return story


def cites(draw: DrawFn, story: Story) -> Story:
    at = draw(st.integers(0, len(story.facts) - 1))
    source = draw(st.sampled_from(story.sources or (Source(1, "Coast Daily"),)))
    return with_fact(story, at, Fact([*story.facts[at].content, Citation(source)]))


def with_fact(story: Story, at: int, *new: Fact) -> Story:
    return attrs.evolve(story, facts=[*story.facts[:at], *new, *story.facts[at + 1 :]])


def rewords(draw: DrawFn, story: Story) -> Story:
    at = draw(st.integers(0, len(story.facts) - 1))
    words = draw(st.sampled_from(("It is said that ", "No: ", "In May ")))
    return with_fact(story, at, Fact([words, *story.facts[at].content]))


def adds(draw: DrawFn, story: Story) -> Story:
    at = draw(st.integers(0, len(story.facts) - 1))
    name = draw(st.sampled_from(("Reuters", "TASS", "The Port Times", "Wire")))
    source = Source(max((each.number for each in story.sources), default=0) + 1, name)
    new = Fact(
        [draw(st.sampled_from(("Fares rose.", "It snowed.", "[7] left."))), Citation(source)]
    )
    return attrs.evolve(
        story,
        facts=[*story.facts[: at + 1], new, *story.facts[at + 1 :]],
        sources=[*story.sources, source],
    )


def moves(draw: DrawFn, story: Story) -> Story:
    return attrs.evolve(story, facts=draw(st.permutations(story.facts)))


def removes(draw: DrawFn, story: Story) -> Story:
    return with_fact(story, draw(st.integers(0, len(story.facts) - 1)))


def drops_narratives(_: DrawFn, story: Story) -> Story:
    return attrs.evolve(story, narratives=story.narratives[1:])


def tells(draw: DrawFn, story: Story) -> Story:
    provider = draw(st.sampled_from([None, *(each.name for each in story.sources)]))
    new = Narrative("Late narrative", [draw(st.sampled_from(("Yes.", "Never.")))], provider)
    return attrs.evolve(story, narratives=[*story.narratives, new])


def renumbers(draw: DrawFn, story: Story) -> Story:
    numbers = draw(st.permutations([source.number for source in story.sources]))
    new = {
        source.number: attrs.evolve(source, number=number)
        for source, number in zip(story.sources, numbers, strict=True)
    }

    def renumbered(items: tuple[ItemT, ...]) -> Iterator[ItemT]:
        for item in items:
            content = (
                Citation(new[each.number]) if isinstance(each, Citation) else each
                for each in item.content
            )
            yield attrs.evolve(item, content=content)

    return attrs.evolve(
        story,
        facts=renumbered(story.facts),
        sources=new.values(),
        narratives=renumbered(story.narratives),
    )


def retitles(draw: DrawFn, story: Story) -> Story:
    return attrs.evolve(story, title=draw(st.sampled_from(("Ferry Opens", "Ferry Sinks"))))


CHANGES = (cites, rewords, adds, moves, removes, drops_narratives, tells, renumbers, retitles)


OTHER = parse(
    "Library Opens\nFacts\n- It is open until ten.[1]\n- Two in three had asked for it.[2]\n"
    "Sources: [1]City Gazette and [2]Coast Daily.\nNarratives\n- Reader's narrative: At last.\n"
)


@st.composite
def branches(draw: DrawFn) -> tuple[str, str, str]:
    """Draw a text and what two sides made of it."""
    before = [draw(stories() | st.just(OTHER)), *draw(st.sampled_from(((), (OTHER,))))]
    sides = [[draw(edited(story)) for story in before] for _ in range(2)]
    base, ours, theirs = (dumps(each) for each in (before, *sides))
    return base, ours, theirs


@st.composite
def damaged(draw: DrawFn) -> tuple[str, str, str]:
    """Draw any three texts, some of which are alike."""
    base, ours, theirs = draw(branches())
    others = texts() | st.sampled_from((base, ours, theirs, "", base.replace("\n", "\r\n")))
    at = draw(st.integers(0, 2))
    some = [base, ours, theirs]
    some[at] = draw(others)
    return some[0], some[1], some[2]


def settled(result: Reconciled, side: int) -> str:
    """Return the text in which all conflicts are settled for a side."""
    pieces, end = list[str](), 0
    for start, stop in result.conflicts:
        hunk = result.text[start:stop]
        first = hunk.index("\n") + 1
        last = hunk.rindex("\n", 0, -1) + 1
        middle = hunk.index("=======", first)
        halves = hunk[first:middle], hunk[hunk.index("\n", middle) + 1 : last]
        pieces += [result.text[end:start], halves[side]]
        end = stop
    return "".join([*pieces, result.text[end:]])


@given(damaged())
def test_one_side_unchanged_gives_the_other_side(three: tuple[str, str, str]) -> None:
    base, side, _ = three
    assert reconcile(base, base, side) == Reconciled(side)
    assert reconcile(base, side, base) == Reconciled(side)


@given(damaged())
def test_both_sides_equal_give_that_side(three: tuple[str, str, str]) -> None:
    base, side, _ = three
    assert reconcile(base, side, side) == Reconciled(side)


@given(branches())
def test_a_fact_that_neither_side_removed_is_not_lost(three: tuple[str, str, str]) -> None:
    base, ours, theirs = map(facts, three)
    result = reconcile(*three)
    found = facts(result.text)
    for fact, count in base.items():
        assert found[fact] >= count or ours[fact] < count or theirs[fact] < count


@given(branches())
def test_what_a_side_added_stands_in_the_result(three: tuple[str, str, str]) -> None:
    """In a conflict both versions stand, so that each side has all that it says."""
    _, ours, theirs = three
    result = reconcile(*three)
    for side, text in enumerate((ours, theirs)):
        words = {item.text for story in read(settled(result, side)).stories for item in story.items}
        base = {item.text for story in read(three[0]).stories for item in story.items}
        for story in read(text).stories:
            for item in story.items:
                assert item.text in words or item.text in base or not result.is_clean


@given(branches())
def test_a_clean_result_cites_whom_the_sides_cite(three: tuple[str, str, str]) -> None:
    """What one side alone says cites whom it does there; what all say, whom both sides left."""
    result = reconcile(*three)
    assume(result.is_clean)
    base, ours, theirs, both = map(unique, (*three, result.text))
    for words, cited in both.items():
        was, one, other = (each.get(words) for each in (base, ours, theirs))
        if was is not None and one is not None and other is not None:
            assert cited == (one & other) | (one - was) | (other - was)
        elif was is None:
            assert all(cited >= each for each in (one, other) if each is not None)


@given(branches())
def test_lists_in_order_stay_in_order(three: tuple[str, str, str]) -> None:
    assume(all(map(is_in_order, three)))
    result = reconcile(*three)
    assert all(is_in_order(settled(result, side)) for side in range(2))


def is_in_order(text: str) -> bool:
    """Tell whether each story lists its sources in the order of their numbers."""
    lists = [[source.number for source in story.sources] for story in read(text).stories]
    return all(numbers == sorted(numbers) for numbers in lists)


def unique(text: str) -> dict[tuple[str, str | None], set[tuple[int, Cited]]]:
    """Return whom items cite, and where, by their words, unless others have the same."""
    counts = Counter((words, name) for words, name, _ in facts(text).elements())
    return {
        (words, name): {(at, each) for at, run in runs for each in run}
        for words, name, runs in facts(text)
        if counts[words, name] == 1
    }


@given(damaged())
def test_no_error_is_new(three: tuple[str, str, str]) -> None:
    result = reconcile(*three)
    cites_nobody = {"missing-sources", "undefined-citation"}
    errors = {each.name for text in three[1:] for each in read(text).diagnostics}
    errors |= cites_nobody if errors & cites_nobody else set()
    for side in range(2):
        found = read(settled(result, side)).diagnostics
        assert {each.name for each in found} <= errors


@given(branches())
def test_swapping_the_sides_changes_nothing_that_is_said(three: tuple[str, str, str]) -> None:
    """Numbers and order aside: both follow the first side."""
    base, ours, theirs = three
    one, other = reconcile(base, ours, theirs), reconcile(base, theirs, ours)
    assert len(one.conflicts) == len(other.conflicts)
    if one.is_clean:
        assert said(one.text) == said(other.text)


def said(text: str) -> list[tuple[str, Counter[Says], Counter[tuple[str, str | None]]]]:
    """Return the title of each story, what its items say, and which sources it lists."""
    return [
        (
            story.title,
            Counter(map(says, story.items)),
            Counter((source.name, source.url) for source in story.sources),
        )
        for story in read(text).stories
    ]


@given(three=damaged(), as_bytes=st.booleans())
def test_bytes_and_documents_do_as_well(*, three: tuple[str, str, str], as_bytes: bool) -> None:
    made = [text.encode("utf-8", "surrogateescape") if as_bytes else read(text) for text in three]
    assert reconcile(made[0], made[1], made[2]) == reconcile(*three)


@given(branches())
def test_line_ends_and_byte_order_mark_stay(three: tuple[str, str, str]) -> None:
    base, ours, theirs = (f"\ufeff{text}".replace("\n", "\r\n") for text in three)
    assume("\r\r" not in ours + theirs + base)
    plain = reconcile(*three)
    result = reconcile(base, ours, theirs)
    assert result.text == f"\ufeff{plain.text}".replace("\n", "\r\n")
    assert len(result.conflicts) == len(plain.conflicts)


BASE = """\
Ferry Opens
Facts
- It runs.[1]
- Fares rose by 4%.[2]
- The mayor came, and left.
Sources: [1]Coast Daily and [2]The Port Times.
Narratives
- Critical narrative, as provided by Coast Daily. Nobody asked.
"""
LISTED = "[1]Coast Daily and [2]The Port Times."
MORE = "[1]Coast Daily, [2]The Port Times"

Edits = dict[str, str]


def after(edits: Edits, text: str = BASE) -> str:
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new)
    return text


CLEAN: dict[str, tuple[Edits, Edits, Edits]] = {
    "both cite for a fact": (
        {"runs.[1]": "runs.[1][2]"},
        {"runs.[1]": "runs.[2]"},
        {"runs.[1]": "runs.[2]"},
    ),
    "both add under one number": (
        {"runs.[1]\n": "runs.[1]\n- Rain.[3]\n", LISTED: f"{MORE} and [3]Reuters."},
        {"4%.[2]": "4%.[2][3]", LISTED: f"{MORE} and [3]TASS <https://t.example>."},
        {
            "runs.[1]\n": "runs.[1]\n- Rain.[3]\n",
            "4%.[2]": "4%.[2][4]",
            LISTED: f"{MORE}, [3]Reuters and [4]TASS <https://t.example>.",
        },
    ),
    "both add the same": (
        {"runs.[1]\n": "runs.[1]\n- Rain.[3]\n", LISTED: f"{MORE} and [3]Reuters."},
        {"runs.[1]\n": "runs.[1]\n- Rain.[7]\n", LISTED: f"{MORE} and [7]reuters."},
        {"runs.[1]\n": "runs.[1]\n- Rain.[3]\n", LISTED: f"{MORE} and [3]Reuters."},
    ),
    "both add at one place": (
        {"4%.[2]\n": "4%.[2]\n- Ours.\n"},
        {"4%.[2]\n": "4%.[2]\n- Theirs.\n"},
        {"4%.[2]\n": "4%.[2]\n- Ours.\n- Theirs.\n"},
    ),
    "one rewords and one cites": (
        {"rose by 4%": "fell by 4%"},
        {"4%.[2]": "4%.[2][1]"},
        {"rose by 4%.[2]": "fell by 4%.[2][1]"},
    ),
    "both cite within a fact": (
        {"came, and": "came,[1] and"},
        {"came, and left.": "came,[2] and left.[1]"},
        {"came, and left.": "came,[1][2] and left.[1]"},
    ),
    "one removes": (
        {"- Fares rose by 4%.[2]\n": ""},
        {"It runs": "It sails"},
        {"- Fares rose by 4%.[2]\n": "", "It runs": "It sails"},
    ),
    "one moves": (
        {"It runs": "It sails"},
        {"- It runs.[1]\n": "", "left.\n": "left.\n- It runs.[1]\n"},
        {"- It runs.[1]\n": "", "left.\n": "left.\n- It sails.[1]\n"},
    ),
    "one renumbers": (
        {"runs.[1]": "runs.[2]", "4%.[2]": "4%.[1]", "[1]C": "[2]C", "[2]The": "[1]The"},
        {"left.": "left.[1][2]"},
        {
            "runs.[1]": "runs.[2]",
            "4%.[2]": "4%.[1]",
            "[1]C": "[2]C",
            "[2]The": "[1]The",
            "left.": "left.[2][1]",
        },
    ),
    "one renames a source": (
        {"Coast Daily": "Coast Weekly"},
        {"Nobody asked": "Somebody asked"},
        {"Coast Daily": "Coast Weekly", "Nobody asked": "Somebody asked"},
    ),
    "one removes a source that the other cites": (
        {LISTED: "[1]Coast Daily.", "4%.[2]": "4%."},
        {"left.": "left.[2]"},
        {"4%.[2]": "4%.", "left.": "left.[2]"},
    ),
    "one takes the narratives out": (
        {BASE[BASE.index("Narratives") :]: ""},
        {"It runs": "It sails"},
        {BASE[BASE.index("Narratives") :]: "", "It runs": "It sails"},
    ),
    "one renames a narrative and one its provider": (
        {"Critical": "Angry"},
        {"by Coast Daily": "by TASS"},
        {"Critical": "Angry", "by Coast Daily": "by TASS"},
    ),
    "both add one fact and cite others for it": (
        {"runs.[1]\n": "runs.[1]\n- Rain.[1]\n"},
        {"runs.[1]\n": "runs.[1]\n- Rain.[2]\n"},
        {"runs.[1]\n": "runs.[1]\n- Rain.[1][2]\n"},
    ),
    "both add one narrative and cite others for it": (
        {"asked.\n": "asked.\n- Late narrative: Never.[1]\n"},
        {"asked.\n": "asked.\n- Late narrative: Never.\n"},
        {"asked.\n": "asked.\n- Late narrative: Never.[1]\n"},
    ),
    "one renames a source by which the other adds a narrative": (
        {"Coast Daily": "Coast Weekly"},
        {"asked.\n": "asked.\n- Late narrative, as provided by Coast Daily. Never.\n"},
        {
            "asked.\n": "asked.\n- Late narrative, as provided by Coast Daily. Never.\n",
            "Coast Daily": "Coast Weekly",
        },
    ),
    "one renames a source and the other changes what it says": (
        {"Coast Daily": "Coast Weekly"},
        {"by Coast Daily. Nobody": "by The Port Times. Somebody"},
        {
            "by Coast Daily. Nobody": "by The Port Times. Somebody",
            "Coast Daily": "Coast Weekly",
        },
    ),
    "one takes out a source of which the other tells the URL": (
        {LISTED: "[1]Coast Daily.", "4%.[2]": "4%."},
        {LISTED: f"{LISTED[:-1]} <https://p.example>."},
        {LISTED: f"{LISTED[:-1]} <https://p.example>.", "4%.[2]": "4%."},
    ),
    "nobody gets a number that stands in a bracket": (
        {"left.": "left [1, 3]."},
        {"runs.[1]": "runs.[1][3]", LISTED: f"{MORE} and [3]Reuters."},
        {
            "left.": "left [1, 3].",
            "runs.[1]": "runs.[1][4]",
            LISTED: f"{MORE} and [4]Reuters.",
        },
    ),
}


@pytest.mark.parametrize("name", CLEAN)
def test_what_only_one_side_changed_is_merged(name: str) -> None:
    ours, theirs, both = CLEAN[name]
    result = reconcile(BASE, after(ours), after(theirs))
    assert result.text == after(both)
    assert result.is_clean


def listing(fact: str, sources: str) -> str:
    return f"Ferry Opens\nFacts\n- It runs.{fact}\nSources: {sources}.\n"


FOUR = ("[2]", "[1]AFP, [2]BBC, [3]CNN and [4]DPA")
NUMBERED = {
    "each takes out another": (
        FOUR,
        ("[2]", "[1]AFP, [2]BBC and [3]DPA"),
        ("[1]", "[1]BBC, [2]CNN and [3]DPA"),
        ("[2]", "[2]BBC and [3]DPA"),
    ),
    "one takes out and one turns round": (
        FOUR,
        ("[1]", "[1]BBC, [2]CNN and [3]DPA"),
        ("[3]", "[1]DPA, [2]CNN, [3]BBC and [4]AFP"),
        ("[1]", "[1]BBC, [2]CNN and [3]DPA"),
    ),
    "one takes out and one puts another first": (
        ("[3]", "[1]AFP, [2]BBC and [3]CNN"),
        ("[2]", "[1]AFP and [2]CNN"),
        ("[4]", "[1]DPA, [2]AFP, [3]BBC and [4]CNN"),
        ("[2]", "[1]AFP, [2]CNN and [3]DPA"),
    ),
    "one takes out whom the other cites": (
        ("[2]", "[1]AFP, [2]BBC and [3]CNN"),
        ("[1]", "[1]BBC and [2]CNN"),
        ("[2][1]", "[1]AFP, [2]BBC and [3]CNN"),
        ("[1][3]", "[1]BBC, [2]CNN and [3]AFP"),
    ),
    "one takes out and one adds": (
        ("[1]", "[1]AFP, [2]BBC and [3]CNN"),
        ("[1]", "[1]AFP and [2]CNN"),
        ("[1][4]", "[1]AFP, [2]BBC, [3]CNN and [4]DPA"),
        ("[1][3]", "[1]AFP, [2]CNN and [3]DPA"),
    ),
    "one turns round and one adds": (
        ("[1]", "[1]AFP and [2]BBC"),
        ("[2]", "[1]BBC and [2]AFP"),
        ("[1][3]", "[1]AFP, [2]BBC and [3]CNN"),
        ("[2][3]", "[1]BBC, [2]AFP and [3]CNN"),
    ),
    "one puts another in the place of a source with a name like it": (
        ("[1]", "[1]Coast Daily <https://c.example>"),
        ("[2]", "[1]AFP and [2]Coast Weekly <https://w.example>"),
        ("[1]\n- Rain.[1]", "[1]Coast Daily <https://c.example>"),
        (
            "[2]\n- Rain.[3]",
            "[1]AFP, [2]Coast Weekly <https://w.example> and [3]Coast Daily <https://c.example>",
        ),
    ),
    "a number between others": (
        ("[1]", "[1]AFP and [5]BBC"),
        ("[1]", "[1]AFP, [5]BBC and [9]CNN"),
        ("[1][3]", "[1]AFP, [3]DPA and [5]BBC"),
        ("[1][3]", "[1]AFP, [3]DPA, [5]BBC and [9]CNN"),
    ),
    "one renames and renumbers a source that the other cites": (
        ("[1]", "[1]Coast Daily and [2]BBC"),
        ("[2]", "[1]AFP, [2]Coast Daily Online and [3]BBC"),
        ("[1]\n- Rain.[1]", "[1]Coast Daily and [2]BBC"),
        ("[2]\n- Rain.[2]", "[1]AFP, [2]Coast Daily Online and [3]BBC"),
    ),
}


@pytest.mark.parametrize("name", NUMBERED)
def test_sources_stay_in_order_and_keep_their_numbers(name: str) -> None:
    base, ours, theirs, both = (listing(*each) for each in NUMBERED[name])
    assert reconcile(base, ours, theirs) == Reconciled(both)


def test_a_source_that_both_rename_is_a_conflict_whatever_its_numbers() -> None:
    base, ours, theirs = (
        listing(fact, sources)
        for fact, sources in (
            ("[1]", "[1]Coast Daily"),
            ("[1]", "[1]Coast Daily Online"),
            ("[2]", "[1]AFP and [2]Coast Daily Weekly"),
        )
    )
    result = reconcile(base, ours, theirs)
    assert settled(result, 0).endswith("[2]Coast Daily Online.\n")
    assert settled(result, 1).endswith("[2]Coast Daily Weekly.\n")


def test_lines_end_as_around_them_where_they_end_in_two_ways() -> None:
    base = BASE.replace("\n", "\r\n")
    ours = after({"Opens\r": "Opens", "4%.[2]": "4%.[2][3]", "Times.": "Times, [3]AFP."}, base)
    ours = ours.replace("Daily and [2]The Port Times, [3]", "Daily, [2]The Port Times and [3]")
    theirs = after(
        {"It runs": "Now it runs", "4%.[2]": "4%.[2][1]", "came, and": "came,[2] and"}, base
    )
    result = reconcile(base, ours, theirs.replace("Times.", "Times <https://p.example>."))
    assert result.is_clean
    assert [at for at, line in enumerate(result.text.split("\n")[:-1]) if line[-1:] != "\r"] == [0]


NARRATIVES = BASE[BASE.index("Narratives") :]

CONFLICTS: dict[str, tuple[Edits, Edits, str]] = {
    "a fact": ({"runs": "sails"}, {"runs": "stands"}, "- It runs.[1]\n"),
    "the title": ({"Opens": "Runs"}, {"Opens": "Sinks"}, "Ferry Opens\n"),
    "a source": ({"The Port": "Port"}, {"Times": "Wire"}, f"Sources: {LISTED}\n"),
    "a fact that ours removed": (
        {"- It runs.[1]\n": ""},
        {"runs": "stands"},
        "- It runs.[1]\n",
    ),
    "a fact that theirs removed": (
        {"runs": "stands"},
        {"- It runs.[1]\n": ""},
        "- It runs.[1]\n",
    ),
    "a marker that both moved": (
        {"runs.[1]": "[1] runs."},
        {"It runs.[1]": "[1]It runs."},
        "- It runs.[1]\n",
    ),
    "the only narrative, which ours removed": (
        {NARRATIVES: ""},
        {"Nobody": "Somebody"},
        NARRATIVES,
    ),
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_what_both_sides_changed_is_a_conflict(name: str) -> None:
    ours, theirs, lines = CONFLICTS[name]
    result = reconcile(BASE, after(ours), after(theirs), labels=("main", ""), marker_size=3)
    hunk = f"<<< main\n{after(ours, lines)}===\n{after(theirs, lines)}>>>\n"
    assert result.text == BASE.replace(lines, hunk)
    assert [result.text[start:end] for start, end in result.conflicts] == [hunk]


def test_conflicts_stand_beside_what_is_merged() -> None:
    ours, theirs = after({"runs": "sails", "rose": "fell"}), after({"runs": "stands"})
    result = reconcile(BASE, ours, theirs)
    assert settled(result, 0) == ours
    assert settled(result, 1) == after({"runs": "stands", "rose": "fell"})


LIST = "Ferry Opens\n\n## Facts\n\n* a [1]\n* b\n\nReferences\n1. A\n2. B (https://b.example)\n"


def test_the_result_is_spelled_as_ours() -> None:
    more = {"b\n\n": "b\n* c [3]\n\n", "b.example)\n": "b.example)\n3. C\n"}
    new = {
        "* a [1]": "- d[^3]\n- a[1]",
        "2. B (https://b.example)": "2. B (https://b.example)\n3. D",
    }
    assert reconcile(LIST, after(more, LIST), after(new, LIST)).text == (
        "Ferry Opens\n\n## Facts\n\n- d[^4]\n- a[1]\n* b\n* c [3]\n\n"
        "References\n1. A\n2. B (https://b.example)\n3. C\n4. D\n"
    )


ONE, TWO, THREE = (f"{title}\nFacts\n- {title} is here.\n" for title in ("One", "Two", "Three"))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ([ONE], [ONE, TWO], [THREE, ONE], [THREE, ONE, TWO]),
        ([ONE], [ONE, TWO], [ONE, THREE], [ONE, TWO, THREE]),
        ([ONE], [ONE, TWO], [ONE, TWO, THREE], [ONE, TWO, THREE]),
        ([ONE, TWO], [TWO], [ONE, TWO, THREE], [TWO, THREE]),
        ([ONE, TWO, THREE], [ONE, THREE], [THREE, ONE, TWO], [THREE, ONE]),
        ([], [ONE], [TWO], [ONE, TWO]),
        ([ONE, TWO], [ONE], [TWO], []),
    ],
)
def test_stories_are_added_moved_and_removed(
    base: list[str], ours: list[str], theirs: list[str], both: list[str]
) -> None:
    result = reconcile(*("\n".join(some) for some in (base, ours, theirs)))
    assert result.text == "\n".join(both)
    assert result.is_clean


def test_stories_that_both_added_by_one_title_are_a_conflict() -> None:
    result = reconcile(ONE, f"{ONE}\n{TWO}", f"{ONE}\n{TWO}- It is new.\n")
    assert result.text == f"{ONE}\n{TWO}<<<<<<< ours\n=======\n- It is new.\n>>>>>>> theirs\n"


@pytest.mark.parametrize(
    "fault", [{"Facts\n": "Facts\nHere:\n"}, {"Facts\n": "Fact\n"}, {"rose": "\udce9"}]
)
def test_a_story_that_cannot_be_told_apart_into_parts_is_a_conflict_as_a_whole(
    fault: Edits,
) -> None:
    base, ours, theirs = (
        after(fault, after(edits)) for edits in ({}, {"It runs": "It sails"}, {"left": "stayed"})
    )
    result = reconcile(base, ours, theirs)
    assert len(result.conflicts) == 1
    assert (settled(result, 0), settled(result, 1)) == (ours, theirs)


def test_a_text_in_which_no_fact_would_be_left_is_a_conflict() -> None:
    base = "T\nFacts\n- It runs.\n- Fares rose.\n"
    ours, theirs = base.replace("- It runs.\n", ""), base.replace("- Fares rose.\n", "")
    result = reconcile(base, ours, theirs)
    assert (settled(result, 0), settled(result, 1)) == (ours, theirs)


def test_a_provider_refers_to_whom_it_did() -> None:
    """Ours adds a narrative whose provider has a longer name once theirs has listed it."""
    ours = f"{BASE}- Late narrative, as provided by St. Louis Post. Never.\n"
    result = reconcile(BASE, ours, after({LISTED: f"{MORE} and [3]St. Louis Post."}))
    assert not result.is_clean


def test_what_is_missing_at_the_ends_comes_from_the_side_that_changed_it() -> None:
    ours, theirs = after({"runs": "sails"}), after({"rose": "fell"})
    both = after({"runs": "sails", "rose": "fell"})
    assert reconcile(BASE, ours, f"\ufeff{theirs[:-1]}").text == f"\ufeff{both[:-1]}"
    assert reconcile(BASE, ours.replace("\n", "\r\n"), theirs).text == both.replace("\n", "\r\n")


@pytest.mark.parametrize("size", [0, -1])
def test_a_line_that_marks_a_conflict_has_signs(size: int) -> None:
    with pytest.raises(ValueError, match="at least one sign"):
        reconcile(BASE, BASE, BASE, marker_size=size)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="not int"):
        reconcile(BASE, BASE, 7)  # type: ignore[arg-type]
