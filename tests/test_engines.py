"""The specification grammar means the same to two engines that know nothing of each other."""

import logging
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark
from lark.exceptions import UnexpectedInput
from llguidance import LLMatcher, LLTokenizer, TokenizerWrapper

GRAMMAR = files("storyparse.grammar").joinpath("story.lark").read_text(encoding="utf-8")
SEED = Path(__file__).resolve().parents[2] / "shared" / "stories" / "seed.txt"
EDITS = 4_000
GENERATED = 150


class ByteTokens:
    """A tokenizer of 256 bytes and an end token: the least that llguidance can do with."""

    eos_token_id = 256
    bos_token_id = None
    tokens: Sequence[bytes] = [bytes([byte]) for byte in range(256)] + [b"<end>"]
    special_token_ids: Sequence[int] = [256]

    def __call__(self, text: bytes | str) -> list[int]:
        """Return the bytes of the text."""
        return list(text if isinstance(text, bytes) else text.encode())


def _matcher() -> LLMatcher:
    tokenizer = LLTokenizer(TokenizerWrapper(ByteTokens()), slices=[])
    matcher = LLMatcher(tokenizer, LLMatcher.grammar_from_lark(GRAMMAR))
    assert not matcher.is_error(), matcher.get_error()
    return matcher


PARSER = Lark(GRAMMAR, parser="lalr", lexer="contextual", start="start")
MATCHER = _matcher()


def lark_accepts(text: str) -> bool:
    """Tell whether Lark reads the whole text."""
    try:
        PARSER.parse(text)
    except UnexpectedInput:
        return False
    return True


def llguidance_accepts(text: str) -> bool:
    """Tell whether llguidance takes every byte and would let the text end there."""
    matcher = MATCHER.deep_copy()
    data = list(text.encode())
    taken = matcher.try_consume_tokens(data)
    assert not matcher.is_error(), matcher.get_error()
    return taken == len(data) and matcher.is_accepting()


def verdicts(text: str) -> dict[str, bool]:
    """Return what each engine says of the text."""
    return {"lark": lark_accepts(text), "llguidance": llguidance_accepts(text)}


def agreed(*, accepted: bool) -> dict[str, bool]:
    """Return the verdicts of two engines of one mind."""
    return dict.fromkeys(("lark", "llguidance"), accepted)


# --- Cases by hand ------------------------------------------------------------------------------
# Each case is a part, put into a story that is canonical but for it.

FRAMES = {
    "text": "{}",
    "title": "{}\nFacts\n- A fact.",
    "later title": "Title\nFacts\n- A fact.\n\n{}\nFacts\n- A fact.\n",
    "content": "Title\nFacts\n- {}",
    "last content": "Title\nFacts\n- A fact.\nNarratives\n- Critical narrative: {}\n",
    "sources": "Title\nFacts\n- A fact.\nSources: {}",
    "used sources": "Title\nFacts\n- A fact.[1]\nSources: {}\nNarratives\n- Narrative A: Text.\n",
    "line": "Title\nFacts\n- A fact.\n{}",
    "used line": "Title\nFacts\n- A fact.[1]\n{}\nNarratives\n- Narrative A: Text.\n",
    "narrative": "Title\nFacts\n- A fact.\nNarratives\n- {}",
}

HARBOR = """\
Harbor Town Opens Second Ferry Line
Facts
- The ferry to Port Ellis began running on Monday, two months late.[1][2]
- The mayor said: "The [harbor authority] has kept its word."[3]
- Fares rose by 4%,[2] while the old line keeps its timetable.
Sources: [1]Coast Daily, [2]The Port Times <https://port.example/ferry> and [3]U.S. Harbor News.
Narratives
- Pro-development narrative, as provided by Coast Daily. The second line ends a bottleneck.
- Critical narrative: Nobody asked the people of Port Ellis.
"""

