"""A second section of one kind in a story.

The items under it are read with those of the first, but a story has one list of each kind: the
second one is either a continuation that should be joined, or the beginning of another story that
lacks its title.

## Fix

None: join the two, or give the second story its title, after a blank line.
"""

from storyparse import catalogue
from storyparse.rule import Rule, read_errors

__all__ = ["RULE"]

KIND = catalogue.DUPLICATE_SECTION

RULE = Rule(KIND, __doc__ or "", read_errors(KIND))
