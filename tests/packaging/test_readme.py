"""The README is followed to the letter: its commands are run, in order, against a service it starts itself."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

STORIES = {
    "story.txt": "Jembatan Kali Wungu dibuka lagi pada Senin, kata Kepala Dinas Pekerjaan Umum Bram Santosa.\n",
    "a.txt": "Menurut pengelola pasar Titin Sukarni, sebelas kios ikan pindah ke gedung baru.\n",
    "b.txt": '"Latihan dimulai pukul tujuh," ujar pelatih dayung Made Artha di tepi waduk.\n',
    "stories": '{"body": "Bram Santosa mengatakan jembatan itu aman dilalui."}\n',
}
PORT = "8400"  # the one the README uses


@pytest.fixture(scope="module")
def blocks(root: Path) -> list[str]:
    """Read the code blocks of the README, cut where they leave a line blank: what is typed, then what comes after."""
    tokens = MarkdownIt().parse((root / "README.md").read_text())
    return [part for token in tokens if token.type in {"fence", "code_block"} for part in token.content.split("\n\n")]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Answer a folder with the files that the README's commands name."""
    for name, text in STORIES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def shell(root: Path, desk: Path) -> dict[str, object]:
    """Answer how a newcomer's shell is set up: in their own folder, with the environment that `make` made."""
    return {
        "cwd": desk,
        "env": {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        "text": True,
    }


@pytest.fixture
def port(blocks: list[str], shell: dict[str, object], desk: Path) -> Iterator[str]:
    """Start the service with the README's own line, on a free port; answer the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    (line,) = (block for block in blocks if block.startswith("sumber serve"))
    words = [*line.replace(PORT, port).split(), "--data-dir", str(desk / "data")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, **shell) as service:  # type: ignore[call-overload]
        assert port in service.stdout.readline()
        yield port
        service.terminate()


def test_the_two_commands_come_first(blocks: list[str]) -> None:
    """
    A reader who copies the first block has the service, and the proof that it works.
    """
    assert re.findall(r"^make (\w+)", blocks[0], re.MULTILINE) == ["demo", "test"]


@pytest.mark.service
def test_the_commands_without_a_service_run(blocks: list[str], shell: dict[str, object]) -> None:
    """
    Every `sumber score` line prints its reports and complains about nothing; only a threshold may end it with 1.
    """
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("sumber score")]

    assert lines
    for line in lines:
        run = subprocess.run(["bash", "-c", line], check=False, capture_output=True, **shell)  # type: ignore[call-overload]
        assert (run.stdout != "", run.stderr) == (True, ""), line
        assert run.returncode in ({0, 1} if "--fail-on" in line else {0}), line


@pytest.mark.service
@pytest.mark.system
def test_the_calls_are_answered(blocks: list[str], shell: dict[str, object], port: str) -> None:
    """
    Every curl call succeeds, and the answer holds the finding the README promises.
    """
    calls = [block.replace(PORT, port) for block in blocks if block.startswith("curl")]

    answers = [
        subprocess.run(
            ["bash", "-c", f'curl() {{ command curl --fail-with-body "$@"; }}; {call}'],
            check=True,
            capture_output=True,
            **shell,
        ).stdout  # type: ignore[call-overload]
        for call in calls
    ]

    assert any('"date-weekday"' in answer for answer in answers)
