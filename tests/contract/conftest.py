"""The service over HTTP."""

import json
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from api.app import create_app
from workers import Desk, Settings, connect

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


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    """A desk on an empty store, without keys."""
    with connect(settings) as opened:
        yield opened


@pytest.fixture
def app(desk: Desk) -> Flask:
    """The app on that desk."""
    return create_app(desk)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A caller on this machine."""
    return app.test_client()
