"""Builds a site as `.ci/run` does: what MkDocs warns of is a failure."""

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["build"]


def build(project: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Build the site of a project.

    Args:
        project: The folder with the settings.
        folder: Where the site is written.

    Returns:
        How MkDocs ended, and what it said.
    """
    # With --quiet it would not even count its warnings.
    return subprocess.run(  # noqa: S603 - MkDocs
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
