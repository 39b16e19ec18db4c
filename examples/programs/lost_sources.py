"""Tell what changed between two versions of a file of stories, and what lost its support.

    python lost_sources.py OLD NEW

A line begins with an exclamation mark if a source is gone, or if a fact or narrative no longer
cites whom it cited. If there is such a line, the exit status is 1.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import storyparse
from storyparse import changes

LOSSES = (changes.CitationLost, changes.SourceRemoved)


def stories(file: str) -> Sequence[storyparse.Story]:
    """Return the stories of a file, as far as they can be read."""
    try:
        return storyparse.read(Path(file).read_bytes()).stories
    except OSError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def main() -> int:
    """Print the changes between two files, story by story."""
    parser = argparse.ArgumentParser(description="Tell what changed, and what lost its support.")
    parser.add_argument("old", type=stories, help="the file as it was")
    parser.add_argument("new", type=stories, help="the file as it is")
    options = parser.parse_args()
    is_lost = False
    for story in changes.story_changes(options.old, options.new):
        print(story)
        for change in story.changes:
            is_loss = isinstance(change, LOSSES)
            is_lost |= is_loss
            print("!" if is_loss else " ", change)
    return 1 if is_lost else 0


if __name__ == "__main__":
    sys.exit(main())
