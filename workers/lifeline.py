"""How processes know each other: a child dies with its parent, a worker signs with its name."""

import ctypes
import os
import signal
import socket
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1


def die_with(parent: int, by: signal.Signals = signal.SIGTERM) -> None:
    """
    Ask the kernel to send this process a signal when its parent dies (Linux; elsewhere nothing happens).

    The tie is to the thread that started this process, so a parent must start it from a thread that lives as long.
    `parent` is the parent's process id: had it died before this call, the kernel would never tell.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, by)
    if os.getppid() != parent:
        os.kill(os.getpid(), by)


def worker_name(pid: int) -> str:
    """Name the worker whose main process this is, on this machine: what it signs its heartbeats with."""
    return f"{socket.gethostname()}:{pid}"
