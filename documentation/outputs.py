"""Outputs that pages and docstrings show: compared with what comes out, or accepted."""

import difflib
from pathlib import Path

import attrs
from sybil import Example

__all__ = ["Outputs"]


@attrs.define
class Outputs:
    """What is to be done with an output that has changed, and what was.

    Args:
        accepting: Whether a changed output is accepted; else it is a failure.
        changed: For each file the pieces of it that are to be others: from which offset on each is
            found, what it is, and what it is to be.
    """

    accepting: bool = False
    changed: dict[Path, list[tuple[int, str, str]]] = attrs.Factory(dict)

    def compared(self, example: Example, shown: str, found: str) -> str:
        """Return what is wrong with an example, as Sybil wants it: empty if nothing is.

        Args:
            example: The example; the piece is the first like it in its document from there on.
            shown: The piece of the document that shows its output.
            found: The piece as it should stand there.
        """
        if shown == found:
            return ""
        if self.accepting:
            pieces = self.changed.setdefault(Path(example.path), [])
            pieces.append((example.start, shown, found))
            return ""
        lines = difflib.ndiff(shown.splitlines(keepends=True), found.splitlines(keepends=True))
        return "".join(lines)

    def write(self) -> None:
        """Write the accepted outputs into their files.

        Raises:
            LookupError: A piece does not stand in its file as it was read.
        """
        for path, pieces in self.changed.items():
            text = path.read_text("utf-8")
            for start, shown, found in sorted(pieces, reverse=True):
                before, piece, after = text[start:].partition(shown)
                if not piece and found in text:  # the page was written anew meanwhile
                    continue
                if not piece:
                    msg = f"{path}: accept by hand what should be\n{found}"
                    raise LookupError(msg)
                text = f"{text[:start]}{before}{found}{after}"
            path.write_text(text, "utf-8")
