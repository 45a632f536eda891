"""`sumber policy`: a newsroom's file is checked, tried on a story, sent and read back."""

import json
from pathlib import Path

import pytest
from running import issue, serving, sumber
from test_policies import FIRST, STORY

from api.cli import main
from scorer import policy
from workers.model import SCOPES


def test_a_file_is_checked_before_anybody_sees_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """
    Each fault is named with file and line; a good file is told as what it changes.
    """
    bad, good = tmp_path / "bad.toml", tmp_path / "good.toml"
    bad.write_text("[rules]\ndate-weekdy = {}\n\n[bands]\nready = true\n", "utf-8")
    good.write_text('[rules]\ndate-weekday = { severity = "minor" }\n', "utf-8")
    status = main(["policy", "check", str(bad)])
    refused = capfd.readouterr().err.splitlines()
    fine = main(["policy", "check", str(good)])

    assert (status, fine) == (2, 0)
    assert refused == [
        f"sumber: {bad}:2: “date-weekdy” is not known; “date-weekday” is",
        f"sumber: {bad}:5: “true” should be a whole number from 0 to 100",
    ]
    assert "date-weekday" in capfd.readouterr().out
    assert main(["policy", "check", str(tmp_path / "none.toml")]) == 2


def test_a_story_is_tried_on_a_file(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """
    `sumber score --policy` judges as the newsroom would, and refuses a file with a fault.
    """
    story, file = tmp_path / "naskah.json", tmp_path / "policy.toml"
    story.write_text(json.dumps(STORY), "utf-8")
    file.write_text(FIRST, "utf-8")
    told = []
    for options in ([], ["--policy", str(file)]):
        assert main(["score", str(story), "--format", "json", *options]) == 0
        told.append({one["rule"] for one in json.loads(capfdbinary.readouterr().out)["findings"]})
    file.write_text("[bands\n", "utf-8")

    assert told[0] - told[1] == {"date-weekday"}
    assert main(["score", str(story), "--policy", str(file)]) == 2


def test_a_file_is_sent_and_read_back(tmp_path: Path) -> None:
    """
    `send` puts a file in force and a changed one after it, or says in a line why it may not; `show` prints the one in
    force, comments and all.
    """
    file = tmp_path / "policy.toml"
    with serving(tmp_path / "data") as newsroom:
        reach = ["--server", newsroom.address, "--key"]
        key, reader = issue(newsroom, *SCOPES), issue(newsroom, "read")
        said = []
        for text in (FIRST, "# kosong\n"):
            file.write_text(text, "utf-8")
            said.append(run("policy", "send", str(file), *reach, key))
        shown = run("policy", "show", *reach, key)
        refused = run("policy", "send", str(file), *reach, reader)

    assert [(status, out.split(" (")[0]) for status, out in said] == [
        (0, "version 1 is in force"), (0, "version 2 is in force"),
    ]  # fmt: skip
    assert shown == (0, "# kosong\n")
    assert refused == (2, "sumber: This key may not do that. This needs the scope “admin”.\n")
    assert run("policy", "show") == (0, policy.shipped())


def run(*arguments: str) -> tuple[int, str]:
    """The command line as a program: its status and what it said."""
    with sumber(*arguments) as process:
        said, _ = process.communicate(timeout=60)
    return process.returncode, said