TEXTS = [
    HARBOR,
    HARBOR.rstrip("\n"),
    f"{HARBOR}\n{HARBOR}",
    f"{HARBOR}\n{HARBOR}\n{HARBOR}".rstrip("\n"),
    "Title\nFacts\n- A fact.",
    "Title\nFacts\n- A fact.\nNarratives\n- Narrative A: Text.",
    "Title\nFacts\n- A fact.\nSources: [1]A.",
    "Facts\nFacts\n- Facts\n\nNarratives\nFacts\n- Narratives\n\nSources:\nFacts\n- [1]",
]
NO_TEXTS = [
    "",
    "\n",
    "Title",
    "Title\n",
    "Facts\n- A fact.",
    "\nTitle\nFacts\n- A fact.",
    "\ufeffTitle\nFacts\n- A fact.",
    "Title\n\nFacts\n- A fact.",
    "Title\nFacts\n\n- A fact.",
    "Title\nFacts",
    "Title\nFacts\n",
    "Title\nFacts\nA fact.",
    "Title\nfacts\n- A fact.",
    "Title\nFacts:\n- A fact.",
    "Title\nFacts \n- A fact.",
    "Title\nFacts\r\n- A fact.",
    "Title\r\nFacts\n- A fact.",
    "Title\nFacts\n- A fact.\r\n",
    "Title\nFacts\n- A fact.\n\n",
    "Title\nFacts\n- A fact.\n ",
    "Title\nFacts\n- A fact.\n\n- A fact.",
    "Title\nFacts\n- A fact.\n  goes on",
    "Title\nFacts\n* A fact.",
    "Title\nFacts\n-A fact.",
    "Title\nFacts\n-\u00a0A fact.",
    "Title\nFacts\n - A fact.",
    "Title\nFacts\n- A fact.\nNarratives",
    "Title\nFacts\n- A fact.\nNarratives\nSources: [1]A.",
    "Title\nFacts\n- A fact.\nNarratives\n- N: T.\nSources: [1]A.",
    "Title\nSources: [1]A.\nFacts\n- A fact.",
    "Title\nFacts\n- A fact.\nFacts\n- A fact.",
    f"{HARBOR}\n\n{HARBOR}",
    f"{HARBOR}{HARBOR}",
    f"{HARBOR}\n \n{HARBOR}",
]


def _parts(block: str) -> list[str]:
    """Split a block of cases: one after the other, with a broken bar or a line end between."""
    return block.strip("\n").replace("\n", "¦").split("¦")


TITLES = _parts("""
Facts¦Narratives¦The Facts¦Overview:¦1. FC Harbor Wins¦- x¦- - -¦> x¦Sources¦Source
references¦Sources:¦Source\uff1a¦Sources: Harbor authority to close¦Sourcesx¦Sourcesx [1]
Sourc [1]¦reference [1]¦Referenc¦Rum¦s¦S [1]¦r¦Sources [¦Sources []¦Sources [x1]¦Sources [^
Sources [^ 1¦Sources: [ ^x¦so¦Sources : [1]¦Sources:: [1]¦Sources:\uff1a¦Sources [[1]]
Sources (1)¦Sources 1¦\u017fources [1]¦Sources\r[1]¦Sources [\r1]¦Sources \r[1]
Source\uff02[1]¦Sources, [1]¦Sources [\uff11]¦Sources\u2028[1]¦Sources\ufeff[1]¦sources.[1]
Sources[:1¦Sources[^^1¦_¦_x¦_ _¦_x__¦x__¦x*¦#¦##¦#x¦#\rx¦######x¦#-¦-#¦-_-¦-¦--¦---x¦--- -
----- x¦---\r-¦\u2013\u2013\u2013¦`¦``¦``x¦`x`¦~~x¦~¦~ ~¦```a b¦``` a b¦```a`¦```~¦~~~`
``` ~¦~~~ ~¦```a \rb¦````a b~¦~~~a  b¦\rx¦x\ry¦\r x¦x \ry¦x\x85y¦x\u2028¦x\u200b¦x\u00a0y
\U0001f600¦\0¦[1]¦[1] Name¦A  B¦A\tB¦A — B¦x\ufeff¦http://x¦漢字\u3000漢字¦\uff1a¦[^1]: x
""")
NO_TITLES = _parts("""
 x¦x ¦\tx¦x\t¦\u00a0x¦x\u3000¦x\u202f¦x\u2009¦x\r¦x \r¦x\r ¦\r¦\r ¦\ufeff¦\ufeffx¦*¦**¦* x
*x*¦**x**¦***¦__¦__x__¦___¦____x¦# x¦#\tx¦###### x¦####### x¦#\u00a0x¦##\u3000x¦# ¦# \rx
# # x¦---¦----¦----------------------------------------¦```¦````¦```python¦``` python¦~~~
~~~x¦~~~~ x¦```\rx¦```\u00a0x¦``` x\ry¦~~~\t\u3000x:y¦~~~漢字¦Sources: [1]A.¦SOURCES [1]\u2026
References: [^1¦Source\uff1a[ 1¦source[1¦sources \u3000[0¦Sources:[01]¦sOuRcE:\t[\u00a0^9x
references[^1]: x¦REFERENCES\uff1a\u3000[2024]¦Source [1¦Sources  [  1
""")

