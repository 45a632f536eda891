"""The checkout as these tests see it: every file that is, or would be, committed."""

from pathlib import Path

import pytest
from pathspec import GitIgnoreSpec

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """Answer the folder that holds pyproject.toml."""
    return ROOT


@pytest.fixture(scope="session")
def committed() -> tuple[Path, ...]:
    """List the files .gitignore does not keep out; a bare machine has no git to ask."""
    ignored = GitIgnoreSpec.from_lines([".git/", *(ROOT / ".gitignore").read_text().splitlines()])
    return tuple(ROOT / name for name in sorted(ignored.match_tree_files(ROOT, negate=True)))
