"""What changed between two stories is told, and makes one of the other."""

import contextlib
import random
import tomllib
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import attrs
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import storyparse
from storyparse import Citation, Fact, Narrative, Source, Story, UnresolvedCitation
from storyparse.changes import change, item_change, source_change
from storyparse.changes.alignment import aligned_items, aligned_sources
from storyparse.changes.application import apply
from storyparse.changes.comparison import diff
from storyparse.changes.contents import followed
from storyparse.changes.documents import story_changes
from storyparse.changes.records import record
from storyparse.changes.spelled_out import lines
from storyparse.changes.wording import excerpts, renamed
from storyparse.display import printable
from storyparse.strategies import stories, texts

DATA = tomllib.loads((Path(__file__).parent / "diffs" / "changes.toml").read_text("utf-8"))
CASES = DATA["case"]


def citing(story: Story, sources: dict[int, Source]) -> Story:
    """Return a story with another source for each number."""
    facts = [attrs.evolve(each, content=followed(each.content, sources)) for each in story.facts]
    told = [
        attrs.evolve(each, content=followed(each.content, sources)) for each in story.narratives
    ]
    return Story(story.title, facts, list(sources.values()), told)


def shuffled(story: Story, rng: random.Random) -> Story:
    return attrs.evolve(
        story,
        facts=rng.sample(story.facts, len(story.facts)),
        sources=rng.sample(story.sources, len(story.sources)),
        narratives=rng.sample(story.narratives, len(story.narratives)),
    )


def with_other_numbers(story: Story, rng: random.Random) -> Story:
    new = iter(rng.sample(range(1, 1000), len(story.sources)))
    return citing(story, {s.number: attrs.evolve(s, number=next(new)) for s in story.sources})


def with_other_numbers_if_any_do(story: Story, rng: random.Random) -> Story:
    """Return the story with other numbers, unless some bracket in it would come to cite."""
    try:
        return with_other_numbers(story, rng)
    except ValueError:
        return story


def without_a_fact(story: Story, rng: random.Random) -> Story:
    at = rng.randrange(len(story.facts))
    return attrs.evolve(story, facts=story.facts[:at] + story.facts[at + 1 :])


def with_a_fact_again(story: Story, rng: random.Random) -> Story:
    facts = list(story.facts)
    facts.insert(rng.randrange(len(facts) + 1), rng.choice(facts))
    return attrs.evolve(story, facts=facts)


def with_another_content(story: Story, rng: random.Random) -> Story:
    """Return the story with a citation or words put in or taken out somewhere."""
    facts = list(story.facts)
    at = rng.randrange(len(facts))
    content = list(facts[at].content)
    place = rng.randrange(len(content) + 1)
    piece = Citation(rng.choice(story.sources)) if story.sources and rng.random() < 0.5 else " word"
    content[place : place + rng.randrange(2)] = [piece] * rng.randrange(2)
    facts[at] = Fact(content)
    return attrs.evolve(story, facts=facts)


def with_another_source(story: Story, rng: random.Random) -> Story:
    """Return the story with a source added, or renamed, or with another URL."""
    number = rng.randrange(1, 1000)
    added = Source(
        number, rng.choice(["Reuters", "TASS", "Acme"]), rng.choice([None, "http://a.example"])
    )
    old = {each.number: each for each in story.sources}
    if not old or rng.random() < 0.5:
        return attrs.evolve(story, sources=[*story.sources, added])
    chosen = rng.choice(story.sources)
    new = rng.choice(
        [attrs.evolve(chosen, name=f"The {chosen.name}"), attrs.evolve(chosen, url=added.url)]
    )
    return citing(story, {**old, chosen.number: new})


def with_another_narrative(story: Story, rng: random.Random) -> Story:
    narratives = list(story.narratives)
    new = Narrative(
        rng.choice(["Critical", "Official narrative"]), ["So."], rng.choice([None, "TASS"])
    )
    if not narratives or rng.random() < 0.5:
        return attrs.evolve(story, narratives=[new, *narratives])
    at = rng.randrange(len(narratives))
    narratives[at] = attrs.evolve(narratives[at], name=new.name, provider=new.provider)
    return attrs.evolve(story, narratives=narratives)


EDITS: list[Callable[[Story, random.Random], Story]] = [
    shuffled,
    with_other_numbers,
    without_a_fact,
    with_a_fact_again,
    with_another_content,
    with_another_content,
    with_another_source,
    with_another_narrative,
    lambda story, _: attrs.evolve(story, title=f"{story.title} again"),
]


WORDS = st.sampled_from("ab \u0301新聞")


@st.composite
def versions(draw: st.DrawFn) -> tuple[Story, Story]:
    """A story, and what some editing made of it."""
    old = new = draw(stories())
    rng = draw(st.randoms(use_true_random=False))
    for edit in draw(st.lists(st.sampled_from(EDITS), max_size=5)):
        try:
            new = edit(new, rng)
        except ValueError:  # what no text of a story can carry
            continue
    return old, new


