"""The diagrams of the grammar: one for each rule and terminal, and links between them."""

import re
from pathlib import Path

import pytest
from lark.exceptions import LarkError
from lark.load_grammar import GrammarBuilder

from documentation.railroad import page, pages

ROOT = Path(__file__).parents[1]
GRAMMAR = (ROOT / "grammar" / "story.lark").read_text(encoding="utf-8")

SMALL = r"""// A line of names.

start: NAME (COMMA NAME)*

// A NAME holds no "*".
NAME: INITIAL /[^ \t\u00a0\u2009\u202f\u3000\r\n,*]+/ | "\nno" /one|bod(y|ies)?/
INITIAL: /[A-Z\uff21\-]/
COMMA: ", "
"""


def _anchors(text: str) -> list[str]:
    return re.findall(r"^### .* \{#(\S+)\}$", text, re.MULTILINE)


def _boxes(text: str, name: str) -> list[str]:
    """Return the words in the boxes of a diagram, from the left and from above."""
    _, _, rest = text.partition(f'aria-label="Diagram of {name}"')
    diagram, _, _ = rest.partition("</svg>")
    return re.findall("<text [^>]*>([^<]*)</text>", diagram)


def test_each_rule_and_terminal_has_one_diagram() -> None:
    (text,) = pages().values()
    builder = GrammarBuilder()
    builder.load_grammar(GRAMMAR)
    grammar = builder.build()
    rules = [f"rule-{rule[0]}" for rule in grammar.rule_defs]
    terminals = [f"terminal-{terminal[0]}" for terminal in grammar.term_defs]
    assert _anchors(text) == rules + terminals
    assert text.count("<svg ") == len(rules + terminals)


def test_every_link_leads_to_a_diagram() -> None:
    (text,) = pages().values()
    links = re.findall(r'href="#(.*?)"', text) + re.findall(r"\]\(#(.*?)\)", text)
    assert set(links) <= set(_anchors(text))


def test_the_source_of_each_definition_stands_below_it() -> None:
    (text,) = pages().values()
    blocks = re.findall(r"^(```+)text\n(.+?)\n\1$", text, re.MULTILINE | re.DOTALL)
    uncommented = re.sub(r"^//.*\n|\n(?=\n)", "", GRAMMAR, flags=re.MULTILINE)
    assert "\n".join(source for _, source in blocks).split() == uncommented.split()


@pytest.mark.parametrize(
    ("name", "boxes"),
    [
        ("start", ["NAME", "COMMA", "NAME"]),
        ("NAME", ["INITIAL", "any but space CR LF , *", "LF", "no", "one", "bod", "y", "ies"]),
        ("INITIAL", ["A-Z U+FF21 -"]),
        ("COMMA", [",␣"]),
    ],
)
def test_a_diagram_shows_what_the_grammar_says(name: str, boxes: list[str]) -> None:
    assert _boxes(page(SMALL), name) == boxes


def test_a_character_before_an_operator_stands_alone() -> None:
    text = page("// One.\n\nSCHEME: /https?/ /-+>/\n")
    assert _boxes(text, "SCHEME") == ["http", "s", "-", ">"]


def test_a_comment_stands_above_what_it_is_about_with_links_to_terminals() -> None:
    text = page(SMALL)
    assert "> A line of names." in text
    assert '---\n\nA [`NAME`](#terminal-NAME) holds no "\\*".\n\n### `NAME`' in text


def test_a_change_of_the_grammar_changes_the_page() -> None:
    changed = page(SMALL.replace("(COMMA NAME)*", "(COMMA NAME)+"))
    assert changed != page(SMALL)


@pytest.mark.parametrize("body", ["/a{2}/", "/(?=a)/", "/a/i", "/./"])
def test_a_pattern_that_it_cannot_draw_is_refused(body: str) -> None:
    with pytest.raises(LarkError):
        page(f"// One.\n\nA: {body}\n")


@pytest.mark.parametrize("body", ["[B]", "B -> c", "B~2"])
def test_a_rule_that_it_cannot_draw_is_refused(body: str) -> None:
    with pytest.raises((NotImplementedError, LarkError)):
        page(f'// One.\n\na: {body}\nB: "b"\n')
