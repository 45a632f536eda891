"""What must not be in the repository, and what must agree across it."""

import re
import tomllib
from collections import Counter
from importlib import metadata
from pathlib import Path

import yaml

# Somebody's own folder, or a host that packages come from: both work on one machine only.
OWN_FOLDER = re.compile(r"(?<![\w.~$}])/(?:home|root|Users|tmp|work|mnt)/")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.|debian\.org/debian|--(?:extra-)?index-url|--find-links|file://"
)
PROSE_AND_CODE = {".py", ".toml", ".md", ".txt", ".yaml", ".yml", ".json", ".html", ".css", ".js", ".lua", ".sh", ""}


def texts(files: tuple[Path, ...]) -> dict[Path, str]:
    """Read the committed files a person would read, but for this one, which has to name what it looks for."""
    return {file: file.read_text() for file in files if file.suffix in PROSE_AND_CODE and file != Path(__file__)}


def test_no_file_names_a_folder_of_somebodys_machine(committed: tuple[Path, ...]) -> None:
    """
    A path that exists on one machine only would fail on the reader's.
    """
    assert [file for file, text in texts(committed).items() if OWN_FOLDER.search(text)] == []


def test_no_file_names_a_package_registry(committed: tuple[Path, ...]) -> None:
    """
    A newsroom behind its own mirror installs without editing anything.
    """
    assert [file for file, text in texts(committed).items() if REGISTRY.search(text)] == []


def test_the_version_is_the_same_wherever_it_is_written(root: Path) -> None:
    """
    The package, the API and the change log speak of one version.
    """
    version = tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"]

    assert metadata.version("sumber") == version
    assert yaml.safe_load((root / "api_spec/openapi.yaml").read_text())["info"]["version"] == version
    assert re.findall(r"^## (\S+)", (root / "CHANGELOG.md").read_text(), re.MULTILINE)[0] == version


def test_the_licence_travels_with_the_package() -> None:
    """
    Who installs Sumber receives its licence.
    """
    installed = metadata.metadata("sumber")

    assert installed["License-Expression"] == "Apache-2.0"
    assert installed.get_all("License-File") == ["LICENSE"]


def twice(table: object) -> list[str]:
    """The words that stand twice in one of the lists of a TOML file."""
    if isinstance(table, dict):
        return [word for entry in table.values() for word in twice(entry)]
    if not isinstance(table, list):
        return []
    words = [entry for entry in table if isinstance(entry, str)]
    return [word for word, times in Counter(words).items() if times > 1] + [
        word for entry in table for word in twice(entry)
    ]


def test_no_word_stands_twice_in_a_list(root: Path) -> None:
    """
    Who takes a word out of a list has taken it out.
    """
    lists = [*(root / "scorer/langs").rglob("*.toml"), *(root / "scorer/rules").rglob("*/*/*.toml")]

    assert {file: words for file in lists if (words := twice(tomllib.loads(file.read_text())))} == {}