@given(versions())
def test_the_changes_make_the_new_version_of_the_old(pair: tuple[Story, Story]) -> None:
    old, new = pair
    assert apply(diff(old, new), old) == new
    assert apply(diff(new, old), new) == old


@given(stories(), stories())
def test_the_changes_make_one_story_of_any_other(old: Story, new: Story) -> None:
    assert apply(diff(old, new), old) == new


@settings(max_examples=50)
@given(texts(), texts())
@example("\n\nFacts\n-\n", "T\nFacts\n- a[7]\n")
@example("T\nFacts\n- a[7]\n", "T\nFacts\n- a[7]\nSources: [7]A.\n")
def test_the_changes_make_one_story_of_any_other_that_was_read(old: str, new: str) -> None:
    for before in storyparse.read(old).stories:
        for after in storyparse.read(new).stories:
            assert apply(diff(before, after), before) == after


@given(versions())
def test_there_are_changes_only_between_stories_that_differ(pair: tuple[Story, Story]) -> None:
    old, new = pair
    assert diff(old, old) == ()
    assert (diff(old, new) == ()) == (old == new)


@given(stories(), st.randoms(use_true_random=False))
def test_of_a_story_that_was_only_renumbered_that_is_the_one_change(
    story: Story, rng: random.Random
) -> None:
    new = with_other_numbers_if_any_do(story, rng)
    assume(new != story and distinct(story))
    (found,) = diff(story, new)
    assert isinstance(found, source_change.Renumbered)


def distinct(story: Story) -> bool:
    """Tell whether no two sources have the same name and URL: with others they would swap."""
    return len({(each.name, each.url) for each in story.sources}) == len(story.sources)


@settings(max_examples=50)
@given(versions())
def test_what_is_told_to_have_moved_has_another_number(pair: tuple[Story, Story]) -> None:
    for each in diff(*pair):
        if isinstance(each, item_change.ItemMoved):
            assert each.old != each.place.number


@given(st.permutations(range(8)))
def test_what_keeps_its_number_in_any_other_order_did_not_move(order: list[int]) -> None:
    facts = [Fact([f"{number}"]) for number in range(8)]
    old, new = Story("Ferry", facts), Story("Ferry", [facts[at] for at in order])
    found = diff(old, new)
    assert all(str(each).split()[1] != str(each).split()[-1] for each in found)
    assert apply(found, old) == new


@given(st.text(WORDS), st.text(WORDS), st.text(WORDS), st.text(WORDS), st.integers(0, 150))
@example("", "年底", "明年", "為止", 150)
def test_words_that_differ_are_quoted_so_that_they_differ(
    before: str, one: str, other: str, after: str, length: int
) -> None:
    assume(one != other)
    texts = [before + "a" * length + each + "z" * length + after for each in (one, other)]
    for quote in (excerpts, renamed):
        old, new = quote(*texts)
        assert normalize("NFC", old) != normalize("NFC", new)
        assert max(len(old), len(new)) < 100


@given(versions())
def test_what_the_changes_make_of_another_story_can_be_written_or_they_are_refused(
    pair: tuple[Story, Story],
) -> None:
    old, new = pair
    with contextlib.suppress(ValueError):
        again = apply(diff(old, new), new)
        assert storyparse.parse(storyparse.dumps(again)) == again


@given(versions())
def test_every_place_is_aligned_once(pair: tuple[Story, Story]) -> None:
    old, new = pair
    for olds, news, pairs in (
        (old.sources, new.sources, aligned_sources(old.sources, new.sources)),
        (old.facts, new.facts, aligned_items(old.facts, new.facts, {})),
        (old.narratives, new.narratives, aligned_items(old.narratives, new.narratives, {})),
    ):
        assert [after for _, after in pairs if after is not None] == list(range(len(news)))
        assert sorted(b for b, _ in pairs if b is not None) == list(range(len(olds)))
        assert all(after is not None for _, after in pairs[: len(news)])
        gone = [before for before, _ in pairs[len(news) :]]
        assert gone == sorted(gone, key=lambda place: place or 0)


@given(texts(), texts())
@settings(max_examples=50)
def test_sentences_are_short_and_safe_to_be_shown(old: str, new: str) -> None:
    found = story_changes(storyparse.read(old).stories, storyparse.read(new).stories)
    for story in found:
        for each in (story, *story.changes):
            assert printable(str(each)) == str(each)
            assert "\n" not in str(each)
            assert len(str(each)) < 4000


@given(versions())
def test_records_hold_the_sentence_and_plain_data(pair: tuple[Story, Story]) -> None:
    for each in diff(*pair):
        found = record(each)
        assert found["sentence"] == str(each)
        assert found.keys() == {"change", "sentence", *(f.name for f in attrs.fields(type(each)))}


