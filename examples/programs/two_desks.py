"""Join what several desks wrote: stories with the same title become one, with one list of sources.

    python two_desks.py FILE...

The stories are printed in the order in which they come first. If a file has errors, or if stories
cannot be one, it is told why, nothing is printed, and the exit status is 1.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import storyparse


def loaded(path: Path) -> tuple[storyparse.Story, ...]:
    """Return the stories of a file, or leave."""
    try:
        return storyparse.load_all(path)
    except (OSError, storyparse.StoryError) as error:
        sys.exit(f"{path}: {error}")


def joined(stories: Iterable[storyparse.Story]) -> Iterator[storyparse.Story]:
    """Yield the stories, those of one title as one.

    Raises:
        MergeError: Stories of one title cannot be one.
    """
    by_title: dict[str, list[storyparse.Story]] = {}
    for story in stories:
        by_title.setdefault(story.title.casefold(), []).append(story)
    for same in by_title.values():
        yield same[0] if len(same) == 1 else storyparse.merge(same).story


def main() -> None:
    """Print the stories of all files, joined."""
    parser = argparse.ArgumentParser(description="Join the stories of several desks.")
    parser.add_argument("files", type=Path, nargs="+", help="files of stories")
    stories = [story for path in parser.parse_args().files for story in loaded(path)]
    try:
        print(storyparse.dumps(joined(stories)), end="")
    except storyparse.MergeError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
