"""Hashes by which a finding is known again after the text around it has changed."""

import hashlib
from collections import Counter
from collections.abc import Iterator

from storyparse.diagnostics import Diagnostic
from storyparse.report.findings import Findings

__all__ = ["digest", "fingerprinted"]

# Spans may overlap: whole, each could cost the whole text.
_LONGEST = 200


def fingerprinted(findings: Findings, place: str = "") -> Iterator[tuple[Diagnostic, str]]:
    """Yield each diagnostic with its fingerprint, which no other one of its text has.

    It is made of the name, of the marked text, and of how many before it have the same; lines and
    columns play no part in it.

    Args:
        findings: The diagnostics and their text.
        place: What else goes into the fingerprints, such as a path.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for diagnostic in findings.diagnostics:
        start, end = diagnostic.span
        same = diagnostic.name, findings.lines.text[start : min(end, start + _LONGEST)]
        yield diagnostic, digest(place, *same, str(counts[same]))
        counts[same] += 1


def digest(*parts: str) -> str:
    """Return a hash of some strings."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:32]
