"""
schema.org NewsArticle as JSON-LD (schema.org/NewsArticle), alone, in a list, or inside a `@graph`.

Names are read as the common contexts spell them, with or without `schema:`; a document with a context of its own that
renames them is not expanded, since that would mean fetching it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from api_spec.border import ID
from api_spec.formats.told import UnreadableError, address, body, moment, names, present, short, text
from scorer.model import Genre
from scorer.read.markup.kinds import STORY_TYPES

_GENRES: Final = {
    "OpinionNewsArticle": Genre.OPINION,
    "LiveBlogPosting": Genre.LIVE_BLOG,
    "AdvertiserContentArticle": Genre.ADVERTORIAL,
}
_STORIES: Final = STORY_TYPES | _GENRES.keys()
_PREFIXES: Final = ("https://schema.org/", "http://schema.org/", "schema:")


def read(document: Any) -> dict[str, Any]:
    """The fields that the first story in a JSON-LD document states. UnreadableError where there is none with a text."""
    stories = list(_stories(document))
    if not stories:
        raise UnreadableError("It holds no NewsArticle of schema.org's, nor another kind of Article.")
    story = next((one for one in stories if _body(one)), None)
    if story is None:
        raise UnreadableError("Its article has no articleBody: without the text there is nothing to judge.")
    return present(
        (
            ("id", _id(story)),
            ("headline", text(_first(story.get("headline"))) or text(_first(story.get("name")))),
            *body(_body(story)).items(),
            ("byline", names(story.get("author")) or names(story.get("creator"))),
            ("outlet", names(story.get("publisher"))),
            ("dateline", text(_first(story.get("dateline")))),
            ("url", _address(story)),
            ("published_at", moment(_first(story.get("datePublished")))),
            ("language", _language(story)),
            ("genre", next((_GENRES[kind].value for kind in _types(story) if kind in _GENRES), None)),
            ("desk", text(_first(story.get("articleSection")))),
        )
    )


def is_one(document: Any) -> bool:
    """Whether a JSON value can only be JSON-LD with a story in it."""
    return _is_linked(document) and any(True for _ in _stories(document))


def _is_linked(document: Any) -> bool:
    first = document[0] if isinstance(document, list) and document else document
    return isinstance(first, dict) and not {"@context", "@graph", "@type"}.isdisjoint(first)


def _stories(document: Any) -> Iterator[Mapping[str, Any]]:
    """Every object that calls itself a story, in the order of the document."""
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            plain = {_plain(name): part for name, part in value.items()}
            if not _STORIES.isdisjoint(_types(plain)):
                yield plain
            waiting.extend(plain[name] for name in ("mainEntity", "@graph") if name in plain)


def _types(story: Mapping[str, Any]) -> list[str]:
    kinds = story.get("@type")
    return [_plain(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _plain(name: str) -> str:
    return next((name.removeprefix(prefix) for prefix in _PREFIXES if name.startswith(prefix)), name)


def _first(value: Any) -> Any:
    """A value as it stands, or the first of several; a value object (`@value`) is what it holds."""
    one = value[0] if isinstance(value, list) and value else value
    return one.get("@value") if isinstance(one, dict) else one


def _body(story: Mapping[str, Any]) -> str:
    found = story.get("articleBody")
    parts = found if isinstance(found, list) else [found]
    return "\n".join(one for one in map(_first, parts) if isinstance(one, str) and one.strip())


def _id(story: Mapping[str, Any]) -> str | None:
    identifier = story.get("identifier")
    if isinstance(identifier, dict):  # a PropertyValue
        identifier = identifier.get("value")
    return short(_first(identifier), ID) or short(story.get("@id"), ID)


def _address(story: Mapping[str, Any]) -> str | None:
    page = story.get("mainEntityOfPage")
    return address(_first(story.get("url")), page.get("@id") if isinstance(page, dict) else _first(page))


def _language(story: Mapping[str, Any]) -> str | None:
    told = story.get("inLanguage")
    return text(told.get("alternateName") if isinstance(told, dict) else _first(told))
