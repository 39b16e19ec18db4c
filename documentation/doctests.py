"""Examples with a prompt, whose outputs can be accepted."""

import doctest
import re
import textwrap

from sybil import Example
from sybil.evaluators.doctest import DocTestEvaluator, DocTestRunner

from documentation.outputs import Outputs

__all__ = ["Doctests"]

_STACK = re.compile(r"(?<=^Traceback \(most recent call last\):\n)(?: .*\n)+", re.MULTILINE)
_BLANK = re.compile(r"^\n", re.MULTILINE)


class _Runner(DocTestRunner):
    """Runs examples, and keeps what the last one printed where that is not what is shown."""

    got: str | None = None

    def report_failure(
        self,
        out: object,
        test: doctest.DocTest,
        example: doctest.Example,
        got: str,
    ) -> None:
        """Keep what an example printed, and report it."""
        self.got = got
        super().report_failure(out, test, example, got)  # type: ignore[arg-type]


class Doctests(DocTestEvaluator):
    """Runs examples with a prompt.

    Args:
        outputs: What is done with outputs that are not those that are shown.
    """

    def __init__(self, outputs: Outputs) -> None:
        super().__init__()
        self.outputs = outputs
        self.runner: _Runner = _Runner(0)

    def __call__(self, example: Example) -> str:
        """Return what is wrong with an example: empty if nothing is."""
        if doctest.SKIP in example.parsed.options:
            return "an example is run, or is none: take out +SKIP"
        self.runner.got = None
        wrong = super().__call__(example)
        if self.runner.got is None or not self.outputs.accepting:
            return wrong
        python, found = example.path.endswith(".py"), _output(self.runner.got)
        # The prompt that ends a block may stand there, or not.
        shown, found = next(
            (shown, _spelled(example.parsed, end + found, python=python))
            for end in ("...\n", "")
            for shown in [_spelled(example.parsed, end + example.parsed.want, python=python)]
            if shown in example.document.text or not end
        )
        return self.outputs.compared(example, shown, found)


def _output(got: str) -> str:
    """Return what an example printed as it is to be shown."""
    return _BLANK.sub("<BLANKLINE>\n", _STACK.sub("...\n", got))


def _spelled(example: doctest.Example, output: str, *, python: bool) -> str:
    """Return an example with an output as they stand in a page, or in a module of Python."""
    first, *others = example.source.splitlines()
    lines = [f">>> {first}", *(f"... {line}".rstrip() for line in others), *output.splitlines()]
    text = textwrap.indent("\n".join(lines) + "\n", " " * example.indent)
    return text.replace("\\", "\\\\") if python else text
