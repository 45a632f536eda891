"""Runs the real programs for tests: the service as an operator starts it, and a worker whose work is rigged."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from workers import Settings

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A service that is up."""

    address: str
    pid: int
    data_dir: Path

    def call(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], Any]:
        """Make one request: status, headers in lower case, and the body, read when it is JSON."""
        url = urlsplit(self.address)
        connection = HTTPConnection(url.hostname or "", url.port, timeout=60)
        try:
            sent = None if body is None else json.dumps(body)
            connection.request(method, path, sent, {"Content-Type": "application/json"} | (headers or {}))
            response = connection.getresponse()
            text = response.read()
            got = {name.lower(): value for name, value in response.getheaders()}
            return response.status, got, json.loads(text) if _is_json(got) else text
        finally:
            connection.close()


def _is_json(headers: dict[str, str]) -> bool:
    """Whether a body is one JSON value, and not one a line."""
    kind = headers.get("content-type", "").partition(";")[0]
    return kind.endswith("json") and not kind.endswith("ndjson")


@contextmanager
def serving(data_dir: Path, *options: str, **environment: str) -> Iterator[Running]:
    """Run `sumber serve` on a free port; it is stopped as Ctrl-C stops it."""
    command = ["serve", "--port", "0", "--data-dir", str(data_dir), *options]
    with sumber(*command, **environment) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        ready = re.match(r"Sumber is ready at (http://\S+) ", said)
        assert ready, said
        try:
            yield Running(address=ready[1], pid=process.pid, data_dir=data_dir)
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 0


def sumber(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Start the command line, with no settings but these; what it says is on its `stdout`."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("SUMBER_")}
    return subprocess.Popen(
        [Path(sys.executable).with_name("sumber"), *arguments],
        cwd=ROOT,
        env=inherited | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def issue(service: Running, *scopes: str) -> str:
    """Make an API key for a running service, as its operator does."""
    chosen = [part for scope in scopes for part in ("--scope", scope)]
    with sumber("keys", "issue", "redaksi", *chosen, "--data-dir", str(service.data_dir)) as process:
        said, _ = process.communicate(timeout=60)
    return said.splitlines()[0]


@contextmanager
def rigged_worker(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """Run a real worker whose work is rigged (`faults/rigged.py`); it is stopped as an operator stops it."""
    environment = {
        **os.environ,
        "SUMBER_DATA_DIR": str(settings.data_dir),
        "SUMBER_REDIS_URL": settings.redis_url,
        "SUMBER_CONCURRENCY": "2",
        "SUMBER_LEASE_SECONDS": str(settings.lease_seconds),
        "SUMBER_TIME_LIMIT_SECONDS": str(settings.time_limit_seconds),
    }
    log = settings.data_dir / "rigged.log"
    with log.open("ab") as words:
        process = subprocess.Popen(
            [sys.executable, "tests/faults/rigged.py"], cwd=ROOT, env=environment, stdout=words, stderr=words
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


def settings_for(data_dir: Path, **changes: Any) -> Settings:
    """Read the settings of a service on this folder, as if nothing else were set."""
    return replace(Settings.read({"SUMBER_DATA_DIR": str(data_dir)}), concurrency=2, **changes)


def until(holds: Callable[[], Any], *, seconds: float = 60.0) -> Any:
    """Wait until something holds and return it. Fails after so many seconds."""
    deadline = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
    return found


def children_of(pid: int) -> dict[str, int]:
    """Find the processes that a supervisor started, by what they are."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == pid:
            programs = {
                "valkey": "valkey",
                "workers": "-m workers ",
                "courier": "-m workers.webhooks.courier",
                "api.web": "api.web",
            }
            found |= {name: int(process.name) for name, program in programs.items() if program in command}
    return found
