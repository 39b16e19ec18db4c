"""A change to a document as a value, and why there is none."""

from collections.abc import Mapping

import attrs

from storyparse.diagnostics import Edit
from storyparse.text import Position, Span

__all__ = ["Refactoring", "RefactoringError"]


@attrs.frozen
class Refactoring:
    """What a change does to a document, which itself stays as it was.

    Args:
        edits: The edits to its text, in order; every character outside of them stays as it is.
        text: The text after them.
        numbers: The new number of each source whose number changes.

    >>> from storyparse.refactor import renumber
    >>> renumber("Ferry Opens\\nFacts\\n- It runs.[3]\\nSources: [3]Coast Daily.\\n")
    Refactoring(edits=(Edit(span=Span(start=28, end=31), text='[1]'), \
Edit(span=Span(start=42, end=43), text='1')), \
text='Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n', numbers={3: 1})
    """

    edits: tuple[Edit, ...]
    text: str
    numbers: Mapping[int, int] = attrs.field(factory=dict, hash=False)


class RefactoringError(ValueError):
    """A change that cannot be made without changing what it must not change.

    Args:
        reason: What would change, or what keeps it from being made.
        span: The place in the text before the change, in code points.
        position: Its line and columns.

    >>> from storyparse.refactor import RefactoringError, remove_source
    >>> try:
    ...     remove_source("Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n", 1)
    ... except RefactoringError as error:
    ...     print(error)
    line 3, column 11: source 1 is cited here
    """

    def __init__(self, reason: str, span: Span, position: Position) -> None:
        """Keep the place."""
        super().__init__(reason, span, position)
        self.reason, self.span, self.position = reason, span, position

    def __str__(self) -> str:
        """Return the place and the reason."""
        return f"line {self.position.line}, column {self.position.column}: {self.reason}"
