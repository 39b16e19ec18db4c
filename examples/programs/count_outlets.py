"""Tell which outlets the stories of an archive cite, year by year.

    python count_outlets.py FOLDER

The names of the files begin with the year and end with ".story". An outlet that is listed under
several numbers, or with other capitals, is one. A file that has errors is told on standard error
and left out; then the exit status is 1.
"""

import argparse
import sys
from collections import defaultdict
from pathlib import Path

import storyparse
from storyparse.display import printable
from storyparse.summary import Summary, summary, total


def main() -> int:
    """Print a line for each outlet of each year, those that are cited most first."""
    parser = argparse.ArgumentParser(description="Tell which outlets are cited, year by year.")
    parser.add_argument("folder", type=Path, help="a folder of stories")
    folder: Path = parser.parse_args().folder
    if not folder.is_dir():
        parser.error(f"{folder} is no folder")
    years: defaultdict[str, list[Summary]] = defaultdict(list)
    is_whole = True
    for path in sorted(folder.rglob("*.story")):
        try:
            years[path.name[:4]].append(summary(storyparse.load_all(path)))
        except (OSError, storyparse.StoryError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            is_whole = False
    for year, summaries in sorted(years.items()):
        for outlet in total(summaries).outlets:
            if outlet.citations:
                print(printable(f"{year} {outlet.citations:4} {outlet.name}"))
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
