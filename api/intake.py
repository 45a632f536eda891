"""What a request brings: its body, JSON or an article in another format, and the headers that change the answer."""

import re
from collections.abc import Collection, Iterator
from hashlib import sha256
from typing import Any, Final

from flask import request

from api.problems import Problem
from api_spec import parse
from api_spec.formats import MEDIA_TYPES

JSON: Final = frozenset({"application/json"})
TOML: Final = frozenset({"application/toml"})
NDJSON: Final = frozenset(
    {"application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"}
)
UTF8: Final = frozenset({"utf-8", "utf8", "us-ascii"})
LONGEST_WAIT: Final = 30.0  # seconds, of `Prefer: wait`
LONGEST_KEY: Final = 255  # characters of an Idempotency-Key
MOST_NUMBER: Final = 2**31 - 1  # of what is counted in an address

_WAIT: Final = re.compile(r"wait\s*=\s*\"?(\d{1,9})\"?", re.ASCII | re.IGNORECASE)
_KEY: Final = re.compile(rf"[!-~]{{1,{LONGEST_KEY}}}")
# An id of nothing but zeros is none (W3C Trace Context, 3.2.2.3 and 3.2.2.4).
_TRACE: Final = re.compile(r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")


def article(**beside: Collection[str]) -> Any:
    """
    The request's article as JSON values: our own, or a document in the format that the Content-Type names.

    `beside` are fields that such a document has no place for, with the words they may hold; they come in the query.
    Problems 400, 413 and 415, MalformedError.
    """
    given = {field: word(field, words) for field, words in beside.items() if field in request.args}
    name = MEDIA_TYPES.get(request.mimetype)
    if name is None:
        return json_body()
    # XML says itself in which encoding it is.
    body = _body(MEDIA_TYPES, "application/json", None if name == "nitf" else UTF8)
    return {**given, "format": name, "document": body if name == "nitf" else parse(body)}


def json_body() -> Any:
    """The request's JSON value. Problems 413 and 415, MalformedError."""
    return parse(_body(JSON, "application/json"))


def toml_body() -> bytes:
    """The bytes of a TOML file. Problems 413 and 415."""
    return _body(TOML, "application/toml")


def lines() -> Iterator[tuple[int, bytes]]:
    """The lines of a body of newline-delimited JSON with their numbers, from 1, without blank ones. Problems 413 and 415."""
    body = _body(NDJSON, "application/x-ndjson")
    return ((number, line) for number, line in enumerate(body.split(b"\n"), 1) if line.strip())


def _body(media_types: Collection[str], usual: str, charsets: Collection[str] | None = UTF8) -> bytes:
    coding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if coding != "identity":
        raise Problem("unsupported-media-type", f"Compressed bodies ({coding[:40]}) are not read.")
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if request.mimetype not in media_types or (charsets is not None and charset not in charsets):
        raise Problem("unsupported-media-type", f"The Content-Type should be {usual}, in UTF-8.")
    return request.get_data(cache=True)


def wait_seconds() -> int | None:
    """How long the caller would wait for a result (RFC 7240), at most 30 seconds; None when they would not."""
    for preference in ",".join(request.headers.getlist("Prefer")).split(","):
        asked = _WAIT.fullmatch(preference.split(";")[0].strip())
        if asked:
            return min(int(asked[1]), int(LONGEST_WAIT))
    return None


def idempotency_key() -> str | None:
    """The key under which this request may be repeated (draft-ietf-httpapi-idempotency-key-header). Problem 400."""
    key = request.headers.get("Idempotency-Key")
    if key is not None and not _KEY.fullmatch(key):
        raise Problem("bad-request", f"The Idempotency-Key should have 1 to {LONGEST_KEY} visible characters.")
    return key


def number(name: str, otherwise: int, *, most: int) -> int:
    """A whole number of the query, from 1 to `most`. Problem 400."""
    given = request.args.get(name)
    if given is None:
        return otherwise
    if not (given.isascii() and given.isdigit() and len(given) <= 10 and 1 <= int(given) <= most):
        raise Problem("bad-request", f"{name} should be a whole number from 1 to {most}.")
    return int(given)


def word(name: str, words: Collection[str]) -> str:
    """A field of the query that holds one of these words. Problem 400."""
    given = request.args.getlist(name)
    if len(given) != 1 or given[0] not in words:
        raise Problem("bad-request", f"{name} should be one of {', '.join(words)}.")
    return given[0]


def digest() -> str:
    """What makes this request the same as another: its address and its body."""
    return sha256(request.full_path.encode() + b"\0" + request.get_data(cache=True)).hexdigest()


def traceparent() -> str | None:
    """The caller's trace (W3C Trace Context); None when there is none that can be read."""
    given = request.headers.get("traceparent", "")
    return given if _TRACE.fullmatch(given) else None
