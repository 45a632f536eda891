"""Whatever is asked, sensible or not, is answered as openapi.yaml promises."""

import json
import os
import subprocess
import sys
from pathlib import Path

from running import serving

HERE = Path(__file__).parent
THOROUGH = bool(
    os.environ.get("SUMBER_TEST_THOROUGH")
)  # where there is time for it: two minutes and more, never the same
EXAMPLES, CASES = (120, 5_000) if THOROUGH else (10, 1_000)  # of each operation and phase at most; altogether at least

SAME = ("--generation-database", "none") if THOROUGH else ("--generation-deterministic",)


def test_whatever_is_asked_is_answered_as_promised(tmp_path: Path) -> None:
    """
    Schemathesis asks all it can think of, in single calls and in chains: no answer breaks the specification.

    It has a service to itself, since it also overrides checks and changes the policy.
    """
    told = tmp_path / "report.json"
    with serving(tmp_path / "service") as running:
        asked = subprocess.run(
            [
                *(Path(sys.executable).with_name("schemathesis"), "--config-file", HERE / "schemathesis.toml"),
                *("run", f"{running.address}/openapi.json", "--continue-on-failure", *SAME),
                *("--max-examples", str(EXAMPLES), "--report", "json", "--report-json-path", told),
            ],
            env=os.environ | {"PYTHONPATH": str(HERE)},
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert asked.returncode == 0, asked.stdout
    assert json.loads(told.read_text())["test_cases"]["generated"] >= CASES
