"""Ties a process to the life of its parent, so that no server is left behind when the parent is killed."""

import ctypes
import os
import signal
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
