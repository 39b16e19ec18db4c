"""The texts that are measured: ordinary stories by seed, and hostile ones by size."""

import random
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle

__all__ = ["HOSTILE", "HOSTILE_WITHIN", "filled", "many", "stories", "story_of"]

_WORDS = (  # noqa: SIM905 - words read best as words
    "ferry harbor mayor council second line timetable port station bridge budget report minister"
    " river island winter school market open close rise fall percent agreement vote delay opens"
    " said claims after before during under over between against with without plan team crew"
    " storm the of a to in for on by from that its was were has have been will would officials"
    " government region months residents lawmakers announced according court ruling statement"
    " spokesperson emergency investment energy supply regional negotiations Zürich café São Łódź"
    " Kraków naïve Málaga Reykjavík"
).split()
_ASIDES = (
    '"The [harbor authority] has kept its word."',
    "“We were never asked,” she said",
    "— the first since the [2024] budget —",
    "(known locally as the Old Line)",
    'a "small group" of residents',
    "by 4.5% to €3.2 million",
    "the U.S. Coast Guard's 1945-46 report [translated]",
    "an agreement with the [Ministry of Transport],",
)
_SPECIAL_OUTLETS = (
    "U.S. Harbor News",
    "St. Louis Post-Dispatch",
    "Stars and Stripes",
    "Süddeutsche Zeitung",
    "Agência Brasil",
    "Smith, Jones & Co.",
)
_PLACES = (  # noqa: SIM905 - words read best as words
    "Coast Port Harbor Hill River Island Bay Lake Valley North South East West Northern Southern"
    " Eastern Western Central Ellis Marlow Aston Corfe Dunmore Elgin Farnham Garrick Hadley Ilford"
    " Jarrow Kendal Lorne Melrose Norden Oakham Penrith"
).split()
_PAPERS = (  # noqa: SIM905 - words read best as words
    "Daily|Times|Courier|Gazette|Post|Herald|Tribune|Observer|Chronicle|Journal|Standard|Mail"
    "|Press|Echo|Sentinel|Mercury|Argus|Star|Record|Examiner|Dispatch|Bulletin|Inquirer|Register"
    "|Advertiser|Evening News|Radio|Public Television|Business Week|Weekly|Review|Monitor|Argosy"
).split("|")
_OUTLETS = tuple(f"{place} {paper}" for place in _PLACES for paper in _PAPERS)
_NARRATIVES = (
    *("Pro-development narrative", "Critical narrative", "Local narrative", "Narrative A"),
    *("Pro-establishment narrative", "Left narrative", "Right narrative", "Metaculus Prediction"),
)
_UNLISTED_OUTLETS = ("TASS", "Harbor Watch", "The Federalist")
_ORDINARY_SIZE = 2_400
_BYTES_A_SOURCE = 450
_BYTES_A_NARRATIVE = 900
_MARKERS = ((0, 1, 2, 3, 4), (1, 6, 8, 3, 2))  # how many a fact has, and how often


def stories(count: int, seed: int) -> list[str]:
    """Return ordinary canonical texts of one story each, of about 2.4 KB."""
    chance = _chance(seed)
    return [_story(chance, round(_ORDINARY_SIZE * chance.uniform(0.7, 1.3))) for _ in range(count)]


def many(size: int, seed: int) -> str:
    """Return one text of ordinary stories, about as many bytes long as asked for."""
    return "\n".join(stories(round(size / _ORDINARY_SIZE), seed))


def story_of(size: int, seed: int) -> str:
    """Return one ordinary canonical story of about a size.

    A longer story has more sources, facts and narratives, at most 999 sources; its sentences and
    markers are those of a short one.

    Args:
        size: The size in bytes of UTF-8; the story exceeds it by one fact at most.
        seed: The seed of all that is chosen.
    """
    return _story(_chance(seed), size)


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same texts each time are what is wanted


