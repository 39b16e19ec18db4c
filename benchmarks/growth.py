"""Long texts: what a KB of them takes, in time and in memory."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import storyparse
from benchmarks import corpus
from benchmarks.results import Effort, Figure
from benchmarks.timing import Subject, compared, spread

__all__ = ["MEMORY", "SIZES", "TIME", "figures"]

TIME = "growth time"
MEMORY = "growth memory"
SIZES = {
    "2 KB": 2_000,
    "20 KB": 20_000,
    "200 KB": 200_000,
    "2 MB": 2_000_000,
    "20 MB": 20_000_000,
}
_REFERENCE, _LARGEST = "20 KB", "20 MB"
_SLICE = 0.1  # the longest texts take seconds: their neighbours should not be too short


def figures(effort: Effort) -> Iterator[Figure]:
    """Yield the time of one story for each KB of it, and the memory of long texts."""
    yield from _times(effort)
    yield from _peaks()


def _times(effort: Effort) -> Iterator[Figure]:
    """Yield the time that a KB takes, as a multiple of what it takes in a story of 20 KB."""
    texts = {name: corpus.story_of(size, seed=1) for name, size in SIZES.items()}
    sizes = {name: len(text.encode()) for name, text in texts.items()}
    subjects = [Subject(name, storyparse.read, [text]) for name, text in texts.items()]
    baseline = Subject(_REFERENCE, storyparse.read, [texts[_REFERENCE]])
    found = compared(subjects, baseline, rounds=effort.long_rounds, seconds=_SLICE)
    for subject, ratio in found:
        name = subject.name
        yield Figure(TIME, name, ratio.times(sizes[_REFERENCE] / sizes[name]))


def _peaks() -> Iterator[Figure]:
    """Yield the peak memory of reading, as a multiple of the text's size in UTF-8."""
    size = SIZES[_LARGEST]
    texts = {
        f"one story of {_LARGEST}": corpus.story_of(size, seed=1),
        f"{_LARGEST} of short stories": corpus.many(size, seed=1),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            path = Path(folder, "text")
            path.write_bytes(text.encode())
            yield Figure(MEMORY, name, spread([_peak(path) / path.stat().st_size]))


def _peak(path: Path) -> int:
    """Return the bytes that a process needs at most for a text and for reading it."""
    command = [sys.executable, "-c", _READING, str(path)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 - our own


# The largest resident memory so far (VmHWM) less what is resident right before the text is read
# (VmRSS), and the text itself. Not ru_maxrss: on Linux it starts with the memory of the parent.
_READING = r"""
import gc, pathlib, re, sys
import storyparse

def resident(kind):
    status = pathlib.Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(rf"{kind}:\s+(\d+) kB", status)[1]) * 1024

storyparse.read("Title\nFacts\n- Words.[1]\nSources: [1]Coast Daily.\n")
text = pathlib.Path(sys.argv[1]).read_bytes().decode()
gc.collect()
before = resident("VmRSS")
document = storyparse.read(text)
print(resident("VmHWM") - before + sys.getsizeof(text))
"""
