"""Runs the examples of the pages and docstrings, and accepts new outputs."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil.example import SybilFailure
from sybil.integration.pytest import SybilItem

from documentation.examples import sybils
from documentation.outputs import Outputs

ROOT = Path(__file__).parent

_outputs = Outputs()
pytest_collect_file = sybils(ROOT, _outputs).pytest()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that accepts new outputs."""
    what = "write what comes out into the pages, docstrings and files that show it"
    parser.addoption("--accept", action="store_true", help=what)


def pytest_configure(config: pytest.Config) -> None:
    """Accept new outputs where that is wanted."""
    _outputs.accepting = config.getoption("accept")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep only what shows outputs, where new ones are accepted."""
    if not config.getoption("accept"):
        return
    kept = [
        each
        for each in items
        if isinstance(each, SybilItem) or "accepts" in getattr(each, "fixturenames", ())
    ]
    config.hook.pytest_deselected(items=[each for each in items if each not in kept])
    items[:] = kept


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Fail an example for what it leaves behind, such as an open file.

    Sybil looks for its own call in a traceback, and ends the session where there is none.
    """
    try:
        yield
    except (pytest.PytestUnraisableExceptionWarning, ExceptionGroup) as left:
        if isinstance(item, SybilItem):
            raise SybilFailure(item.example, str(left)) from None
        raise


def pytest_sessionfinish() -> None:
    """Write the outputs that are accepted."""
    _outputs.write()


@pytest.fixture(scope="module")
def page_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Run the examples of a page in a folder of its own, with a copy of the example stories."""
    folder = tmp_path_factory.mktemp("page")
    shutil.copytree(ROOT / "examples", folder / "examples")
    with contextlib.chdir(folder):
        yield folder
