"""What is wrong with a text of another format."""

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["ConversionError", "Problem"]


class Problem(NamedTuple):
    """Something that keeps a text from being read.

    Attributes:
        path: Where it is, in the way of the format: ``$.facts[0].content[2]`` in JSON, ``line 7``
            in Markdown.
        message: What is wrong there.

    Examples:
        >>> from storyparse.convert import Problem
        >>> print(Problem("$.title", "it is missing"))
        $.title: it is missing
    """

    path: str
    message: str

    def __str__(self) -> str:
        """Return both."""
        return f"{self.path}: {self.message}"


class ConversionError(ValueError):
    """A text of another format that is no story.

    Its arguments are its attributes, too.

    Args:
        problems: What is wrong with it, all that could be told at once; never empty.

    Examples:
        >>> from storyparse.convert import ConversionError, Problem
        >>> problems = Problem("$.title", "a string is wanted"), Problem("$.facts", "missing")
        >>> print(ConversionError(problems))
        $.title: a string is wanted
        $.facts: missing
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return a line for each problem."""
        return "\n".join(map(str, self.problems))
