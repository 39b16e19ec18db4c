"""Words that are to stand in Markdown as they are."""

import re

__all__ = ["code", "escaped"]


def escaped(text: str) -> str:
    r"""Return prose in which nothing is markup.

    >>> print(escaped("`**NAME**` and <URL>, not snake_case"))
    \`\*\*NAME\*\*\` and \<URL>, not snake_case
    """
    return re.sub(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)", r"\\\g<0>", text)


def code(text: str) -> str:
    """Return a line of text as code.

    >>> print(code("a"), code("```a"))
    `a` ```` ```a ````
    """
    ticks = "`" * (1 + max(map(len, re.findall("`*", text))))
    return f"{ticks} {text} {ticks}" if "`" in text else f"{ticks}{text}{ticks}"
