"""What is installed: every file by its hash, and nothing whose licence a newsroom could not accept."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ACCEPTED = {
    *("MIT", "MIT License", "0BSD", "Zlib", "CC0-1.0"),
    *("BSD", "BSD License", "BSD-2-Clause", "BSD-3-Clause", "New BSD"),
    *("Apache 2.0", "Apache2", "Apache-2.0", "Apache Software License"),
    *("PSF-2.0", "PSFL", "Python Software Foundation License", "CNRI-Python", "ZPL 2.1", "Zope Public License"),
    *("MPL-1.1", "MPL-2.0"),  # copyleft for its own files, which we ship unchanged
}
# Where a package leaves the choice, or says it in no field that can be read: what we take.
CHOSEN = {
    "pyphen": "MPL-1.1",  # GPL, LGPL or MPL, at the user's choice
}


def pins(file: Path) -> dict[str, set[str]]:
    """Read the versions a requirements file allows of each package: one, or one for each range of Pythons."""
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", file.read_text(), re.MULTILINE):
        versions.setdefault(name, set()).add(version)
    return versions


def statements(package: str) -> set[str]:
    """Collect what an installed package says of its licence, from the most to the least formal place it says it in."""
    if package in CHOSEN:
        return {CHOSEN[package]}
    about = metadata.metadata(package)
    if expression := about.get("License-Expression"):
        return set(re.split(r" (?:AND|OR) ", expression))
    classified = {line.split(" :: ")[-1] for line in about.get_all("Classifier", ()) if line.startswith("License")}
    return classified or set(re.split(r" (?:AND|OR) ", about.get("License", "no licence named")))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_names_its_hashes_and_no_address(root: Path, name: str) -> None:
    """
    What was reviewed is what is installed, from whichever mirror it comes.
    """
    entries = re.sub(r"\\\n", "", re.sub(r"^ *#.*\n", "", (root / name).read_text(), flags=re.MULTILINE)).splitlines()

    assert entries
    assert [
        entry
        for entry in entries
        if not re.fullmatch(r"[\w.-]+==[^\s@]+( ; [^@]+?)?( +--hash=sha256:[0-9a-f]{64})+", entry)
    ] == []


@pytest.mark.parametrize(("name", "declared"), [("requirements.txt", "dependencies"), ("requirements-dev.txt", "dev")])
def test_the_pins_are_those_pyproject_asks_for(root: Path, name: str, declared: str) -> None:
    """
    A dependency added or raised in pyproject.toml is pinned by `make lock` before it is pushed.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text())
    wanted = [
        Requirement(line)
        for line in project["project"]["dependencies"] + project["dependency-groups"].get(declared, [])
    ]
    pinned = {name.replace("_", "-"): versions for name, versions in pins(root / name).items()}

    for requirement in wanted:
        versions = pinned.get(requirement.name.lower().replace("_", "-"), set())
        assert versions, f"{requirement} is not pinned"
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_tests_run_what_newsrooms_run(root: Path) -> None:
    """
    Both files pin the same version of every package that the service uses.
    """
    shipped, tested = pins(root / "requirements.txt"), pins(root / "requirements-dev.txt")

    assert {name: tested.get(name) for name in shipped} == shipped


def test_every_licence_of_the_default_install_is_one_we_accept(root: Path) -> None:
    """
    Nothing under the GPL and nothing for non-commercial use only reaches a newsroom.
    """
    installed = [name for name in pins(root / "requirements.txt") if find(name)]

    assert {name: said for name in installed if not (said := statements(name)) <= ACCEPTED} == {}


def find(package: str) -> bool:
    """Tell whether a package is installed here; some are for other platforms or Pythons only."""
    return any(metadata.Distribution.discover(name=package))
