"""A text without a Facts heading.

A story keeps what happened apart from what is made of it, so it has a line "Facts" before the
list of what happened. Without that line nothing tells facts from an introduction, and none are
read.

The lines before the first Sources or Narratives heading have no further report.

## Fix

None: put the heading where the facts begin.
"""

from storyparse import catalogue
from storyparse.rule import Rule, read_errors

__all__ = ["RULE"]

KIND = catalogue.MISSING_FACTS

RULE = Rule(KIND, __doc__ or "", read_errors(KIND))
