"""A Facts heading without a title.

A story begins with its title: the line directly before the Facts heading, at the start of the
text or after a blank line. Without one, nobody knows what the facts are about, and a reader of
several stories cannot tell where one begins.

## Fix

None: only whoever wrote the story knows its title.
"""

from storyparse import catalogue
from storyparse.rule import Rule, read_errors

__all__ = ["RULE"]

KIND = catalogue.MISSING_TITLE

RULE = Rule(KIND, __doc__ or "", read_errors(KIND))
