"""What keeps a rule quiet is named by the condition that does, and by no other."""

import subprocess
import sys
from pathlib import Path

PASSAGES = """
[[en]]
headline = "Harl fair has new days"
fault = ["date-order"]
body = "Organisers moved the Harl fair from 19 to 7 December after the dairy asked for it."

[[en]]
headline = "Harl fair lasts longer"
fault = ["date-order"]
body = "The Harl fair is on from 19 to 7 December."
"""


def asked(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """What the command says."""
    command = [sys.executable, "-m", "benchmarks.consistency.why_quiet", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_guard_that_is_too_broad_is_named_with_what_the_rule_would_say(tmp_path: Path) -> None:
    """And of a passage that the rule speaks of by itself, nothing is."""
    file = tmp_path / "passages.toml"
    file.write_text(PASSAGES)
    told = asked("date-order", str(file))
    assert told.returncode == 0, told.stderr
    assert 'given.words["moved"].first(ahead)' in told.stdout
    assert "if False: 19 / 7 December" in told.stdout
    assert "lasts longer" not in told.stdout


def test_no_such_rule_is_one_line_and_a_status_of_its_own(tmp_path: Path) -> None:
    """A rule that is not on has no conditions to force."""
    told = asked("date-orders", str(tmp_path / "none.toml"))
    assert (told.returncode, told.stderr) == (2, "no rule date-orders is switched on\n")
