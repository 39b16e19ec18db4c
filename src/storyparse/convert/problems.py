"""What is wrong with a text of another format."""

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["ConversionError", "Problem"]


class Problem(NamedTuple):
    """Something that keeps a text from being read.

    Args:
        path: Where it is, in the way of the format: ``$.facts[0].content[2]`` in JSON, ``line 7``
            in Markdown.
        message: What is wrong there.
    """

    path: str
    message: str

    def __str__(self) -> str:
        """Return both."""
        return f"{self.path}: {self.message}"


class ConversionError(ValueError):
    """A text of another format that is no story.

    Args:
        problems: What is wrong with it, all that could be told at once; never empty.

    >>> str(ConversionError([Problem("$.title", "a string is wanted"), Problem("$.sources", "no")]))
    '$.title: a string is wanted\\n$.sources: no'
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems."""
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return a line for each problem."""
        return "\n".join(map(str, self.problems))