CONTENTS = _parts("""
x¦[1]¦[1][2]¦[1] x¦[1] [x]¦x[1]¦x[999]¦x[1] y¦x[1], [2024] and [0].¦[1]x[1]
[harbor authority]¦x [2024]¦x [0]¦x [01]¦x [^1]¦x [1, 2]¦x [ 1 ]¦x [1-3]¦[¦]¦[]¦x []¦x [
x [1¦x [12¦x [123¦x [1234¦x [1[¦x [1 ]¦x [1\r]¦[[1]]¦x [[1]]¦x [[1¦x[[[1]]]¦x [1[2]]
x [1[2] [3¦[1[2][¦x][1]¦x [[[¦[1]]¦[1](http://x)¦x [1](http://x)¦x [1](https¦x [1](http
x [1](http[2]¦[1](http[1](http¦x[1](y¦x[1](¦x[1](h¦x[1](ht¦x[1](htt¦x[1](htt[2]¦x[1](HTTP
[1](htp¦[1]((http¦(http¦x (http¦x(http(http¦((((¦(htt¦x (h(h¦(http[1]¦x[1](http [2](http
[9] (http¦x\ry¦\rx¦x\r[1]¦x \r[1]¦\r[1]¦x \r \ry¦[1]\rx¦[1]\r(http¦[1]\r[2]¦x\x85y
x\u2028[1]¦x\u200b[1]¦x\ufeff[1]¦\ufeffx¦x\x0b[1]¦x\x0c[1]¦\0¦é[1]¦x\u2028¦x — y¦x\u00a0— y
x\u2009\u2010¦x\u3001[1]¦x\u3000\u3001¦x\u202f\u2030¦a\u00a0\u00e1¦漢字[1]漢字¦A  B¦A\t\tB¦- x
* x¦1. x¦Facts¦Sources:[1]A.¦---¦```¦# x¦\u30101\u3011¦x \u30101\u3011
""")
NO_CONTENTS = _parts("""
 ¦ x¦x ¦\u00a0x¦x\u3000¦x\t¦x\r¦x\r\r¦x \r¦x\r ¦\r¦[1] ¦[1]\r¦ [1]¦x [1]¦x  [1]¦x\u00a0[1]
x\t[999]¦x\u3000[12]¦x\r [1]¦[1] [2]¦x [1][2]¦x [1](¦x [1](h¦x [1](htt¦x [1](htt p
x [1](HTTP¦x [1] (http¦x [1]](http¦— [1]¦x [1](http://x) [2]¦x [1](http [2]¦x [1 [2]
x [[2] [3]¦é\u2009[1]¦x [1]\r(http
""")

