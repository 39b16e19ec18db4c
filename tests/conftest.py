"""What all tests share."""

import os
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Where it is installed, Lark compares all terminals of a grammar, which takes minutes: the test
# that needs it runs in a process of its own.
sys.modules["interegular"] = None  # type: ignore[assignment]

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
settings.register_profile("small", max_examples=100, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("large", max_examples=5000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("STORYPARSE_PROFILE", "small"))


CASES = Path(__file__).parent / "cases"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a `case_text` on the text of every conformance case."""
    if "case_text" in metafunc.fixturenames:
        cases = [
            case
            for path in sorted(CASES.glob("*.toml"))
            for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        ]
        names = [case["name"] for case in cases]
        metafunc.parametrize("case_text", list(map(_text, cases)), ids=names)


def _text(case: dict[str, str]) -> str:
    if "bytes" in case:
        return bytes.fromhex(case["bytes"]).decode("utf-8", "surrogateescape")
    return case["text"]


@pytest.fixture
def untraced() -> Iterator[None]:
    """Run a test without the tracer of coverage, which would take most of its time."""
    tracer = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(tracer)


@pytest.fixture
def accepts() -> Callable[[Path, str], bool]:
    """Tell whether a file holds a text; write it where new outputs are accepted."""

    def accepts(path: Path, text: str) -> bool:
        if os.environ.get("STORYPARSE_ACCEPT"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return path.exists() and path.read_text(encoding="utf-8") == text

    return accepts
