"""An entry of the sources that cannot be read.

An entry is a number from 1 to 999 and a name, perhaps with a URL; ", " and " and " stand between
entries. The markers of an entry that is written otherwise point at nothing.

The entries beside it are read. While one cannot be read, markers without a source have no report
of their own.

## Fix

None: a name may hold commas, "and" and full stops, so that only its author knows where it ends.
"""

from storyparse import catalogue
from storyparse.rule import Rule, read_errors

__all__ = ["RULE"]

KIND = catalogue.MALFORMED_SOURCES

RULE = Rule(KIND, __doc__ or "", read_errors(KIND))
