"""What is installed is what is here: a wheel that forgot a word list would judge differently, and say nothing."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOMS = ("scorer", "api_spec", "workers", "api")


@pytest.fixture(scope="module")
def wheel(root: Path, committed: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the package from a copy of the committed files; list what it holds."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    for file in committed:
        copy = source / file.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", built, source], check=True, capture_output=True)
    (file,) = built.glob("*.whl")
    return set(zipfile.ZipFile(file).namelist())


def test_the_wheel_holds_every_file_of_the_rooms(root: Path, committed: tuple[Path, ...], wheel: set[str]) -> None:
    """
    Code, word lists, templates and scripts of the store are all installed.
    """
    ours = {str(file.relative_to(root)) for file in committed if file.relative_to(root).parts[0] in ROOMS}

    assert ours
    assert ours - wheel == set()


def test_the_wheel_holds_nothing_else(wheel: set[str]) -> None:
    """
    No test, tool or document is installed beside the four rooms.
    """
    assert {name.split("/")[0] for name in wheel if ".dist-info/" not in name} == set(ROOMS)
