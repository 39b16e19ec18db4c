"""What storyparse raises of its own."""

from storyparse.diagnostics import Diagnostic

__all__ = ["RuleError", "StoryError"]


class StoryError(ValueError):
    """A text that is not what was asked for.

    What is wrong stands in its attribute ``diagnostics``; the message shows the first of it.

    Args:
        message: The first diagnostic with its line.
        diagnostics: All of them, in the order of their spans; never empty.

    Examples:
        >>> from storyparse import StoryError, parse
        >>> try:
        ...     parse("Ferry Opens\\nFacts\\n- It runs.[7]\\nSources: [1]Coast Daily.\\n")
        ... except StoryError as error:
        ...     print(error)
        line 3, column 11: error[R002] undefined-citation: no source has the number 7
          |
        3 | - It runs.[7]
          |           ^^^
          = help: this story lists source 1 alone
    """

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(message, diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        """Return the message."""
        return str(self.args[0])


class RuleError(Exception):
    """A rule of another package that cannot be used: it fails, is none, or has the name of another.

    Examples:
        >>> from storyparse import RuleError, check
        >>> try:
        ...     found = check("Ferry Opens\\nFacts\\n- It runs.\\n")
        ... except RuleError as error:  # a rule of another package is broken
        ...     print(error)
    """
