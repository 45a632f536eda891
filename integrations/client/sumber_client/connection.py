"""Requests and answers: connections that are kept, patience where the service asks for it, problems as exceptions."""

import json
import time
from collections.abc import Mapping
from typing import Any

import urllib3

from sumber_client.problems import TooMany, Unavailable, Unreachable, problem

_AGAIN = (429, 503)
_LONGEST_PAUSE = 30.0  # seconds, of a Retry-After that is obeyed


class Connection:
    """
    One service at its address. Safe to share between threads.

    A request that the service did not take (429, 503) is sent again after the time it names, up to `tries` times. One that
    got no answer is sent again only where that cannot do it twice.
    """

    def __init__(self, address: str, key: str | None, *, timeout: float, tries: int, pool: urllib3.PoolManager) -> None:
        self._address = address.rstrip("/")
        self._headers = {"Accept": "application/json", "User-Agent": "sumber-client/0.1.0"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self._timeout = timeout
        self._tries = tries
        self._pool = pool

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        headers: Mapping[str, str] | None = None,
        repeatable: bool | None = None,
        patience: float = 0.0,
    ) -> tuple[Any, Mapping[str, str]]:
        """
        The JSON of the answer and its headers, by names in small letters. Raises a Problem or Unreachable.

        `body` is sent as JSON, bytes as they are. `repeatable` says whether a request without an answer may be sent
        again; GET, PUT and DELETE may. `patience` are seconds that the service may take beyond the usual.
        """
        may_repeat = method in ("GET", "PUT", "DELETE") if repeatable is None else repeatable
        sent = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        said = {
            **self._headers,
            **({"Content-Type": "application/json"} if body is not None else {}),
            **(headers or {}),
        }
        for left in range(self._tries - 1, -1, -1):
            try:
                return self._once(method, path, sent, said, self._timeout + patience)
            except (TooMany, Unavailable) as later:
                if not left or later.status not in _AGAIN:
                    raise
                time.sleep(min(later.retry_after or 1.0, _LONGEST_PAUSE))
            except Unreachable:
                if not left or not may_repeat:
                    raise
                time.sleep(0.2)
        raise AssertionError  # the last try returns or raises

    def _once(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str], seconds: float
    ) -> tuple[Any, Mapping[str, str]]:
        try:
            answer = self._pool.request(
                method,
                self._address + path,
                body=body,
                headers=headers,
                timeout=urllib3.Timeout(connect=min(5.0, seconds), read=seconds),
                retries=False,
                redirect=False,  # the key goes to the address that was given and nowhere else
            )
            told = json.loads(answer.data) if answer.data and "json" in answer.headers.get("Content-Type", "") else None
        except (urllib3.exceptions.HTTPError, ValueError) as wrong:
            raise Unreachable(f"{self._address} does not answer as it should ({type(wrong).__name__})") from wrong
        got = {name.lower(): value for name, value in answer.headers.items()}
        if answer.status >= 400:
            raise problem(told, answer.status, _seconds(got.get("retry-after")))
        if answer.status >= 300:
            raise Unreachable(f"{self._address} leads elsewhere ({answer.status})")
        return told, {**got, ":status": str(answer.status)}


def _seconds(told: str | None) -> float | None:
    return float(told) if told and told.isdecimal() else None
