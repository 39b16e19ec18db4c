"""Texts as blocks of code in Markdown."""

import re

__all__ = ["fenced"]

_FENCE = re.compile("`{3,}")


def fenced(text: str, info: str) -> str:
    """Return a text as a block of code; its fence is longer than any fence in the text.

    Args:
        text: The text.
        info: What the fence says about it: a language, and perhaps a title.

    Examples:
        >>> print(fenced("It runs.", "text"))
        ```text
        It runs.
        ```
    """
    fence = "`" * (1 + max(map(len, _FENCE.findall(text)), default=2))
    shown = text.removesuffix("\n")
    return f"{fence}{info}\n{shown}\n{fence}"