SOURCES = _parts("""
[1]A.¦[1]A and [2]B.¦[1]A, [2]B and [3]C.¦[1]A, [2]B, [3]C and [4]D.¦[999]A.
[1]Stars and Stripes, [2]B and [3]C.¦[1]A and [2]Stars and Stripes.¦[1]Stars and Stripes.
[1]Acme Inc..¦[1]Acme Inc., [2]B.C. and [3]D...¦[1]..¦[1]. x.¦[1].x .y.¦[1]A ...
[1]A and and [2]B.¦[1]A and and and [2]B.¦[1]and and [2]and.¦[1]A and, [2]B and [3]C and.
[1]A, and and [2]B.¦[1]A, and, [2]B and [3]C.¦[1], and and [2], and.¦[1]A, B, C.¦[1]A, an.
[1]A an.¦[1]A a, b.¦[1]andrew and andrea and [2]an and.¦[1]A  and B.¦[1]A and  B.
[1]A\u00a0and B.¦[1]A and\tB.¦[1]A and\u3000and and [2]B.¦[1]A, \u00a0B.¦[1]A & B (C), D.
[1],A.¦[1], A.¦[1],,A.¦[1]A,,B.¦[1]A ,B.¦[1]A , and B.¦[1]A] and [2]].¦[1](A).¦[1]h.
[1]hh, [2]ht and [3]htt.¦[1]http and [2]http:.¦[1]http:/, [2]https and [3]https:/x.
[1]hthttp:/http.¦[1]HTTP://x.¦[1]httpx://x.¦[1]ftp://x.¦[1]http:/ /.¦[1]http://.
[1]A https://, [2]B http:// and [3]http://.¦[1]http:// x.¦[1]A http:// and B.
[1]http://\u00a0x.¦[1]A http:// <http://x>.¦[1]http:// and and [2]B.¦[1]http:// http://.
[1]A <http://x>.¦[1]A <https://x> and [2]B <http://y>.¦[1]A, [2]B <http://[2]> and [3]C.
[1]A. <http://.>.¦[1]A <http://a,b;(c)[1]"'\r\u2028é->.¦[1]A <http://http://x>.
[1]A and <http://x>.¦[1]A <http://x>, [2]B and [3]C.¦[1]é, [2]— and [3]—\u2009—.
[1]A\u3000\u3001.¦[1]漢字\u3000漢字, [2]\u2028 and [3]\r.¦[1]A\u30102\u3011.¦[1]A: B \u2013 C.
""")
NO_SOURCES = _parts("""
[1].¦[1]A¦[1]A.B¦[1]A. ¦[1]A.\r¦[1]A .¦[1] A.¦[1]\u00a0A.¦A.¦[1]A and [2]B¦[0]A.¦[01]A.
[1000]A.¦[ 1]A.¦[^1]A.¦[1 ]A.¦[]A.¦[x]A.¦\u30101\u3011A.¦[\uff11]A.¦[1]A, [2]B.
[1]A and [2]B and [3]C.¦[1]A, [2]B, and [3]C.¦[1]A, and [2]B.¦[1]A; [2]B.¦[1]A [2]B.
[1]A,[2]B and [3]C.¦[1]A,  [2]B and [3]C.¦[1]A,\u00a0[2]B and [3]C.¦[1]A  and [2]B.
[1]A and  [2]B.¦[1]A\u00a0and [2]B.¦[1]A and\u00a0[2]B.¦[1]Aand [2]B.¦[1]A AND [2]B.
[1]A & [2]B.¦[1]and [2]B.¦[1] and [2]B.¦[1], [2]B and [3]C.¦[1], and [2]B.¦[1]A,.
[1]A,, [2]B and [3]C.¦[1]A, and [2]B and [3]C.¦[1]A , [2]B and [3]C.¦[1]A,\tand [2]B.
[1]A and .¦[1]A and [x].¦[1]A and [¦[1]A[.¦[1]A<.¦[1]A>.¦[1]A > B.¦[1]A <b> C.¦[1]A <b>.
[1]A<http://x>.¦[1]<http://x>.¦[1]A  <http://x>.¦[1]A\u00a0<http://x>.¦[1]A, <http://x>.
[1]A <http://x> .¦[1]A <http://x>¦[1] <http://x>.¦[1]A <http://>.¦[1]A <http:/x>.
[1]A <HTTP://x>.¦[1]A <http://x y>.¦[1]A <http://x<>.¦[1]A <http://x>B.
[1]A <http://x\u3000>.¦[1]A <http://x>,[2]B and [3]C.¦[1]A <http://x>  and [2]B.
[1]A <http://x> <http://y>.¦[1]http://x.¦[1]A https://x, [2]B and [3]C.¦[1]http://..
[1]http://, x.¦[1]A http://and and [2]B.¦[1]hhttp://h.¦[1]http://,, [2]B and [3]C.
[1]http:// .¦[1]http://http://.¦[1]http://é.¦[1]http://\r.
""")

