"""A narrative that lacks its name, the end of its provider, or its content.

A narrative says whose view it is: "Name: what it says", or "Name, as provided by Provider. What
it says". Without that it reads like a fact. It is kept without a name, with its whole text as its
content.

## Fix

None: only its author knows whose view it is.
"""

from storyparse import catalogue
from storyparse.rule import Rule, read_errors

__all__ = ["RULE"]

KIND = catalogue.MALFORMED_NARRATIVE

RULE = Rule(KIND, __doc__ or "", read_errors(KIND))
