"""
Articles in other people's formats, as the fields of our own.

Each module knows one format, and its `read` gives the fields of an Article that a document states, as JSON values: what
it does not state is not there, and nothing is guessed. What comes out passes the same schema as everything else. A
document never says where the article stands in our newsroom: `status` is the caller's word.

docs/formats.md shows which field comes from where.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from api_spec.formats import newsarticle, ninjs, nitf
from api_spec.formats.told import UnreadableError

__all__ = ["FORMATS", "MEDIA_TYPES", "UnreadableError", "read"]

FORMATS: Final[Mapping[str, Callable[[Any], dict[str, Any]]]] = {
    "ninjs": ninjs.read,
    "newsarticle": newsarticle.read,
    "nitf": nitf.read,
}
"""How each format is read. ninjs and NewsArticle are JSON values, NITF is XML as text or bytes."""

MEDIA_TYPES: Final[Mapping[str, str]] = {
    # The IPTC has registered no name for ninjs; these two are in use.
    "application/ninjs+json": "ninjs",
    "application/vnd.iptc.ninjs+json": "ninjs",
    "application/ld+json": "newsarticle",
    # NewsML-G2 calls it application/nitf+xml; the registered tree would be text/vnd.IPTC.*, as for NewsML.
    "application/nitf+xml": "nitf",
    "text/vnd.iptc.nitf": "nitf",
    "application/xml": "nitf",
    "text/xml": "nitf",
}
"""The format of each media type, in small letters."""


def read(name: str, document: Any) -> dict[str, Any]:
    """The fields of an Article that a document of this format states. Raises UnreadableError."""
    return FORMATS[name](document)


def recognised(document: Any) -> str | None:
    """The format of a JSON value that says itself what it is; None for our own, and for what could be anything."""
    return next((name for name, module in _SPEAKING.items() if module(document)), None)


_SPEAKING: Final[Mapping[str, Callable[[Any], bool]]] = {"newsarticle": newsarticle.is_one, "ninjs": ninjs.is_one}
