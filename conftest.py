"""Runs the examples of the pages and docstrings."""

from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

_PARSERS = [DocTestParser(), PythonCodeBlockParser()]

pytest_collect_file = (
    Sybil(parsers=_PARSERS, patterns=["*.md"], excludes=["tests/cases/*"])
    + Sybil(
        parsers=[DocTestParser()],
        patterns=["src/storyparse/**/*.py", "src/storyparse/*.py"],
        document_types={".py": PythonDocStringDocument},
    )
).pytest()
