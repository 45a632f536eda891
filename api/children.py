"""Child processes of the supervisor: started with a log of their own, tied to its life, stopped in order."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from workers.lifeline import die_with

_LARGEST_LOG: Final = 10 * 1024 * 1024
_SHORTEST_PAUSE: Final = 0.2
_LONGEST_PAUSE: Final = 5.0
_LONG_LIFE: Final = 5.0


class Pauses:
    """How long to wait before the next start: ever longer while starts go wrong, short again after a long life."""

    def __init__(self) -> None:
        self._pause = _SHORTEST_PAUSE
        self._started = time.monotonic()
        self._not_before = 0.0

    def note_start(self) -> None:
        """Remember that something was started now."""
        self._started = time.monotonic()

    @property
    def since_start(self) -> float:
        """Seconds since the last start."""
        return time.monotonic() - self._started

    def are_over(self) -> bool:
        """Whether what is dead may be started again. The first time it is asked after a death begins the pause."""
        now = time.monotonic()
        if not self._not_before:
            lived_long = self.since_start > _LONG_LIFE
            self._pause = _SHORTEST_PAUSE if lived_long else min(2 * self._pause, _LONGEST_PAUSE)
            self._not_before = now + self._pause
        if now < self._not_before:
            return False
        self._not_before = 0.0
        return True


class Child:
    """One process, started anew whenever it dies. Start it from the main thread: it dies with that thread."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], log: Path, *, keep: Sequence[int] = ()
    ) -> None:
        """`keep` are open file descriptors that the process inherits."""
        self.log = log
        self.starts = 0
        """How often it has been started."""
        self._command = tuple(command)
        self._environment = dict(environment)
        self._keep = tuple(keep)
        self._pauses = Pauses()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process; its words go to the end of its log."""
        if self.log.exists() and self.log.stat().st_size > _LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        parent = os.getpid()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own programs
                self._command,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=self._keep,
                start_new_session=True,  # Ctrl-C is for the supervisor, which stops its children in order
                preexec_fn=lambda: die_with(parent, by=signal.SIGKILL),  # noqa: PLW1509 - there are no threads
            )
        self.starts += 1
        self._pauses.note_start()

    @property
    def age(self) -> float:
        """Seconds since the last start."""
        return self._pauses.since_start

    @property
    def pid(self) -> int:
        """The process id; 0 before the first start."""
        return self._process.pid if self._process else 0

    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    def tend(self) -> None:
        """Start the process again if it is dead and its pause is over."""
        if not self.is_running() and self._pauses.are_over():
            self.start()

    def kill(self) -> None:
        """End the process at once; the ledger knows what it was doing."""
        if self._process and self.is_running():
            self._process.kill()
            self._process.wait()

    def ask_to_stop(self) -> None:
        """Let the process finish what it has in hand."""
        if self._process and self.is_running():
            self._process.terminate()

    def last_words(self) -> str:
        """The last line of the log."""
        return self.log.read_text(errors="replace").strip().rpartition("\n")[2] if self.log.exists() else ""


def stop(children: Sequence[Child], patience: float, enough: Callable[[], bool]) -> None:
    """Stop processes together; who has not ended after so many seconds, or once it is `enough`, is killed."""
    deadline = time.monotonic() + patience
    for child in children:
        child.ask_to_stop()
    while any(child.is_running() for child in children) and time.monotonic() < deadline and not enough():
        time.sleep(0.02)
    for child in children:
        child.kill()
