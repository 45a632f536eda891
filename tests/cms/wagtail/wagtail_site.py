"""Runs a real Wagtail for tests: in an environment of its own, with our app as a newsroom installs it."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from running import ROOT, until

HERE = Path(__file__).parent
APP = ROOT / "integrations/wagtail"
PINS = HERE / "wagtail.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A Wagtail that is up, with the app in it."""

    address: str
    folder: Path
    desk: subprocess.Popen[str]

    def do(self, deed: str, **given: Any) -> Any:
        """Let somebody of the newsroom do something (`newsroom/desk.py`)."""
        assert self.desk.stdin
        assert self.desk.stdout
        assert self.desk.poll() is None, (self.folder / "desk.log").read_text()[-2000:]
        self.desk.stdin.write(json.dumps([deed, given]) + "\n")
        self.desk.stdin.flush()
        answer = self.desk.stdout.readline()
        assert answer, (self.folder / "desk.log").read_text()[-2000:]
        told = json.loads(answer)
        assert "failed" not in told, told["failed"]
        return told["done"]

    def set_up(self, **settings: Any) -> None:
        """Write the project's `SUMBER`; what is not named is as in the beginning."""
        (self.folder / "sumber.json").write_text(json.dumps(settings))


@contextmanager
def wagtail(cache: Path, folder: Path) -> Iterator[Site]:
    """Run a Wagtail in `folder`. Its environment and an empty database are kept in `cache` from run to run."""
    python = _environment(cache)
    shutil.copytree(HERE / "newsroom", folder / "newsroom")
    (folder / "sumber.json").write_text("{}")
    _install_app(folder)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "PYTHONPATH": f"{folder}:{folder / 'app'}",
    }
    _database(python, cache, folder, environment)
    address = f"127.0.0.1:{_free_port()}"
    run = {"cwd": folder, "env": environment}
    with (folder / "web.log").open("wb") as web_log, (folder / "desk.log").open("wb") as desk_log:
        web = subprocess.Popen(
            [python, "-m", "django", "runserver", "--noreload", address], **run, stdout=web_log, stderr=web_log
        )
        desk = subprocess.Popen(
            [python, "-m", "newsroom.desk"],
            **run,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=desk_log,
            text=True,
        )
        try:
            until(lambda: _answers(address))
            yield Site(address=f"http://{address}", folder=folder, desk=desk)
        finally:
            for process in (web, desk):
                process.terminate()
                process.communicate(timeout=60)


def _environment(cache: Path) -> Path:
    """The Python that has Wagtail; made once for each set of pins."""
    home = cache / f"environment-{_digest(PINS)}"
    if not (home / "complete").exists():
        shutil.rmtree(home, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        _pip([home / "bin/python", "-m", "pip"], "install", "--requirement", PINS)
        (home / "complete").touch()
    return home / "bin/python"


def _install_app(folder: Path) -> None:
    """Install our distribution from a copy, so that what its wheel forgets is missed here."""
    source = shutil.copytree(
        APP, folder / "source", ignore=shutil.ignore_patterns("build", "*.egg-info", "__pycache__")
    )
    _pip(
        [sys.executable, "-m", "pip"],
        "install",
        "--no-deps",
        "--no-build-isolation",
        "--target",
        folder / "app",
        source,
    )


def _pip(pip: list[Any], *what: Any) -> None:
    subprocess.run([*pip, "--quiet", "--disable-pip-version-check", *what], check=True, capture_output=True)


def _database(python: Path, cache: Path, folder: Path, environment: dict[str, str]) -> None:
    """A database with Wagtail's tables and the newsroom's people; migrating takes longer than all tests together."""
    migrations = sorted([*APP.glob("*/migrations/*.py"), *HERE.glob("newsroom/*/migrations/*.py")])
    kept = cache / f"{_digest(PINS, HERE / 'newsroom/desk.py', HERE / 'newsroom/settings.py', *migrations)}.sqlite3"
    here = folder / "db.sqlite3"
    if not kept.exists():
        for command in (["-m", "django", "migrate", "-v0"], ["-m", "newsroom.desk"]):
            given = json.dumps(["furnish", {}]) + "\n"
            done = subprocess.run(
                [python, *command], cwd=folder, env=environment, input=given, text=True, check=True, capture_output=True
            )
            assert "failed" not in done.stdout, done.stdout
        shutil.copy(here, kept)
    shutil.copy(kept, here)


def _digest(*files: Path) -> str:
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def _answers(address: str) -> bool:
    try:
        with urlopen(f"http://{address}/admin/login/") as response:
            return bool(response.status == 200)
    except URLError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
