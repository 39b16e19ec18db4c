"""What a text stands in: a byte order mark, its line ends, a final newline."""

import re
from typing import NamedTuple

from storyparse.reconciliation.versions import Versions, merged
from storyparse.spelling.characters import BYTE_ORDER_MARK

__all__ = ["Frame", "bare", "framed", "reframed", "settled"]

_LINE_END = re.compile("\r?\n")


class Frame(NamedTuple):
    """What a text stands in.

    Attributes:
        mark: Its byte order mark, or nothing.
        line_end: How all of its lines end; nothing where they are to stay as they are, because
            they end in two ways.
        is_ended: Whether its last line ends as well.
    """

    mark: str
    line_end: str
    is_ended: bool


def framed(text: str) -> Frame:
    r"""Return what a text stands in.

    Examples:
        >>> framed("\ufeffFerry Opens\r\nFacts")
        Frame(mark='\ufeff', line_end='\r\n', is_ended=False)
    """
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    ends = set(_LINE_END.findall(text)) or {"\n"}
    is_ended = text == mark or text.endswith("\n")
    return Frame(mark, ends.pop() if len(ends) == 1 else "", is_ended)


def bare(text: str, frame: Frame) -> str:
    r"""Return a text without what it stands in: its lines end with LF, also the last one.

    Where they end in two ways, they stay as they are.

    Examples:
        >>> text = "\ufeffFerry Opens\r\nFacts"
        >>> bare(text, framed(text))
        'Ferry Opens\nFacts\n'
    """
    text = text.removeprefix(frame.mark)
    text = text.replace("\r\n", "\n") if frame.line_end == "\r\n" else text
    return text if frame.is_ended else f"{text}\n"


def settled(frames: Versions[Frame]) -> Versions[Frame]:
    """Return frames in which the lines of each end in one way, or in two in all of them.

    Lines that end otherwise than those around them can only stay so where all are left alone.
    """
    if all(frame.line_end for frame in frames):
        return frames
    return Versions(*(frame._replace(line_end="") for frame in frames))


def reframed(frames: Versions[Frame]) -> Frame:
    """Return what the result stands in: what one side changed, or else ours."""
    return Frame(
        merged(*(frame.mark for frame in frames)).ours,
        merged(*(frame.line_end for frame in frames)).ours,
        merged(*(frame.is_ended for frame in frames)).ours,
    )
