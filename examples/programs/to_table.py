"""Write the citations of stories as a table: CSV with a row for each.

    python to_table.py TABLE FILE...

What could be read of a file with errors is written too, and how many errors it has is told on
standard error. A citation whose source is missing has a number and no name.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import storyparse

COLUMNS = ("file", "title", "part", "place", "text", "number", "source", "url")


def rows(path: Path, document: storyparse.Document) -> Iterator[tuple[object, ...]]:
    """Yield a row for each citation in a document."""
    for story in document.stories:
        for part, items in (("fact", story.facts), ("narrative", story.narratives)):
            for place, item in enumerate(items, 1):
                start = (path.name, story.title, part, place, item.text)
                for piece in item.content:
                    match piece:
                        case storyparse.Citation(source):
                            yield (*start, source.number, source.name, source.url)
                        case storyparse.UnresolvedCitation(number):
                            yield (*start, number, None, None)


def main() -> None:
    """Write the rows of some files, under the names of their columns."""
    parser = argparse.ArgumentParser(description="Write the citations of stories as a table.")
    parser.add_argument("table", type=Path, help="the file to write")
    parser.add_argument("files", type=Path, nargs="+", help="files of stories")
    options = parser.parse_args()
    documents = [(path, storyparse.read(path.read_bytes())) for path in options.files]
    # What reading makes of bytes that are no UTF-8 is written as these bytes again.
    with options.table.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        table = csv.writer(file, dialect="unix")
        table.writerow(COLUMNS)
        for path, document in documents:
            table.writerows(rows(path, document))
            if document.diagnostics:
                print(f"{path}: errors: {len(document.diagnostics)}", file=sys.stderr)


if __name__ == "__main__":
    try:
        main()
    except OSError as error:
        sys.exit(str(error))
