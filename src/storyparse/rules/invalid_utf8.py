"""Bytes that are no UTF-8, or a lone surrogate in a string.

They come from files in another encoding, and from texts that were cut in the middle of a
character. What was meant cannot be told from them. Everything around them is read, and the bytes
are kept, so that nothing is lost; but no file that holds them is written.

## Fix

None: save the text as UTF-8 where it comes from.
"""

from storyparse import catalogue
from storyparse.rule import Rule, read_errors

__all__ = ["RULE"]

KIND = catalogue.INVALID_UTF8

RULE = Rule(KIND, __doc__, read_errors(KIND))
