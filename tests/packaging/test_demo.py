"""`make demo`, the first thing a newcomer sees."""

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

pytestmark = pytest.mark.service
PAGE = re.compile(r"(http://127\.0\.0\.1:\d+)/v1/reports/\S+")


def test_with_nobody_watching_it_prints_the_report_and_stops(root: Path) -> None:
    """
    A script, or CI, gets the report and exit status 0, and nothing is left running.
    """
    demo = subprocess.run(
        [sys.executable, root / "tools/demo.py"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True
    )

    page = PAGE.search(demo.stdout)
    assert page
    assert "Rabu (15/10/2026)" in demo.stdout  # the draft has the weekday wrong
    assert demo.stderr == ""
    with pytest.raises(URLError):
        urlopen(f"{page[1]}/healthz", timeout=2)


def test_with_a_person_watching_it_serves_until_ctrl_c(root: Path) -> None:
    """
    The page can be opened as long as the person likes; Ctrl-C ends everything.
    """
    screen, keyboard = pty.openpty()
    # A shell's background job inherits a deaf ear for Ctrl-C; whoever sits at a terminal does not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    command = [sys.executable, root / "tools/demo.py"]
    with subprocess.Popen(command, stdin=keyboard, stdout=keyboard, stderr=keyboard, process_group=0) as demo:
        os.close(keyboard)
        try:
            shown = ""
            while "Ctrl-C ends the demo" not in shown:
                shown += os.read(screen, 4096).decode(errors="replace")

            page = PAGE.search(re.sub(r"\x1b\[[\d;]*m", "", shown))
            assert page
            with urlopen(Request(page[0], headers={"Accept": "text/html"}), timeout=10) as answer:
                assert "<title>" in answer.read().decode()

            os.killpg(demo.pid, signal.SIGINT)
            assert demo.wait(60) == 0
        finally:
            demo.kill()
    os.close(screen)
