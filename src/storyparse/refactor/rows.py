"""The items of a section as rows of lines, with their bullets and what parts them."""

import re
from collections.abc import Iterator, Sequence
from typing import Self

import attrs

from storyparse.diagnostics import Edit
from storyparse.document import Document
from storyparse.model import Item
from storyparse.refactor import whole_lines
from storyparse.refactor.subject import Subject
from storyparse.spelling import lines
from storyparse.text import Span

__all__ = ["Rows"]

_NUMBER = re.compile(r"[1-9][0-9]?(?=[.)])")
_LARGEST = 99


@attrs.frozen
class Rows:
    """The items of a section, of which there is at least one.

    Attributes:
        document: The document.
        lines: Where the lines of each stand, without the last line end.
        words: Where the words of each begin, behind its bullet.
        numbers: Where the number of each bullet stands; none where they do not count the items.
    """

    document: Document
    lines: Sequence[Span]
    words: Sequence[int]
    numbers: Sequence[Span]

    @classmethod
    def of(cls, subject: Subject, items: Sequence[Item]) -> Self:
        """Return the rows of items."""
        document, blocks = subject.document, [subject.block(item) for item in items]
        words = [lines.after_bullet(subject.text, *block)[1] for block in blocks]
        found = [_NUMBER.match(subject.text, *block) for block in blocks]
        numbers = [Span(*match.span()) for match in found if match]
        counted = [int(match[0]) for match in found if match]
        counts = counted == list(range(counted[0], counted[0] + len(items))) if counted else False
        whole = [whole_lines.whole(document, block) for block in blocks]
        return cls(document, whole, words, numbers if counts else ())

    def number(self, at: int) -> int:
        """Return the number of the item that stands at a place, counted from 0."""
        first = int(self.document.text[slice(*self.numbers[0])])
        return min(first + at, _LARGEST)

    def text(self, old: int, at: int, *, words: str | None = None) -> str:
        """Return a row as it stands at another place.

        Args:
            old: Its place.
            at: The other place.
            words: What it says there; None for what it says.
        """
        text, (start, end) = self.document.text, self.lines[old]
        begun, behind = text[start : self.words[old]], text[self.words[old] : end]
        if self.numbers:
            first, last = (offset - start for offset in self.numbers[old])
            begun = f"{begun[:first]}{self.number(at)}{begun[last:]}"
        return f"{begun}{behind if words is None else words}"

    def new(self, at: int, words: str) -> str:
        """Return a new row at a place, spelled as the one beside it."""
        return self.text(min(at, len(self.lines) - 1), at, words=words)

    def inserted(self, at: int, line: str) -> Edit:
        """Return the edit that puts a row before the one at a place, or behind the last one."""
        gap = whole_lines.gap(self.document, self.lines, at)
        if at < len(self.lines):
            start = self.lines[at].start
            return Edit(Span(start, start), f"{line}{gap}")
        end = self.lines[-1].end
        return Edit(Span(end, end), f"{gap}{line}")

    def cut(self, at: int) -> Edit:
        """Return the edit that takes a row out, with what parts it from one beside it."""
        around = self.lines[max(at - 1, 0) : at + 2]
        for one, other in zip(around[::-1][1:], around[::-1], strict=False):
            if whole_lines.is_blank(self.document, one.end, other.start):
                if one == self.lines[at]:
                    return Edit(Span(one.start, other.start))
                return Edit(Span(one.end, other.end))
        return whole_lines.removal(self.document, self.lines[at])

    def renumbered(
        self, order: Sequence[int | None], *, without: int | None = None
    ) -> Iterator[Edit]:
        """Yield the edits that count items in another order, all but one.

        Args:
            order: The items as they are to stand, by their places; None for a new one.
            without: The item that is counted elsewhere.
        """
        for at, old in enumerate(order if self.numbers else ()):
            if old is not None and old not in (at, without):
                yield Edit(self.numbers[old], str(self.number(at)))
