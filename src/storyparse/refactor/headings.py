"""New sections, under headings that are spelled as that of the facts."""

from storyparse.diagnostics import Edit
from storyparse.refactor import whole_lines
from storyparse.refactor.subject import Subject
from storyparse.spelling.characters import compiled
from storyparse.spelling.lines import FACTS
from storyparse.text import Span

__all__ = ["gap", "section"]


def gap(subject: Subject) -> str:
    """Return what parts a new section from what stands before it: what parts the facts from it."""
    document = subject.document
    for facts in subject.outline.facts[:1]:
        title = () if subject.outline.title is None else (subject.outline.title,)
        return whole_lines.gap(document, _lines(subject, *title, facts.heading), 1)
    return whole_lines.line_end(document)


def section(subject: Subject, heading: str, line: str) -> Edit:
    """Return the edit that puts a new section behind the others.

    Args:
        subject: The story.
        heading: What its heading says.
        line: The line under it.
    """
    lines = subject.document.outline.lines
    spelled, under = heading, whole_lines.line_end(subject.document)
    for facts in subject.outline.facts[:1]:
        spelled = compiled(FACTS).sub(heading, lines.words(facts.heading))
        items = [block[0] for block in facts.blocks]
        rows = _lines(subject, facts.heading, *items[:1])
        under = whole_lines.gap(subject.document, rows, 1)
    end = lines.ends[subject.outline.last]
    return Edit(Span(end, end), f"{gap(subject)}{spelled}{under}{line}")


def _lines(subject: Subject, *places: int) -> list[Span]:
    """Return where some lines stand as a whole."""
    lines = subject.document.outline.lines
    return [whole_lines.whole(subject.document, lines.span(at)) for at in places]
