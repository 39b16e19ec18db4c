"""A narrative without a name, an end of its provider, or content.

A narrative says whose view it is: "Name: what it says", or "Name, as provided by Provider. What
it says". Without that it stands there like a fact. It is kept with its whole text as its content,
and without a name.

## Fix

None: only its author knows whose view it is.
"""

from storyparse import catalogue
from storyparse.rule import Rule, read_errors

__all__ = ["RULE"]

KIND = catalogue.MALFORMED_NARRATIVE

RULE = Rule(KIND, __doc__, read_errors(KIND))
