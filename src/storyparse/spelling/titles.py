"""The title of a story."""

from storyparse.spelling import characters, lines
from storyparse.spelling.characters import LINE_END, SPACE, SPACES, compiled

__all__ = ["bare", "is_possible", "objection"]

# What Markdown puts before a title, mark by mark, with the spaces between.
_MARK = rf"\ufeff|\#++{SPACE}|(?P<emphasis>\*++|__)|{SPACE}++"

_FIRST_OF_MARK = f"\ufeff#*_{SPACES}"

_BLANK = rf"(?:-{{3,}}+|_{{3,}}+|\*{{3,}}+|(?:`{{3,}}+|~{{3,}}+){SPACE}*+[^{SPACES}`~]*+)"
_ENTRIES = rf"{lines.SOURCES}[:\uff1a]?{SPACE}*+\[{SPACE}*+\^?+[0-9]"
# The empty text, which is no title, is in any text.
_FIRST_OF_NONE = "-_*`~sSrR"


def bare(line: str) -> str:
    """Return the title that a line gives: without the Markdown around it.

    Examples:
        >>> bare("## **Harbor Town Opens Second Ferry Line**")
        'Harbor Town Opens Second Ferry Line'
        >>> bare("**Breaking:** ferry opens")
        'Breaking: ferry opens'
    """
    title = characters.trim(line)
    if title[:1] not in _FIRST_OF_MARK:
        return title
    end, emphasis = _opening(title)
    title = title[end:]
    end = len(title)
    for mark in emphasis:
        if _closes(mark, title, end):
            end -= len(mark)
            while end and title[end - 1] in LINE_END:
                end -= 1
        elif mark is emphasis[-1]:
            title = title[:end].replace(mark, "", 1)
            end = len(title)
    title = characters.trim(title[:end])
    return title[_opening(title)[0] :]


def _closes(mark: str, title: str, end: int) -> bool:
    """Tell whether a mark stands before an offset of a title: that very run, not a longer one."""
    is_longer = mark[0] == "*" and title.endswith(f"*{mark}", 0, end)
    return title.endswith(mark, 0, end) and not is_longer


def _opening(title: str) -> tuple[int, list[str]]:
    """Return where the Markdown before a title ends, and its marks of emphasis."""
    end, emphasis = 0, []
    for match in characters.consecutive(compiled(_MARK), title):
        end = match.end()
        if match["emphasis"]:
            emphasis.append(match["emphasis"])
    return end, emphasis


def is_possible(title: str) -> bool:
    """Tell whether a bare line can be a title, wherever it stands.

    Examples:
        >>> is_possible("---"), is_possible("Sources: [1]The Wire."), is_possible("Sources: none")
        (False, False, True)
    """
    return title[:1] not in _FIRST_OF_NONE or not (
        not title or compiled(_BLANK).fullmatch(title) or compiled(_ENTRIES).match(title)
    )


def objection(title: str) -> str | None:
    """Say why no story can have this title, or return None.

    Examples:
        >>> objection("# Ferry")
        'it begins with Markdown'
    """
    reason = characters.objection_to_ends(title, LINE_END)
    if reason:
        return reason
    if compiled(_MARK).match(title):
        return "it begins with Markdown"
    if compiled(_BLANK).fullmatch(title):
        return "it counts as a blank line"
    if compiled(_ENTRIES).match(title):
        return "it is a sources line"
    return characters.objection(title)
