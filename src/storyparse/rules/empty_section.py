"""A heading or sources label with nothing under it.

It promises something that is not there. Most often the list was lost on the way, or stands under
another heading.

Several empty sections of one kind in a story have one report.

## Fix

None: what belongs there is either missing or elsewhere.
"""

from storyparse import catalogue
from storyparse.rule import Rule, read_errors

__all__ = ["RULE"]

KIND = catalogue.EMPTY_SECTION

RULE = Rule(KIND, __doc__ or "", read_errors(KIND))
