"""The service over HTTP."""

import json
from collections.abc import Callable
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest

Answer = tuple[int, dict[str, str], Any]


@pytest.fixture
def call(service: str) -> Callable[..., Answer]:
    """Make one request of the running service: status, headers in lower case, and the body, read when it is JSON."""
    url = urlsplit(service)

    def ask(method: str, path: str, value: Any = None, headers: dict[str, str] | None = None) -> Answer:
        connection = HTTPConnection(url.hostname or "", url.port, timeout=60)
        try:
            body = None if value is None else json.dumps(value)
            connection.request(method, path, body, {"Content-Type": "application/json"} | (headers or {}))
            answer = connection.getresponse()
            text = answer.read()
            got = {name.lower(): told for name, told in answer.getheaders()}
            return answer.status, got, json.loads(text) if text and "json" in got.get("content-type", "") else text
        finally:
            connection.close()

    return ask