@given(stories(), st.randoms(use_true_random=False))
def test_what_is_spelled_out_knows_no_numbers(story: Story, rng: random.Random) -> None:
    new = with_other_numbers_if_any_do(story, rng)
    assert list(lines(storyparse.read(storyparse.dumps(new)))) == list(
        lines(storyparse.read(storyparse.dumps(story)))
    )


@given(texts())
def test_what_is_spelled_out_is_safe_and_not_much_longer(text: str) -> None:
    for line in lines(storyparse.read(text)):
        assert printable(line) == line
        assert "\n" not in line


SPELLED_OUT = [
    ("a citation from its words", "a.[1]", "a.[CD]"),
    ("a name from a bracket behind it", "a.[2]", "a.[1]]"),
    ("a control from its escape", "\x1b", "\\x1b"),
    ("a tab from a space", "a\tb", "a b"),
    ("a backslash from an escape", "\\[CD]", "[CD]"),
]


@pytest.mark.parametrize(
    ("one", "other"),
    [pair for _, *pair in SPELLED_OUT],
    ids=[name for name, *_ in SPELLED_OUT],
)
def test_what_is_spelled_out_tells(one: str, other: str) -> None:
    documents = [
        storyparse.read(f"T\nFacts\n- {fact}\nSources: [1]CD and [2]CD].\n")
        for fact in (one, other)
    ]
    assert documents[0].stories != documents[1].stories
    assert list(lines(documents[0])) != list(lines(documents[1]))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_changes_are_told_in_the_words_of_news(case: dict[str, str]) -> None:
    (old,), (new,) = (
        storyparse.read(text).stories for text in ({**DATA, **case}["old"], case["new"])
    )
    assert "".join(f"{each}\n" for each in diff(old, new)) == case["sentences"]
    assert apply(diff(old, new), old) == new
    assert apply(diff(new, old), new) == old


A, B = Source(1, "Coast Daily"), Source(2, "Port Wire")
RUNS = Fact(["It runs.", Citation(A)])
ASKED = Narrative("Critical narrative", ["Nobody asked."], "TASS")
STORY = Story("Ferry Opens", [RUNS], [A], [ASKED])
HERE = item_change.Place(item_change.ItemKind.FACT, 1, RUNS.content)
THERE = item_change.Place(item_change.ItemKind.NARRATIVE, 1, ASKED.content)
SECOND = item_change.Place(item_change.ItemKind.FACT, 2, RUNS.content)
GAINED = item_change.Place(item_change.ItemKind.FACT, 1, (*RUNS.content, Citation(B)))
BARE = item_change.Place(item_change.ItemKind.FACT, 1, ("It runs.",))


@pytest.mark.parametrize(
    "misfit",
    [
        change.TitleReworded("Ferry Closes", "Ferry Opens"),
        source_change.SourceRemoved(B),
        source_change.SourceRemoved(attrs.evolve(A, name="Port Wire")),
        source_change.Renumbered(((1, 2), (2, 1))),
        source_change.SourcesMoved((2, 1)),
        source_change.SourceRenamed(2, "Coast Daily", "Port Wire"),
        source_change.SourceRenamed(1, "Port Wire", "Coast Daily"),
        source_change.SourceUrlChanged(1, "http://coast.example", None),
        source_change.SourceAdded(B, 0),
        source_change.SourceAdded(B, 3),
        source_change.SourceAdded(attrs.evolve(B, number=1), 1),
        item_change.ItemRemoved(HERE, Fact(["It sails."])),
        item_change.ItemRemoved(SECOND, RUNS),
        item_change.ItemAdded(attrs.evolve(SECOND, number=9), RUNS),
        item_change.ItemAdded(SECOND, Fact(["It sails."])),
        item_change.ItemAdded(GAINED, Fact(GAINED.content)),
        item_change.ItemAdded(attrs.evolve(SECOND, content=ASKED.content), ASKED),
        item_change.ItemMoved(HERE, 2),
        item_change.ItemReworded(HERE, ("It sails.",), RUNS.content),
        item_change.ItemReworded(SECOND, RUNS.content, RUNS.content),
        item_change.CitationsMoved(HERE, (Citation(A), "It runs."), RUNS.content),
        item_change.CitationLost(BARE, Citation(A), 3),
        item_change.CitationGained(GAINED, Citation(A), 8),
        item_change.CitationGained(GAINED, Citation(B), 99),
        item_change.CitationGained(GAINED, Citation(B), 9),
        item_change.NarrativeRenamed(THERE, "Narrative A", "Critical narrative"),
        item_change.NarrativeRenamed(HERE, "Narrative A", "Critical narrative"),
        item_change.ProviderChanged(THERE, None, "TASS"),
        item_change.ProviderChanged(THERE, "TASS", "TASS. Reuters"),
    ],
    ids=str,
)
def test_a_change_that_does_not_fit_is_refused(misfit: change.Change) -> None:
    with pytest.raises(ValueError, match=r"fit|no place|same number|another source|would end"):
        apply([misfit], STORY)


