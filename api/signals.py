"""Signals as something to wait for, instead of something that interrupts."""

import select
import signal
import socket
from types import TracebackType
from typing import Any, Final, Self

_STOP: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Signals:
    """While entered, counts requests to stop, and wakes whoever waits when one comes or a child process dies."""

    def __enter__(self) -> Self:
        self.requests_to_stop = 0
        self._wakes, self._woken_by = socket.socketpair()
        for end in (self._wakes, self._woken_by):
            end.settimeout(0.0)
        signal.set_wakeup_fd(self._woken_by.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, self._note) for number in (*_STOP, signal.SIGCHLD)}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._wakes.close()
        self._woken_by.close()

    def stop_after(self, seconds: float) -> bool:
        """Wait so many seconds, or until something happens; whether anybody has asked to stop."""
        if select.select([self._wakes], [], [], seconds)[0]:
            self._wakes.recv(4096)
        return self.requests_to_stop > 0

    def _note(self, number: int, _frame: Any) -> None:
        self.requests_to_stop += number in _STOP
