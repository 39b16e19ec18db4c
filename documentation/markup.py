"""Markdown: words that stand as they are, and tables."""

import re
from collections.abc import Iterable, Sequence

__all__ = ["code", "escaped", "table"]


def escaped(text: str) -> str:
    r"""Return prose in which nothing is markup.

    Examples:
        >>> print(escaped("`**NAME**` and <URL>, not snake_case"))
        \`\*\*NAME\*\*\` and \<URL>, not snake_case
    """
    return re.sub(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)", r"\\\g<0>", text)


def code(text: str) -> str:
    """Return a line of text as code.

    Examples:
        >>> print(code("a"), code("```a"))
        `a` ```` ```a ````
    """
    ticks = "`" * (1 + max(map(len, re.findall("`*", text))))
    return f"{ticks} {text} {ticks}" if "`" in text else f"{ticks}{text}{ticks}"


def table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], *, texts: int | None = None
) -> str:
    """Return a table.

    Args:
        headings: What stands above its columns.
        rows: Its rows, with a cell for each column.
        texts: How many columns hold texts; the others, behind these, hold figures. If None, all
            hold texts.

    Examples:
        >>> print(table(("way", "time"), [("read", "1")], texts=1))
        | way | time |
        | --- | --: |
        | read | 1 |
    """
    columns = range(len(headings))
    ruler = ["---" if texts is None or column < texts else "--:" for column in columns]
    return "\n".join(f"| {' | '.join(row)} |" for row in (headings, ruler, *rows))
