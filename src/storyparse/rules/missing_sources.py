"""A story that cites and lists no sources.

Its markers point at nothing, and no reader can find out what they meant. The first marker has the
report, which speaks for all of them. A story whose only markers are of the kind "[1, 2]" has a
`suspicious-marker` for each instead.

## Fix

None: the sources have to be listed after the facts, as in "Sources: [1]Coast Daily.".
"""

from storyparse import catalogue
from storyparse.rule import Rule, read_errors

__all__ = ["RULE"]

KIND = catalogue.MISSING_SOURCES

RULE = Rule(KIND, __doc__ or "", read_errors(KIND))
