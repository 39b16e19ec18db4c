"""A text with more than one story, where one is wanted.

`parse` and `load` give one story. A text with a second one is no mistake in itself, so `read`,
`check` and the command line never report it. Where it comes as a surprise, most often a title in
the middle of the text was meant to be something else: a line directly before a Facts heading is a
title.

## Fix

None: read the text with `parse_all` or `load_all`, or take one story out.
"""

from storyparse import catalogue
from storyparse.rule import Rule, read_errors

__all__ = ["RULE"]

KIND = catalogue.SEVERAL_STORIES

RULE = Rule(KIND, __doc__ or "", read_errors(KIND))
