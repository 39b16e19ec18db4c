"""The tokens of canonical texts, as regular expressions."""

__all__ = ["CITATION", "NAME", "NARRATIVE_NAME", "NUMBER", "PROVIDER", "TEXT", "TITLE", "URL"]

NUMBER = r"\[([1-9][0-9]?[0-9]?)\]"
"""The number of an entry, which is group 1."""

CITATION = rf"{NUMBER}(?!\(http)"
"""A citation marker; its number is group 1."""

_NO_CITATION = r"\[(?![1-9][0-9]?[0-9]?\](?!\(http))[^\[\n]*"

TEXT = rf".[^\[\n]*(?:{_NO_CITATION})*"
"""The text of a content, up to the next citation; where it begins, no citation stands."""

TITLE = r".+"
"""A title."""

NAME = r"[^\[<\n]+?(?=(?:, | and )\[| <|\.(?:\n|\Z))"
"""The name of an entry: it may hold separators, and ends before one that a number follows."""

URL = r"https?://[^>\n]+"
"""The URL of an entry."""

NARRATIVE_NAME = r"[^,:\n]+"
"""The name of a narrative."""

PROVIDER = r".+?(?=\. )"
"""The provider of a narrative."""