def test_what_would_come_to_cite_is_refused() -> None:
    """A list of numbers is a citation once all of them are listed."""
    story = Story("Ferry Opens", [Fact(["From [1, 2] on."])], [A])
    with pytest.raises(ValueError, match="is read as a citation"):
        apply([source_change.SourceAdded(B, 2)], story)
    story = Story("Ferry Opens", [Fact(["It runs.", UnresolvedCitation(2)])], [A])
    with pytest.raises(ValueError, match="another source"):
        apply([source_change.SourceAdded(B, 2)], story)


def test_what_is_no_change_is_refused() -> None:
    with pytest.raises(TypeError, match="changes are wanted, not str"):
        apply(["fact 1 removed"], STORY)  # type: ignore[list-item]


def test_citations_of_what_was_made_hold_the_sources_of_the_story() -> None:
    new = Story("Ferry Opens", [Fact(GAINED.content), RUNS], [A, B], [ASKED])
    made = apply(diff(STORY, new), STORY)
    for item in made.items:
        assert all(any(each.source is source for source in made.sources) for each in item.citations)


def test_outlets_are_the_same_by_name_then_by_url_then_by_number_and_likeness() -> None:
    old = [
        Source(1, "Coast Daily", "http://coast.example/1"),
        Source(2, "Coast Daily", "http://coast.example/2"),
        Source(3, "Port Wire", "http://wire.example"),
        Source(4, "Harbor Times"),
        Source(5, "Reuters"),
        Source(6, "TASS"),
    ]
    new = [
        Source(1, "COAST DAILY", "http://coast.example/2"),
        Source(2, "coast daily", "http://coast.example/3"),
        Source(9, "Wire of the Port", "http://wire.example"),
        Source(4, "The Harbor Times"),
        Source(5, "Coast Radio"),
    ]
    assert aligned_sources(old, new) == (
        *((1, 0), (0, 1), (2, 2), (3, 3), (None, 4)),
        *((4, None), (5, None)),
    )


def test_items_are_the_same_by_what_they_say_then_by_likeness() -> None:
    old = [
        Fact(["The ferry runs.", Citation(A)]),
        Fact(["The ferry runs.", Citation(B)]),
        Fact(["Fares rose by 4%."]),
        Fact(["Nobody came."]),
    ]
    new = [
        Fact(["Fares fell by 4%."]),
        Fact(["The ferry runs.", Citation(attrs.evolve(B, number=7))]),
        Fact(["The ferry runs."]),
        Fact(["The old line closes."]),
    ]
    assert aligned_items(old, new, {1: 1, 2: 7}) == ((2, 0), (1, 1), (0, 2), (None, 3), (3, None))


SHAPES: dict[str, Callable[[int], tuple[str, str]]] = {
    "facts reworded": lambda size: (
        "".join(f"- fact number {at} is so\n" for at in range(size)),
        "".join(f"- fact number {at * 7} was so\n" for at in range(size)),
    ),
    "facts reversed": lambda size: (
        "".join(f"- {at}\n" for at in range(size)),
        "".join(f"- {at}\n" for at in reversed(range(size))),
    ),
    "facts repeated": lambda size: ("- a b\n- c d\n" * size, "- c d\n- a b\n- e f\n" * size),
    "one long fact": lambda size: (f"- {'a b ' * size}c\n", f"- {'b a ' * size}c\n"),
    "one long fact among many": lambda size: (
        f"- {'word ' * size}\n" + "- word a\n" * size,
        f"- {'sword ' * size}\n" + "- word b\n" * size,
    ),
    "words far apart": lambda size: (
        f"- a{'[1]' * size} {'b ' * size}c\nSources: [1]A.\n",
        f"- b{'[1]' * size} {'b ' * size}d\nSources: [1]A.\n",
    ),
    "citations": lambda size: (
        f"- a{'[1]' * size}\nSources: [1]A and [2]B.\n",
        f"- a{'[2][1]' * size}\nSources: [1]A and [2]B.\n",
    ),
    "citations reworded": lambda size: (
        f"- a{' b[1]' * size}\nSources: [1]A and [2]B.\n",
        f"- a{' c[2]' * size}\nSources: [2]A and [1]B.\n",
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_as_the_stories_do(is_linear: Callable[..., bool], shape: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        old, new = (storyparse.read(f"T\nFacts\n{text}").stories[0] for text in SHAPES[shape](size))

        def work() -> None:
            assert apply(diff(old, new), old) == new

        return work

    assert is_linear(prepare, 1_000)