NARRATIVES = _parts("""
N: x¦Pro-establishment narrative: x¦Narrative A: [1]¦Metaculus Prediction: 40%.¦N: x: y
N: [x¦*: x¦*N: x¦*N*: x¦* N: x¦N**: x¦N: **x**¦1. x: y¦- N: x¦N  M: x¦N\u3000M: x¦N.: x
N as provided by P: x¦N: a, as provided by P. x¦N\r: x¦é — \u2026: x¦N, as provided by P. x
N, as provided by P. [1]¦N, as provided by U.S. Harbor News. x¦N, as provided by .P. x
N, as provided by A, B, and C. x¦N, as provided by Acme Inc.. x¦N, as provided by .. x
N, as provided by P ... x¦N, as provided by A  B.C\u00a0D. x¦N, as provided by P. x: y
N, as provided by <P> (Q). [x]¦N, as provided by P.\rQ. x
N, as provided by P, as provided by Q. x¦N, as provided by 漢字\u3002漢字. x
N, as provided by é\u2009—\u2010. x
""")
NO_NARRATIVES = _parts("""
N¦N:¦N: ¦N:x¦N:  x¦N:\u00a0x¦N : x¦N\t: x¦: x¦ N: x¦N\uff1a x¦N\uff1aM: x¦N: x ¦**N: x¦**: x
**N:** x¦**N**: x¦***N: x¦[1]N: x¦N [x]: x¦N]: x¦N, M: x¦N,: x¦N: \r¦N,as provided by P. x
N,  as provided by P. x¦N, as provided by  P. x¦N, As provided by P. x
N , as provided by P. x¦N, as provided by P.¦N, as provided by P. ¦N, as provided by P.x
N, as provided by P x¦N, as provided by . x¦N, as provided by P . x¦N, as provided by P.  x
N, as provided by P.\u00a0x¦N, as provided by P.\tQ. x¦N, as provided by P: x
N, as provided by P\uff1ax. y¦N, as provided by P:Q. x¦N, as provided by [P]. x
N, as provided by P]. x¦, as provided by P. x¦N: x [1]¦N: [1] [2]¦N, as provided by P. x [1]
N, as provided by\u00a0P. x
""")

LABELS = [
    "Sources:",
    "Source: ",
    "sources: ",
    "References: ",
    "Sources ",
    "Sources:  ",
    "Sources: and ",
]
GROUPS = [
    (["text"], TEXTS, NO_TEXTS),
    (["title", "later title"], TITLES, ["", *NO_TITLES]),
    (["content", "last content"], CONTENTS, ["", *NO_CONTENTS]),
    (["sources", "used sources"], SOURCES, ["", *NO_SOURCES]),
    (["line", "used line"], [], [f"{label}[1]A." for label in LABELS]),
    (["narrative"], NARRATIVES, ["", *NO_NARRATIVES]),
]
ACCEPTED = [(f, part) for frames, parts, _ in GROUPS for f in frames for part in parts]
REFUSED = [(f, part) for frames, _, parts in GROUPS for f in frames for part in parts]


@pytest.mark.parametrize(("frame", "part"), ACCEPTED)
def test_both_accept_what_is_canonical(frame: str, part: str) -> None:
    assert verdicts(FRAMES[frame].format(part)) == agreed(accepted=True)


@pytest.mark.parametrize(("frame", "part"), REFUSED)
def test_both_refuse_what_is_not_canonical(frame: str, part: str) -> None:
    assert verdicts(FRAMES[frame].format(part)) == agreed(accepted=False)


def test_both_accept_the_reference_story() -> None:
    if not SEED.exists():
        pytest.skip("the reference story is not beside the repository")
    seed = SEED.read_bytes().decode()
    assert verdicts(seed) == agreed(accepted=True)
    assert verdicts(f"{seed.rstrip()}\n\n{seed}") == agreed(accepted=True)
    assert verdicts(f"{seed.rstrip()}\n\n\n{seed}") == agreed(accepted=False)


# --- Texts that nobody thought of ---------------------------------------------------------------


