"""What all formats share: how a text, a time and a body are taken from a document that may hold anything."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from api_spec.border import JAKARTA

_TAG: Final = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|li|b|i|em|strong|a|section|article|blockquote|span)[\s/>]", re.IGNORECASE
)


class UnreadableError(ValueError):
    """A document is not of the format it is said to be, or has no text. The message is one line."""


def text(value: Any) -> str | None:
    """A text on one line; None for anything else and for one that says nothing."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def names(values: Any) -> str | None:
    """The names of one person or several, as texts or as objects with a `name`."""
    each = values if isinstance(values, list) else [values]
    told = [text(one.get("name") if isinstance(one, dict) else one) for one in each]
    return ", ".join(dict.fromkeys(name for name in told if name)) or None


def moment(value: Any) -> str | None:
    """
    A time as our own API takes it; None where it cannot be read, so that nothing rests on it.

    ISO 8601, extended or basic, whole days included (midnight). Without a zone it is Jakarta's, as everywhere here.
    """
    if not isinstance(value, str):
        return None
    try:
        read = datetime.fromisoformat(value.strip().upper())
    except ValueError:
        return None
    if not 1900 <= read.year < 2200:
        return None
    return (read if read.tzinfo else read.replace(tzinfo=JAKARTA)).isoformat()


def address(*values: Any) -> str | None:
    """The first that is a public address."""
    return next((one for one in map(text, values) if one and re.fullmatch(r"https?://\S{1,1980}", one)), None)


def short(value: Any, most: int) -> str | None:
    """A text that fits whole into a field of ours; None where it would have to be cut."""
    told = text(value)
    return told if told and len(told) <= most else None


def body(value: str) -> dict[str, str]:
    """The text of an article: as `html` where it has tags of running text, else as `body`."""
    return {"html" if _TAG.search(value) else "body": value}


def present(fields: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields if value not in (None, "")}
