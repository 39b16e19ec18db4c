"""What all tests share."""

import gc
import json
import os
import shutil
import sys
import time
import tomllib
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, settings
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

# Where it is installed, Lark compares all terminals of a grammar, which takes minutes: the test
# that needs it runs in a process of its own.
sys.modules["interegular"] = None  # type: ignore[assignment]

# Where `CI` is set, Hypothesis tries the same examples each time; elsewhere it looks for new ones.
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


@pytest.fixture
def given(case: dict[str, str]) -> str | bytes:
    """What a `case` gives to read: a text, or bytes that are none."""
    return _given(case)


@pytest.fixture
def given_text(case: dict[str, str]) -> str:
    """What a `case` gives to read, as text."""
    return _text(case)


def _given(case: dict[str, str]) -> str | bytes:
    return bytes.fromhex(case["bytes"]) if "bytes" in case else case["text"]


def _text(case: dict[str, str]) -> str:
    given = _given(case)
    return given if isinstance(given, str) else given.decode("utf-8", "surrogateescape")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail what misses an external program, where all of them must be there."""
    report = yield
    if report.skipped and "external" in item.keywords and os.environ.get("STORYPARSE_EXTERNAL"):
        report.outcome = "failed"
    return report


@pytest.fixture
def untraced() -> Iterator[None]:
    """Run a test without the tracer of coverage, which would take most of its time.

    What the tests before it have left is kept out of the search for garbage, which would take
    long where a test makes many objects, and none where it makes few.
    """
    tracer = sys.gettrace()
    sys.settrace(None)
    gc.freeze()
    yield
    gc.unfreeze()
    sys.settrace(tracer)


Prepare: TypeAlias = Callable[[int], Callable[[], object]]
"""Gives the work that is to be measured, on as much as is asked for."""


@pytest.fixture
def is_linear(untraced: None) -> Callable[[Prepare, int], bool]:  # noqa: ARG001 - no tracer
    """Tell whether eight times as much takes about eight times as long, not sixty-four times.

    Of so little that its time would be lost in noise, or in what any work takes, more is measured.
    """

    def seconds(work: Callable[[], object]) -> float:
        started = time.process_time()
        work()
        return time.process_time() - started

    def is_linear(prepare: Prepare, size: int) -> bool:
        prepare(1)()  # what is made once is not measured
        least = max(1e-3, 4 * seconds(prepare(1)))
        while (taken := seconds(prepare(size))) < least and size < _MOST_MEASURED:
            size *= 2
        # Linear work takes up to 12 times as long: there is more garbage to look for.
        return any(seconds(prepare(8 * size)) < 16 * max(taken, least) for _ in range(3))

    return is_linear


_MOST_MEASURED = 20_000  # what no cache holds takes longer


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Run one browser, without a window, for all tests that need it."""
    programs = {name: shutil.which(name) for name in ("chromium", "chromedriver")}
    for name, path in programs.items():
        if path is None:
            pytest.skip(f"{name} is not installed")
    options = ChromeOptions()
    options.binary_location = str(programs["chromium"])
    for option in (*_OPTIONS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(executable_path=programs["chromedriver"]))
    try:
        yield driver
    finally:
        driver.quit()


_OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


_CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": "web-annotation.jsonld",
    "https://schema.org": "schema-org.jsonld",
}


@pytest.fixture(scope="session")
def contexts() -> Iterator[None]:
    """Give readers of JSON-LD the contexts that are at hand, and nothing from elsewhere."""
    from pyld import jsonld  # type: ignore[import-untyped]  # noqa: PLC0415 - not all tests need it
    from rdflib.plugins.shared.jsonld import context  # noqa: PLC0415

    def at_hand(url: str) -> object:
        path = Path(__file__).parent / "contexts" / _CONTEXTS[url]
        return json.loads(path.read_text(encoding="utf-8"))

    def loaded(url: str, _: object) -> dict[str, object]:
        return {"document": at_hand(url), "documentUrl": url, "contextUrl": None}

    before = jsonld.get_document_loader()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(context, "source_to_json", lambda url: (at_hand(url), None))
        jsonld.set_document_loader(loaded)
        yield
    jsonld.set_document_loader(before)


@pytest.fixture
def accepts(request: pytest.FixtureRequest) -> Callable[[Path, str], bool]:
    """Tell whether a file holds a text; write it where new outputs are accepted."""

    def accepts(path: Path, text: str) -> bool:
        if request.config.getoption("accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return path.exists() and path.read_bytes() == text.encode()

    return accepts