@settings(
    max_examples=GENERATED,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(from_lark(PARSER, start="start", alphabet=st.characters(codec="utf-8")))
def test_both_agree_on_texts_made_from_the_grammar(text: str) -> None:
    assert lark_accepts(text) == llguidance_accepts(text)


ALPHABET = [
    *"[](),.:<>*_#-~`^ \t\r\n0123456789acdehnoprstuxSR\0",
    *"\u00a0\u2009\u202f\u3000\x85\u2028\ufeff\uff1a\uff02\u2010\u3001é—\U0001f600",
    *["https://", "http://", "http:/", "(http", "(htt", "](", "[1]", "[12]", " [3]", "[", "]"],
    *[
        " and ",
        "and ",
        " and",
        ", ",
        ", and ",
        " and [2]",
        ", [2]",
        ", and [2]",
        ".\n",
        " <http://x>",
    ],
    *[
        "Sources: ",
        "Source",
        "references",
        "SOURCES:",
        "Facts",
        "Narratives",
        "\nFacts",
        "\n- ",
        "- ",
    ],
    *[", as provided by ", ". ", ": ", "**", "__", "# ", "```", "~~~", "---", "Stars and Stripes"],
]


def _edited_characters(text: str, random: random.Random) -> str:
    """Delete, insert, replace, double or swap a few characters at one place."""
    start = random.randrange(len(text) + 1)
    end = start + random.choice((0, 1, 1, 2, 3, 8))
    cut, new = text[start:end], random.choice(ALPHABET)
    middle = random.choice(("", new, cut + new, cut + cut, cut[::-1], cut[1:] + cut[:1]))
    return text[:start] + middle + text[end:]


def _edited_lines(text: str, random: random.Random) -> str:
    """Delete, double, move or empty a line."""
    lines = text.split("\n")
    line = lines.pop(random.randrange(len(lines)))
    for _ in range(random.choice((0, 1, 1, 2))):
        lines.insert(random.randrange(len(lines) + 1), random.choice((line, line, line, "")))
    return "\n".join(lines)


def _edited_texts(random: random.Random, number: int) -> Iterator[str]:
    """Yield canonical texts that one to four edits were made to."""
    texts = [FRAMES[frame].format(part) for frame, part in ACCEPTED]
    for _ in range(number):
        text = random.choice(texts)
        for _ in range(random.choice((1, 1, 2, 4))):
            edit = random.choice((_edited_characters,) * 7 + (_edited_lines,))
            text = edit(text, random)
        yield text


def test_both_agree_on_edited_texts() -> None:
    texts = list(_edited_texts(random.Random(1), EDITS))
    accepted = {text: lark_accepts(text) for text in texts}
    disagreed = [text for text in texts if accepted[text] != llguidance_accepts(text)]
    assert disagreed == []
    assert EDITS / 10 < sum(accepted.values()) < EDITS * 9 / 10


@pytest.mark.parametrize("run", ["[", "[1", "[1](h", "h", "http:/", "and ", ", ", ".", "é", "(h"])
def test_long_runs_are_read(run: str) -> None:
    long = run * (20_000 // len(run))
    for part in (long, f"x {long}x"):
        for frame in ("title", "content"):
            text = FRAMES[frame].format(part)
            assert lark_accepts(text) == llguidance_accepts(text)
        text = FRAMES["sources"].format(f"[1]{part}.")
        assert lark_accepts(text) == llguidance_accepts(text)


# --- The grammar itself -------------------------------------------------------------------------

STRICT = """
import sys
try:
    import interegular
except ImportError:
    sys.exit(77)
from lark import Lark
Lark(sys.stdin.buffer.read().decode(), parser="lalr", lexer="contextual", strict=True)
"""

# What begins a longer token is a token of its own, and the longer one has to be tried first.
BEGINNINGS = [
    ("BLANK_LINE", "NEWLINE"),
    ("BULLET", "NEWLINE"),
    ("FACTS", "NEWLINE"),
    ("SOURCES", "NEWLINE"),
    ("NARRATIVES", "NEWLINE"),
    ("MARKER", "BRACKET"),
    ("LINK", "PARENTHESIS"),
    ("COMMA_OPENS", "COMMA_SPACE"),
    ("COMMA_SPACE", "COMMA"),
    ("AND_OPENS", "AND_SPACE"),
    ("AND_SPACE", "AND_BEGUN"),
    ("SCHEME", "SCHEME_BEGUN"),
    ("LABEL", "LABEL_BEGUN"),
    ("TICKED", "TICKS"),
    ("FENCED", "TICKS"),
]


@pytest.mark.parametrize(("longer", "beginning"), BEGINNINGS)
def test_lark_tries_a_longer_token_before_its_beginning(longer: str, beginning: str) -> None:
    width = {terminal.name: terminal.pattern.max_width for terminal in PARSER.terminals}
    assert width[longer] > width[beginning]


def test_no_conflict_is_resolved_in_silence(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="lark"):
        Lark(GRAMMAR, parser="lalr", lexer="contextual", debug=True)
    assert [r.message for r in caplog.records if "conflict" in r.message.lower()] == []


def test_no_two_tokens_collide() -> None:
    """Build the grammar in Lark's strict mode, in a process of its own.

    It needs interegular, which makes ordinary builds slow once it is imported.
    """
    command = [sys.executable, "-c", STRICT]
    done = subprocess.run(
        command, input=GRAMMAR.encode(), capture_output=True, timeout=50, check=False
    )
    if done.returncode == 77:
        pytest.skip("interegular is not installed: strict mode cannot be tried")
    assert done.returncode == 0, done.stderr.decode()


def test_every_token_has_a_name() -> None:
    assert [t.name for t in PARSER.terminals if t.name.startswith("__")] == []


def test_llguidance_has_no_warning_about_the_grammar() -> None:
    assert MATCHER.get_grammar_warnings() == []
