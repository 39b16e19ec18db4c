"""Bytes that are no UTF-8, or a lone surrogate in a string.

They come from files in another encoding, and from texts that were cut in the middle of a
character. What was meant cannot be told from them. storyparse reads everything around them and
keeps them, but it refuses to write a file that holds them.

In a Python string, half of a surrogate pair without its other half is the same fault.

## Fix

None: save the text as UTF-8 where it comes from.
"""

from storyparse import catalogue
from storyparse.rule import Rule, read_errors

__all__ = ["RULE"]

KIND = catalogue.INVALID_UTF8

RULE = Rule(KIND, __doc__ or "", read_errors(KIND))
