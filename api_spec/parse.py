"""
JSON text into plain values, strictly: what two readers could understand differently is refused.

Python's own reader takes NaN, keeps the last of two equal keys, and recurses without a limit. A border cannot.
"""

import json
import re
from typing import Any, NoReturn

DEPTH = 64  # nested arrays and objects; an article needs three
DIGITS = 400  # of one number; Python itself refuses to convert 4,300

# Strings first, so that brackets inside them do not count. Each alternative begins with another character.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]|[\]}]', re.DOTALL)


class MalformedError(ValueError):
    """The text is not JSON that everybody reads alike. The message says where and why, in one line."""


def parse(data: bytes | str) -> Any:
    """Read one JSON value (RFC 8259, UTF-8). MalformedError on anything that another reader might take differently."""
    text = _decode(data) if isinstance(data, bytes) else data
    _measure(text)
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_int, parse_float=_float)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if "\n" in text.strip() else f"column {error.colno}"
        raise MalformedError(f"not JSON at {place}: {error.msg[0].lower()}{error.msg[1:]}") from None


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedError(f"not UTF-8 at byte {error.start}") from None


def _measure(text: str) -> None:
    depth = 0
    for token in _TOKEN.finditer(text):
        if token[0] in "[{":
            depth += 1
            if depth > DEPTH:
                raise MalformedError(f"nested deeper than {DEPTH} levels at character {token.start()}")
        elif token[0] in "]}":
            depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    whole = dict(pairs)
    if len(whole) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise MalformedError(f"the key {json.dumps(twice[:80])} stands twice in one object")
    return whole


def _constant(name: str) -> NoReturn:
    raise MalformedError(f"{name} is not JSON")


def _int(digits: str) -> int:
    if len(digits) > DIGITS:
        raise MalformedError(f"a number of more than {DIGITS} digits")
    return int(digits)


def _float(digits: str) -> float:
    number = float(digits)
    if len(digits) > DIGITS or number in (float("inf"), float("-inf")):
        raise MalformedError("a number too large to be kept")
    return number
