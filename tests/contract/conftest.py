"""The service over HTTP."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import Running

Answer = tuple[int, dict[str, str], Any]


@pytest.fixture
def call(service: str) -> Callable[..., Answer]:
    """Make one request of the running service: status, headers in lower case, body."""
    return Running(address=service, pid=0, data_dir=Path()).call
