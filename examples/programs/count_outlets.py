"""Tell which outlets the stories of an archive cite, year by year.

    python count_outlets.py FOLDER

The names of the files begin with the year and end with ".story". A file that has errors is told
on standard error and left out; then the exit status is 1.
"""

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

import storyparse
from storyparse.text import printable


def main() -> int:
    """Print a line for each outlet of each year, those that are cited most first."""
    parser = argparse.ArgumentParser(description="Tell which outlets are cited, year by year.")
    parser.add_argument("folder", type=Path, help="a folder of stories")
    folder: Path = parser.parse_args().folder
    if not folder.is_dir():
        parser.error(f"{folder} is no folder")
    years: defaultdict[str, Counter[str]] = defaultdict(Counter)
    is_whole = True
    for path in sorted(folder.rglob("*.story")):
        try:
            stories = storyparse.load_all(path)
        except (OSError, storyparse.StoryError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            is_whole = False
            continue
        items = (item for story in stories for item in story.items)
        names = (citation.source.name for item in items for citation in item.citations)
        years[path.name[:4]].update(names)
    for year, outlets in sorted(years.items()):
        for name, count in outlets.most_common():
            print(printable(f"{year} {count:4} {name}"))
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
