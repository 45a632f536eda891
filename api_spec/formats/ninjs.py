"""
IPTC ninjs, 1.0 to 3.3 (iptc.org/std/ninjs).

The generations differ in spelling: 1.x has `body_text`, `headline` and `byline`, 2.x has lists `bodies` and `headlines`
and `by`, 3.x the same in camel case. Each property is looked for under all its names, so a document need not say which
generation it is of. Of several bodies the marked-up one is read, for its paragraphs; the main one of equals.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from api_spec.border import ID
from api_spec.formats.told import UnreadableError, address, body, moment, names, present, short, text

_MARKED_UP: Final = ("html", "xhtml", "richtext")
_FIRST: Final = ("main", "text", "html", "xhtml", "richtext", "html5")
"""Roles of bodies and headlines that stand for the whole, in the order in which they are preferred among equals."""

_NO_STORY: Final = frozenset({"audio", "video", "picture", "graphic", "event", "composite", "planning", "component"})


def read(document: Any) -> dict[str, Any]:
    """The fields that a ninjs object states. UnreadableError where it has no text."""
    if not isinstance(document, dict):
        raise UnreadableError("ninjs is a JSON object.")
    bodies = sorted(_bodies(document), key=lambda one: _rank(*one))
    if not bodies:
        kind = text(document.get("type"))
        what = f"a {kind} item" if kind in _NO_STORY else "an item"
        raise UnreadableError(f"It is {what} without a text: no body_…, and no value in bodies.")
    return present(
        (
            ("id", short(document.get("uri"), ID)),
            ("headline", _headline(document)),
            *body(bodies[0][2]).items(),
            ("byline", text(document.get("byline")) or text(document.get("by")) or names(document.get("creator"))),
            ("url", address(document.get("canonicalurl"), document.get("canonicalUrl"), document.get("uri"))),
            ("as_of", moment(document.get("versioncreated") or document.get("versionCreated"))),
            ("language", text(document.get("language"))),
        )
    )


def is_one(document: Any) -> bool:
    """Whether a JSON value can only be ninjs: it has a `uri`, which every generation asks for, and a text by its names."""
    return isinstance(document, dict) and "uri" in document and any(True for _ in _bodies(document))


def _bodies(document: Mapping[str, Any]) -> Iterator[tuple[str, bool, str]]:
    """Each text with its role and whether it is marked up."""
    for name, value in document.items():
        if name.startswith("body_") and isinstance(value, str) and value.strip():
            role = name.removeprefix("body_")
            yield role, "html" in body(value), value
    several = document.get("bodies")
    for one in several if isinstance(several, list) else ():
        value = one.get("value") if isinstance(one, dict) else None
        if isinstance(value, str) and value.strip():
            kind = text(one.get("contenttype") or one.get("contentType")) or ""
            yield text(one.get("role")) or "", "html" in kind or "html" in body(value), value


def _rank(role: str, marked_up: bool, value: str) -> tuple[bool, int, int]:  # noqa: FBT001 - unpacked from `_bodies`
    """Marked-up bodies first, then the main one, then the longest: a summary is shorter than the story."""
    place = _FIRST.index(role) if role in _FIRST else len(_FIRST)
    return (not marked_up and role not in _MARKED_UP, place, -len(value))


def _headline(document: Mapping[str, Any]) -> str | None:
    several = document.get("headlines")
    told = [(text(one.get("role")) or "", text(one.get("value"))) for one in several or () if isinstance(one, dict)]
    told += [("main", text(document.get("headline"))), ("main", text(document.get("headline_main")))]
    said = [(role, value) for role, value in told if value]
    return next((value for role, value in said if role == "main"), said[0][1] if said else None)
