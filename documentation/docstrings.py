"""The docstrings of a module, as a document that Sybil reads."""

import ast
from collections.abc import Iterator

from sybil.document import PythonDocStringDocument
from sybil.text import LineNumberOffsets

__all__ = ["Docstrings"]


class Docstrings(PythonDocStringDocument):
    """All strings of a module that stand by themselves: Sybil alone leaves out those of values."""

    @staticmethod
    def extract_docstrings(python_source_code: str) -> Iterator[tuple[int, int, str]]:
        """Yield where each docstring begins and ends, and what it says."""
        offsets = LineNumberOffsets(python_source_code)
        for node in ast.walk(ast.parse(python_source_code)):
            match node:
                case ast.Expr(ast.Constant(str(text)) as said):
                    begins = offsets.get(said.lineno - 1, said.col_offset)
                    start = python_source_code.index('"""', begins) + 3
                    yield start, start + len(text), text
