"""What is done to one file: checked, mended or formatted."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from storyparse import fixer, formatter, storage
from storyparse.checker import checked, unfixed
from storyparse.cli import colours
from storyparse.cli.job import Job
from storyparse.cli.messages import reason
from storyparse.diagnostics import Diagnostic, Safety, Severity
from storyparse.document import Document
from storyparse.encoding import decode, encode, is_utf8
from storyparse.errors import RuleError
from storyparse.reader import read
from storyparse.report.findings import Findings, Problem
from storyparse.report.styles import STYLES

__all__ = ["Check", "Finding", "Format", "Outcome"]


class Finding(NamedTuple):
    """What is counted of a finding."""

    code: str
    name: str
    severity: Severity
    safety: Safety | None

    @classmethod
    def of(cls, diagnostic: Diagnostic) -> "Finding":
        """Return what is counted of a diagnostic."""
        safety = diagnostic.fix.safety if diagnostic.fix else None
        return cls(diagnostic.code, diagnostic.name, diagnostic.severity, safety)


@attrs.frozen
class Outcome:
    """What came of a job.

    Attributes:
        path: Its path.
        pieces: The pieces of the report.
        problem: Why it could not be done.
        counts: How often what was found.
        applied: How many fixes were applied, or would be.
        refused: How many were not, because they would do harm.
        is_changed: Whether the text is another one now, or would be.
        is_left: Whether something in it was left as it was because it could not be read.
        output: What goes to standard output besides the report: a diff, or a text read from
            standard input.
    """

    path: str
    pieces: tuple[str, ...] = ()
    problem: Problem | None = None
    counts: Counter[Finding] = attrs.field(factory=Counter)
    applied: int = 0
    refused: int = 0
    is_changed: bool = False
    is_left: bool = False
    output: str = ""

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to print about it."""
        return bool(self.pieces or self.problem or self.output or self.is_changed or self.is_left)


@attrs.frozen
class Check:
    """Check a file, and mend it where that is asked for.

    Attributes:
        style: The style of the report.
        colour: Whether it is coloured.
        fix: Whether fixes are applied.
        diff: Whether only a diff of what they would change is wanted.
    """

    style: str = "full"
    colour: bool = False
    fix: bool = False
    diff: bool = False

    def __call__(self, job: Job) -> Outcome:
        """Check a file."""
        try:
            return self._checked(job)
        except (OSError, ValueError, RuleError) as error:
            return self._failed(job, error)

    def _checked(self, job: Job) -> Outcome:
        data = job.read()
        document = read(data)
        result, output, problem = self._mended(job, document), "", None
        if self.fix or self.diff:
            try:
                output = _written(job, data, result.document.text, diff=self.diff)
            except OSError as error:
                problem = Problem(job.path, f"it cannot be written: {reason(error)}")
                result = fixer.Fixed(document, checked(document, job.rules))
        return Outcome(
            job.path,
            pieces=(*self._pieces(job, result), *self._problem(problem)),
            problem=problem,
            counts=Counter(map(Finding.of, result.diagnostics)),
            applied=len(result.applied),
            refused=result.refused,
            is_changed=result.document.text != document.text,
            is_left=(self.fix or self.diff) and not is_utf8(document.text),
            output=output,
        )

    def _mended(self, job: Job, document: Document) -> fixer.Fixed:
        if not (self.fix or self.diff):
            return fixer.Fixed(document, checked(document, job.rules))
        if is_utf8(document.text):
            return fixer.fixed(document, job.rules, unsafe=job.unsafe)
        return fixer.Fixed(document, unfixed(checked(document, job.rules), *Safety))

    def _pieces(self, job: Job, result: fixer.Fixed) -> Iterator[str]:
        findings = Findings(job.path, result.document.lines, result.diagnostics)
        for piece in STYLES[self.style].findings(findings):
            yield colours.styled(piece, colour=self.colour)

    def _problem(self, problem: Problem | None) -> Iterator[str]:
        render = STYLES[self.style].problem if problem else None
        if problem and render:
            yield colours.styled(render(problem), colour=self.colour)

    def _failed(self, job: Job, error: Exception) -> Outcome:
        problem = Problem(job.path, reason(error))
        return Outcome(job.path, pieces=tuple(self._problem(problem)), problem=problem)


@attrs.frozen
class Format:
    """Format a file.

    Attributes:
        check: Whether it is only told what would change.
        diff: Whether a diff of that is wanted instead.
    """

    check: bool = False
    diff: bool = False

    def __call__(self, job: Job) -> Outcome:
        """Format a file."""
        try:
            return self._formatted(job)
        except (OSError, ValueError, RuleError) as error:
            return Outcome(job.path, problem=Problem(job.path, reason(error)))

    def _formatted(self, job: Job) -> Outcome:
        data = job.read()
        document = read(data)
        result, output = formatter.Formatted(document.text, is_whole=False), ""
        if is_utf8(document.text):
            result = formatter.formatted(document)
        if self.diff or not self.check:
            output = _written(job, data, result.text, diff=self.diff)
        return Outcome(
            job.path,
            is_changed=result.text != document.text,
            is_left=not result.is_whole,
            output=output,
        )


def _written(job: Job, before: bytes, after: str, *, diff: bool) -> str:
    """Write a text where it came from, or return what is to be printed."""
    if diff:
        from storyparse.cli.difference import difference  # noqa: PLC0415 - wanted seldom

        return "".join(difference(decode(before), after, job.path))
    if job.data is not None:
        return after
    storage.rewrite(job.path, before, encode(after))
    return ""
