"""Make a small website of a folder of stories: a page for each story, and one that lists them.

    python web_page.py FOLDER SITE

The files of FOLDER whose names end with ".story" are taken; SITE is made if it is not there. A file
that has errors is told on standard error and left out; then the exit status is 1.
"""

import argparse
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

import storyparse
from storyparse.convert import html

INDEX = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stories</title>
<h1>Stories</h1>
<ul>
{entries}</ul>
</html>
"""
ENTRY = '<li><a href="{page}" dir="auto">{title}</a></li>\n'


def entries(path: Path, site: Path) -> Iterator[str]:
    """Write a page for each story of a file, and yield what lists it.

    Raises:
        StoryError: The file has errors.
        OSError: The file cannot be read, or a page cannot be written.
    """
    for place, story in enumerate(storyparse.load_all(path), 1):
        page = f"{path.stem}-{place}.html"
        html.dump(story, site / page)
        yield ENTRY.format(page=quote(page), title=escape(story.title))


def main() -> int:
    """Write the pages of all stories, then the page that lists them."""
    parser = argparse.ArgumentParser(description="Make a website of a folder of stories.")
    parser.add_argument("folder", type=Path, help="a folder of stories")
    parser.add_argument("site", type=Path, help="the folder for the pages")
    options = parser.parse_args()
    if not options.folder.is_dir():
        parser.error(f"{options.folder} is no folder")
    options.site.mkdir(parents=True, exist_ok=True)
    listed, is_whole = "", True
    for path in sorted(options.folder.glob("*.story")):
        try:
            listed += "".join(entries(path, options.site))
        except (OSError, storyparse.StoryError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            is_whole = False
    (options.site / "index.html").write_text(INDEX.format(entries=listed), encoding="utf-8")
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
