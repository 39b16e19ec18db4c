"""Runs the examples of the pages and docstrings."""

from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

pytest_collect_file = (
    Sybil(parsers=[PythonCodeBlockParser()], patterns=["*.md"], excludes=["tests/cases/*"])
    + Sybil(
        parsers=[DocTestParser()],
        patterns=["src/storyparse/*.py", "src/storyparse/**/*.py", "src/storyparse/**/**/*.py"],
        document_types={".py": PythonDocStringDocument},
    )
).pytest()
