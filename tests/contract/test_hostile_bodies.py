"""Whatever is sent instead of an article is refused in a way a client can act on, and never with a 500."""

import http.client
import json
import zlib
from typing import Any
from urllib.parse import urlsplit

import pytest
from promised import holds

pytestmark = pytest.mark.service

JSON = {"Content-Type": "application/json"}


def send(address: str, body: Any, headers: dict[str, str], *, chunked: bool = False) -> tuple[int, Any]:
    """Post bytes as they are; the status and the problem."""
    url = urlsplit(address)
    connection = http.client.HTTPConnection(url.hostname or "", url.port, timeout=30)
    try:
        connection.request("POST", "/v1/articles", body, headers, encode_chunked=chunked)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


MALFORMED = {
    "nothing": b"",
    "half an object": b'{"body": "Kata Budi',
    "two values": b'{"body": "a"} {"body": "b"}',
    "a comma too many": b'{"body": "a",}',
    "not a number": b'{"body": "a", "metadata": {"n": NaN}}',
    "infinity": b'{"body": "a", "metadata": {"n": -Infinity}}',
    "a float without end": b'{"body": "a", "metadata": {"n": 1e999}}',
    "five thousand digits": b'{"body": "a", "metadata": {"n": ' + b"9" * 5000 + b"}}",
    "the same key twice": b'{"body": "a", "body": "b"}',
    "five thousand levels": b"[" * 5000 + b"]" * 5000,
    "a hundred levels of objects": b'{"a":' * 100 + b"1" + b"}" * 100,
    "levels that never end": b"[" * 100_000,
    "bytes that are no UTF-8": b'{"body": "\xff\xfe"}',
    "UTF-16": '{"body": "a"}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"body": "a"}',
    "a string without end": b'{"body": "' + b"\\" * 99_999,
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED.keys())
def test_what_is_not_json_is_a_bad_request(service: str, body: bytes) -> None:
    """
    JSON that two readers could understand differently is refused with its place.
    """
    status, problem = send(service, body, JSON)
    holds("Problem", problem)

    assert (status, problem["type"]) == (400, "/problems/malformed-json")
    assert problem["detail"]


INVALID = {
    "a list": ([], ""),
    "a word": ("berita", ""),
    "nothing": (None, ""),
    "no text": ({}, "/body"),
    "two texts": ({"body": "a", "html": "<p>a"}, "/body"),
    "an empty text": ({"body": ""}, "/body"),
    "a number as text": ({"body": 7}, "/body"),
    "a list as text": ({"body": ["a"]}, "/body"),
    "NUL": ({"body": "a\0b"}, "/body"),
    "half a character": ({"body": "a\ud83cb"}, "/body"),
    "an unassigned character": ({"body": "a\uffffb"}, "/body"),
    "half a character in a key": ({"body": "a", "metadata": {"\udc00": 1}}, "/metadata/\\udc00"),
    "NUL deep inside": ({"body": "a", "metadata": {"a/b": [{"c~": "\0"}]}}, "/metadata/a~1b/0/c~0"),
    "too much text": ({"body": "a" * 200_001}, "/body"),
    "too much HTML": ({"html": "a" * 1_000_001}, "/html"),
    "HTML with too much text": ({"html": "<p>" + "a " * 100_001}, "/html"),
    "a long id": ({"body": "a", "id": "x" * 201}, "/id"),
    "a long headline": ({"body": "a", "headline": "x" * 1001}, "/headline"),
    "too much metadata": ({"body": "a", "metadata": {"a": "x" * 8200}}, "/metadata"),
    "metadata that is no object": ({"body": "a", "metadata": [1]}, "/metadata"),
    "an unknown field": ({"body": "a", "heading": "b"}, "/heading"),
    "an unknown genre": ({"body": "a", "genre": "poem"}, "/genre"),
    "an unknown status": ({"body": "a", "status": "secret"}, "/status"),
    "a language that is no tag": ({"body": "a", "language": "<script>"}, "/language"),
    "a script for an address": ({"body": "a", "url": "javascript:alert(1)"}, "/url"),
    "a day that never was": ({"body": "a", "published_at": "2026-02-30T09:00:00Z"}, "/published_at"),
    "a time before time": ({"body": "a", "as_of": "0001-01-01T00:00:00+14:00"}, "/as_of"),
    "a number for a time": ({"body": "a", "published_at": 1700000000}, "/published_at"),
}


@pytest.mark.parametrize(("value", "pointer"), INVALID.values(), ids=INVALID.keys())
def test_what_is_no_article_is_pointed_at(service: str, value: Any, pointer: str) -> None:
    """
    A field that is not as specified is named by a JSON pointer.
    """
    status, problem = send(service, json.dumps(value), JSON)
    holds("Problem", problem)

    assert (status, problem["type"]) == (422, "/problems/invalid")
    assert [error["pointer"] for error in problem["errors"]] == [pointer]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Type": "text/plain"}, b"Kata Budi."),
        ({"Content-Type": "application/x-www-form-urlencoded"}, b"body=a"),
        ({"Content-Type": "application/json; charset=iso-8859-1"}, b'{"body": "a"}'),
        ({}, b'{"body": "a"}'),
        ({**JSON, "Content-Encoding": "deflate"}, zlib.compress(b'{"body": "a"}')),
        ({**JSON, "Content-Encoding": "gzip"}, b"\x1f\x8b" + b"\0" * 100),
    ],
)
def test_only_plain_json_is_read(service: str, headers: dict[str, str], body: bytes) -> None:
    """
    Other kinds of body, and compressed ones, are refused without being looked into.
    """
    status, problem = send(service, body, headers)
    holds("Problem", problem)

    assert (status, problem["type"]) == (415, "/problems/unsupported-media-type")


@pytest.mark.parametrize("chunked", [False, True])
def test_ten_megabytes_are_too_many(service: str, *, chunked: bool) -> None:
    """
    A body beyond 4 MB is refused, whether it says its length or not.
    """
    whole = b'{"body": "' + b"a" * 10_000_000 + b'"}'
    pieces = (whole[start : start + 65_536] for start in range(0, len(whole), 65_536))
    headers = {**JSON, "Transfer-Encoding": "chunked"} if chunked else JSON
    status, problem = send(service, pieces if chunked else whole, headers, chunked=chunked)
    holds("Problem", problem)

    assert (status, problem["type"]) == (413, "/problems/too-large")


@pytest.mark.parametrize("key", ["", "x" * 256, "spasi\ttab"])
def test_a_key_that_cannot_be_kept_is_refused(service: str, key: str) -> None:
    """
    An Idempotency-Key has 1 to 255 visible characters.
    """
    status, problem = send(service, b'{"body": "a"}', {**JSON, "Idempotency-Key": key})

    assert (status, problem["type"]) == (400, "/problems/bad-request")


@pytest.mark.parametrize(
    "body", ["   \n\t ", "\u202e" * 1000, "ก" * 5000, "🎉" * 3000, "e" + "\u0301" * 5000, "<p>" * 5000]
)
def test_a_strange_text_is_still_an_article(service: str, body: str) -> None:
    """
    Blanks, marks, emoji and markup as text are answered with a report.
    """
    status, report = send(service, json.dumps({"body": body}), {**JSON, "Prefer": "wait=20"})
    holds("Report", report)

    assert status == 200
    assert report["article"]["body"] == body
