"""An entry of the sources that cannot be read.

An entry is a number from 1 to 999 and a name, perhaps with a URL; ", " and " and " stand between
entries. Where an entry is written otherwise, its markers have no source. What can be read beside
it is read, and its markers are not reported as undefined: this report explains them.

## Fix

None: a name may hold commas, "and" and full stops, so that only its author knows where it ends.
"""

from storyparse import catalogue
from storyparse.rule import Rule, read_errors

__all__ = ["RULE"]

KIND = catalogue.MALFORMED_SOURCES

RULE = Rule(KIND, __doc__, read_errors(KIND))
