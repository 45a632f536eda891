"""
`sumber serve`: the whole service on this machine.

This process is the supervisor. It starts the embedded Valkey (unless `SUMBER_REDIS_URL` names a server), the web
server, one Celery worker with a process for each core and the courier of webhooks, says one line when they are ready,
starts again whatever dies, and stops them in order. It holds the listening socket, so a client that calls while the web server is started
again waits a moment instead of being refused.
"""

import os
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from pathlib import Path
from typing import Final, TextIO

from api.children import Child, Pauses, stop
from api.signals import Signals
from workers import schema
from workers.lifeline import worker_name
from workers.model import Unavailable
from workers.reach import promptly, reaching
from workers.settings import Settings, SettingsError
from workers.store import Store
from workers.valkey import FolderInUseError, Valkey, ValkeyError

_READY_SECONDS: Final = 60.0
_BOOT_SECONDS: Final = 20.0
_LONGEST_SILENCE: Final = 15.0
_MOST_STARTS: Final = 3
_STOP_SECONDS: Final = 40.0
"""Longer than the hard time limit of a job."""


class CannotServeError(Exception):
    """The service does not start. The message is one line an operator can act on."""


def serve(host: str = "127.0.0.1", port: int = 8000, data_dir: Path | None = None, workers: int | None = None) -> int:
    """
    Serve until SIGTERM or Ctrl-C; the exit status. Port 0 takes a free one.

    `data_dir` and `workers` go before SUMBER_DATA_DIR and SUMBER_CONCURRENCY. Call it from the main thread.
    """
    try:
        chosen = {"SUMBER_DATA_DIR": data_dir, "SUMBER_CONCURRENCY": workers}
        environment = {**os.environ, **{name: str(value) for name, value in chosen.items() if value is not None}}
        settings = Settings.read(environment)
        with (
            Signals() as signals,
            _listening(host, port) as door,
            _running(settings, environment, door, signals) as service,
        ):
            if service.gets_ready(signals):
                _say(f"Sumber is ready at {service.address} (data in {settings.data_dir}, Ctrl-C stops it)", sys.stdout)
            while not signals.stop_after(1.0):
                service.tend()
    except (SettingsError, FolderInUseError, ValkeyError, CannotServeError, schema.SchemaError) as wrong:
        _say(f"sumber: {wrong}")
        return 1
    return 0


class Service:
    """The processes behind one listening socket."""

    def __init__(self, settings: Settings, environment: Mapping[str, str], door: socket.socket) -> None:
        """Take the data folder. Raises FolderInUseError."""
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._valkey = Valkey(settings.data_dir) if settings.embedded else None
        self._valkey_pauses = Pauses()
        self._redis = promptly(settings.redis_url)
        self._store = Store(self._redis, settings)
        self._host, self._port = door.getsockname()[:2]
        listen = str(door.fileno())
        self.web = Child(
            (sys.executable, "-m", "api.web", "--listen", listen),
            environment,
            settings.data_dir / "web.log",
            keep=[door.fileno()],
        )
        self.worker = Child((sys.executable, "-m", "workers"), environment, settings.data_dir / "worker.log")
        self.courier = Child(
            (sys.executable, "-m", "workers.webhooks.courier"), environment, settings.data_dir / "courier.log"
        )

    @property
    def address(self) -> str:
        """The address to give to a reader on this machine."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self._host, self._host)  # noqa: S104 - not bound here
        return f"http://[{host}]:{self._port}" if ":" in host else f"http://{host}:{self._port}"

    def start(self) -> None:
        """Start the store, then what lives on it. Raises ValkeyError or CannotServeError."""
        if self._valkey:
            self._start_valkey(self._valkey)
        try:
            with reaching():
                schema.check(self._redis)
                open_to_all = not self._store.has_keys()
        except Unavailable as gone:
            raise CannotServeError(f"the store of SUMBER_REDIS_URL does not answer ({gone})") from None
        if open_to_all and not ip_address(self._host).is_loopback:
            raise CannotServeError(
                f"without an API key only this machine may be served, not {self._host}: set SUMBER_API_KEY"
            )
        for child in (self.web, self.worker, self.courier):
            child.start()

    def gets_ready(self, signals: Signals) -> bool:
        """Wait until an article would be scored; False when somebody asks to stop meanwhile. Raises CannotServeError."""
        deadline = time.monotonic() + _READY_SECONDS
        while not self._is_ready():
            for name, child in (("web server", self.web), ("worker", self.worker)):
                if child.starts > _MOST_STARTS or time.monotonic() > deadline:
                    raise CannotServeError(f"the {name} does not start: {child.last_words()} (more in {child.log})")
            self.tend()
            if signals.stop_after(0.1):
                return False
        return True

    def tend(self) -> None:
        """Start again what is dead, and end a worker that is silent, so that it will be."""
        if self._valkey and not self._valkey.is_running() and self._valkey_pauses.are_over():
            try:
                self._start_valkey(self._valkey)
            except ValkeyError as wrong:
                _say(f"sumber: {wrong}")
        for child in (self.web, self.worker, self.courier):
            child.tend()
        if self._worker_is_silent():
            _say(f"sumber: the worker has been silent for {_LONGEST_SILENCE:.0f} s and is started again")
            self.worker.kill()

    def stop(self, signals: Signals) -> None:
        """Let the jobs at hand end, then stop the store. A second request to stop ends the patience."""
        asked = signals.requests_to_stop
        stop((self.web, self.worker, self.courier), _STOP_SECONDS, lambda: signals.requests_to_stop > asked)
        if self._valkey:
            self._valkey.stop()

    def _start_valkey(self, valkey: Valkey) -> None:
        self._valkey_pauses.note_start()
        valkey.start()
        if valkey.notice:
            _say(f"sumber: {valkey.notice}")
            self._store.put_up_notice(valkey.notice)

    def _worker_is_silent(self) -> bool:
        if self.worker.age < _BOOT_SECONDS or not self.worker.is_running():
            return False
        try:
            silence = self._silence_of_the_worker()
        except Unavailable:  # nobody can be heard through a store that is gone
            return False
        return silence is None or silence > _LONGEST_SILENCE

    def _silence_of_the_worker(self) -> float | None:
        with reaching():
            return self._store.silence(worker_name(self.worker.pid))

    def _is_ready(self) -> bool:
        host, port = self.address.removeprefix("http://").rsplit(":", 1)
        with closing(HTTPConnection(host.strip("[]"), int(port), timeout=2.0)) as connection:
            try:
                connection.request("GET", "/readyz")
                # Another worker, or the one before a restart, may be what makes the answer a yes.
                return connection.getresponse().status == 200 and self._silence_of_the_worker() is not None
            except (OSError, HTTPException, Unavailable):
                return False


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        door = socket.create_server((host, port), family=family, backlog=1024)
    except socket.gaierror as unknown:
        raise CannotServeError(f"cannot listen on {host}: {unknown.strerror}") from None
    except OSError as wrong:
        raise CannotServeError(f"cannot listen on {host} port {port}: {os.strerror(wrong.errno or 0)}") from None
    with door:
        yield door


@contextmanager
def _running(
    settings: Settings, environment: Mapping[str, str], door: socket.socket, signals: Signals
) -> Iterator[Service]:
    service = Service(settings, environment, door)
    try:
        service.start()
        yield service
    finally:
        door.close()
        service.stop(signals)


def _say(line: str, to: TextIO | None = None) -> None:
    print(line, file=to or sys.stderr, flush=True)