def _story(chance: random.Random, size: int) -> str:
    outlets = _outlets(chance, min(max(size // _BYTES_A_SOURCE, 4), 999))
    before = [_words(chance, 5, 9).title(), "Facts"]
    after = [_sources(chance, outlets), "Narratives"]
    after += (_narrative(chance, outlets) for _ in range(max(size // _BYTES_A_NARRATIVE, 2)))
    facts: list[str] = []
    left = size - sum(map(_size, before + after))
    numbers = _numbers(chance, len(outlets))
    while left > 0:
        facts.append(_fact(chance, numbers))
        left -= _size(facts[-1])
    return "".join(f"{line}\n" for line in before + facts + after)


def _size(line: str) -> int:
    return len(line.encode()) + 1


def _outlets(chance: random.Random, count: int) -> list[str]:
    special = chance.sample(_SPECIAL_OUTLETS, 1 + chance.randrange(2))
    outlets = special + chance.sample(_OUTLETS, count - len(special))
    chance.shuffle(outlets)
    return outlets


def _numbers(chance: random.Random, count: int) -> Iterator[int]:
    """Return numbers to cite: every source, again and again, none twice in a row of markers."""
    return cycle(chance.sample(range(1, count + 1), count))


def _fact(chance: random.Random, numbers: Iterator[int]) -> str:
    [count] = chance.choices(*_MARKERS)
    markers = [f"[{next(numbers)}]" for _ in range(count)]
    if count > 1 and not chance.randrange(5):
        return f"- {_words(chance, 8, 16)},{markers.pop()} {_sentence(chance)}{''.join(markers)}"
    return f"- {_sentence(chance)}{''.join(markers)}"


def _narrative(chance: random.Random, outlets: list[str]) -> str:
    name, text = chance.choice(_NARRATIVES), f"{_sentence(chance)} {_sentence(chance)}"
    match chance.randrange(10):
        case 0 | 1:
            return f"- {name}: {text}"
        case 2:
            return f"- {name}, as provided by {chance.choice(_UNLISTED_OUTLETS)}. {text}"
        case _:
            return f"- {name}, as provided by {chance.choice(outlets)}. {text}"


def _sources(chance: random.Random, outlets: list[str]) -> str:
    entries = [f"[{number}]{name}{_url(chance)}" for number, name in enumerate(outlets, 1)]
    *others, last = entries
    return f"Sources: {', '.join(others)} and {last}."


def _url(chance: random.Random) -> str:
    """Return the address of an article, for one source in three."""
    if chance.randrange(3):
        return ""
    return f" <https://news.example/{chance.randrange(2020, 2027)}/{'-'.join(_some(chance, 3))}>"


def _sentence(chance: random.Random) -> str:
    words = _words(chance, 12, 24)
    if chance.randrange(4):
        return f"{words}."
    return f"{words} {chance.choice(_ASIDES)} {' '.join(_some(chance, 5))}."


def _words(chance: random.Random, least: int, most: int) -> str:
    words = " ".join(_some(chance, chance.randint(least, most)))
    return words[0].upper() + words[1:]


def _some(chance: random.Random, count: int) -> list[str]:
    return chance.choices(_WORDS, k=count)


def filled(piece: str, size: int) -> str:
    """Return a piece repeated up to a size in code points, at least once."""
    return piece * max(size // len(piece), 1)


def _alone(piece: str) -> Callable[[int], str]:
    return lambda size: filled(piece, size)


def _between(before: str, piece: str, after: str) -> Callable[[int], str]:
    return lambda size: before + filled(piece, size - len(before) - len(after)) + after


def _in_fact(piece: str) -> Callable[[int], str]:
    return _between("Title\nFacts\n- Words ", piece, "\nSources: [1]Coast Daily.\n")


def _in_sources(piece: str) -> Callable[[int], str]:
    return _between("Title\nFacts\n- Words.[1]\nSources: [1]Coast Daily", piece, ".\n")


def _in_narrative(piece: str) -> Callable[[int], str]:
    return _between("Title\nFacts\n- Words.\nNarratives\n- Critical narrative", piece, ". Words.\n")


def _nested(size: int) -> str:
    return "[" * (size // 2) + "1" + "]" * (size // 2)


HOSTILE: Mapping[str, Callable[[int], str]] = {
    "`[`": _alone("["),
    "`[1]`": _alone("[1]"),
    "nested brackets": _nested,
    "one line": _alone("word "),
    "empty items": _alone("- \n"),
    "blank lines": _alone("\n"),
    "quotes": _alone('"'),
    "digits": _alone("1"),
    "`, as provided by `": _alone(", as provided by "),
    "`---` lines": _alone("---\n"),
    "`, [1]A`": _alone(", [1]A"),
    "`Facts` lines": _alone("Facts\n"),
    "`Narratives` lines": _alone("Narratives\n"),
    "`Sources:` lines": _alone("Sources:\n"),
    "a run of backticks": _alone("`"),
    "lines of backticks": _alone("```\n"),
    "`[1-999]`": _alone("[1-999]"),
}
"""Texts that nobody would write: a piece, repeated as often as asked for, and nothing else."""

HOSTILE_WITHIN: Mapping[str, Callable[[int], str]] = {
    "`[` in a fact": _in_fact("["),
    "`[1]` as a fact, source listed": _between(
        "Title\nFacts\n- ", "[1]", "\nSources: [1]Coast Daily.\n"
    ),
    "`- [1]` lines, source listed": _between(
        "Title\nFacts\n", "- [1]\n", "Sources: [1]Coast Daily.\n"
    ),
    "`[1]` as a fact, no sources": _between("Title\nFacts\n- ", "[1]", "\n"),
    "`[7]` in a fact, source not listed": _in_fact("[7]"),
    "nested brackets in a fact": lambda size: _in_fact(_nested(size - 60))(size),
    "one long fact": _in_fact("word "),
    "one long narrative": _in_narrative(" word"),
    "empty items in a story": _between("Title\nFacts\n", "- \n", "Sources: [1]Coast Daily.\n"),
    "blank lines in a story": _between("Title\nFacts\n- Words.\n", "\n", "Narratives\n- Left: a\n"),
    "quotes in a fact": _in_fact('"'),
    "digits in a fact": _in_fact("1"),
    "digits after `[`": _between("Title\nFacts\n- [", "1", "]\nSources: [1]Coast Daily.\n"),
    "`, as provided by ` in a narrative": _in_narrative(", as provided by A"),
    "`, [1]A` in a sources line": _in_sources(", [1]A"),
    "`, ` in a sources line": _in_sources(", "),
    "` and ` in a sources line": _in_sources(" and "),
    "`Facts` lines after blank ones": _alone("\nFacts\n"),
    "backticks in a fact": _in_fact("`"),
    "`[1-999]` in a fact": _in_fact("[1-999]"),
}
"""The same where it counts: within the parts of a story."""
