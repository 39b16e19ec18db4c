"""What the rules of the specification's grammar make: for Lark, with either of its parsers.

Lark gives no places to a transformer inside the parser; its tokens have theirs.
"""

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from lark import Token
from lark.visitors import Transformer_NonRecursive

from benchmarks.contenders.assembly import (
    Entry,
    FoundFact,
    FoundNarrative,
    Piece,
    assembled,
)
from storyparse import Story

__all__ = ["GRAMMAR", "StoryBuilder"]

GRAMMAR = files("storyparse.grammar").joinpath("story.lark").read_text(encoding="utf-8")


class StoryBuilder(Transformer_NonRecursive[Any, Story]):
    """Makes the story; each method is a rule of the grammar, given what its parts became."""

    def __init__(self) -> None:
        """Leave the tokens as they are."""
        super().__init__(visit_tokens=False)

    def start(self, parts: list[Any]) -> Story:
        """Return the one story, without the line end after it."""
        story: Story = parts[0]
        return story

    def story(self, parts: list[Any]) -> Story:
        """Bind the citations to the sources; it ends with an item, or the stop of its sources."""
        title, facts, *others = parts
        found = [each for section in others for each in section]
        entries = [each for each in found if isinstance(each, Entry)]
        narratives = [each for each in found if isinstance(each, FoundNarrative)]
        last = [*facts, *found][-1]
        end = last.end + 1 if isinstance(last, Entry) else last.end
        return assembled(title, facts, entries, narratives, end)

    def title(self, tokens: list[str]) -> str:
        """Join its tokens."""
        return "".join(tokens)

    def facts(self, parts: list[Any]) -> list[Any]:
        """Leave the heading out."""
        return parts[1:]

    sources = narratives = facts

    def fact(self, parts: list[Any]) -> FoundFact:
        """Return its content."""
        bullet, content = parts
        return FoundFact(bullet.start_pos, _pieces(content), _end(content))

    def narrative(self, parts: list[Any]) -> FoundNarrative:
        """Return its parts; the token of a provider holds the full stop and space."""
        bullet, name, _, *providers, content = parts
        provider = providers[0][:-2] if providers else None
        return FoundNarrative(
            bullet.start_pos, str(name), provider, _pieces(content), _end(content)
        )

    def text(self, parts: list[Any]) -> list[Any]:
        """Go on with what stands before, if anything does."""
        if not isinstance(parts[0], list):
            return parts
        before: list[Any] = parts[0]
        before.append(parts[1])
        return before

    spaced = returned = cited = text
    name = schemed_name = spaced_name = open_name = text

    def content(self, parts: list[Any]) -> list[Any]:
        """Return the text or what is cited."""
        found: list[Any] = parts[0]
        return found

    def word(self, tokens: list[Token]) -> Token:
        """Join a marker and the link that makes it text; together they end where the link does."""
        last = tokens[-1]
        return last if len(tokens) == 1 else last.update(value="".join(tokens))

    def citation(self, tokens: list[Token]) -> tuple[int, int, int]:
        """Return the number between its places."""
        [marker] = tokens
        return marker.start_pos or 0, int(marker[1:-1]), marker.end_pos or 0

    def located(self, parts: list[Any]) -> tuple[list[Token], Token]:
        """Return what is before the URL, and the URL."""
        name, url = parts
        return name, url

    def entry(self, parts: list[Any]) -> Entry:
        """Take the entry without what ends it.

        Its number lacks the bracket that the token before it holds, its name may end with a space.
        """
        number, described = parts[:2]
        tokens, url = described if isinstance(described, tuple) else (described, None)
        joined = "".join(tokens)
        name = joined.removesuffix(" ")
        end = tokens[-1].end_pos - len(joined) + len(name) if url is None else url.end_pos
        return Entry(number.start_pos - 1, int(number[:-1]), name, url and url[1:-1], end)

    entry_before_last = last_entry = entry


def _end(content: list[Token | tuple[int, int, int]]) -> int:
    last = content[-1]
    return last.end_pos or 0 if isinstance(last, Token) else last[-1]


def _pieces(found: Iterable[str | tuple[int, int, int]]) -> list[Piece]:
    """Join the texts between citations."""
    pieces: list[Piece] = []
    texts: list[str] = []
    for piece in found:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        if texts:
            pieces.append("".join(texts))
            texts.clear()
        pieces.append(piece)
    return [*pieces, "".join(texts)] if texts else pieces
