"""A number that two sources have.

A marker with that number could mean either. The first one counts, and the second is no source of
the story: nothing cites it. It comes from lists that were joined, each beginning at 1.

## Fix

None: some of the markers with that number mean the second source, and nobody but the author knows
which.
"""

from storyparse import catalogue
from storyparse.rule import Rule, read_errors

__all__ = ["RULE"]

RULE = Rule(
    catalogue.DUPLICATE_SOURCE_NUMBER, __doc__ or "", read_errors(catalogue.DUPLICATE_SOURCE_NUMBER)
)
