"""The commands a newcomer meets first."""

import re
import subprocess
from pathlib import Path


def test_make_alone_lists_every_command(root: Path) -> None:
    """
    Whoever types `make` sees what there is, and nothing is started.
    """
    phony = re.findall(r"^\.PHONY: (.*)", (root / "Makefile").read_text(), re.MULTILINE)[0].split()

    listed = subprocess.run(["make"], cwd=root, capture_output=True, text=True, check=True).stdout

    assert re.findall(r"^  make (\w+) +\S", listed, re.MULTILINE) == phony


def test_a_machine_without_python_is_told_so_in_one_line(root: Path, tmp_path: Path) -> None:
    """
    What is missing is named with the command that installs it.
    """
    run = subprocess.run(
        [root / "tools/create-venv", "python-of-tomorrow", tmp_path / "venv"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "apt-get install python3.11" in run.stderr
    assert not (tmp_path / "venv").exists()


def test_scripts_can_be_run(root: Path) -> None:
    """
    Each tool without a suffix names its interpreter, says what it does in its second line and is executable.
    """
    scripts = [root / ".ci/run", *(file for file in (root / "tools").iterdir() if file.is_file() and not file.suffix)]

    for script in scripts:
        first, second = script.read_text().splitlines()[:2]
        assert first.startswith("#!"), script
        assert second.startswith("# "), script
        assert script.stat().st_mode & 0o111, script
        subprocess.run(["sh", "-n", script], check=True)
