"""A change to a document as a value, and why there is none."""

from collections.abc import Mapping

import attrs

from storyparse.diagnostics import Edit
from storyparse.text import Position, Span

__all__ = ["Refactoring", "RefactoringError"]


@attrs.frozen
class Refactoring:
    """What a change does to a document, which itself stays as it was.

    Attributes:
        edits: The edits to its text, in order; every character outside of them stays as it is.
        text: The text after them.
        numbers: The new number of each source whose number changes; none by default.

    Examples:
        >>> from storyparse.refactor import renumber
        >>> change = renumber("Ferry Opens\\nFacts\\n- It runs.[3]\\nSources: [3]Coast Daily.\\n")
        >>> change.edits[0], change.numbers
        (Edit(span=Span(start=28, end=31), text='[1]'), {3: 1})
    """

    edits: tuple[Edit, ...]
    text: str
    numbers: Mapping[int, int] = attrs.field(factory=dict, hash=False)


class RefactoringError(ValueError):
    """A change that cannot be made without changing what it must not change.

    Its arguments are its attributes, too.

    Args:
        reason: What would change, or what keeps it from being made.
        span: The place in the text before the change, in code points.
        position: Its line and columns.

    Examples:
        >>> from storyparse.refactor import RefactoringError, remove_source
        >>> text = "Ferry Opens\\nFacts\\n- It runs.[1]\\nSources: [1]Coast Daily.\\n"
        >>> try:
        ...     remove_source(text, 1)
        ... except RefactoringError as error:
        ...     print(error)
        line 3, column 11: source 1 is cited here
    """

    def __init__(self, reason: str, span: Span, position: Position) -> None:
        super().__init__(reason, span, position)
        self.reason = reason
        self.span = span
        self.position = position

    def __str__(self) -> str:
        """Return the place and the reason."""
        return f"line {self.position.line}, column {self.position.column}: {self.reason}"
