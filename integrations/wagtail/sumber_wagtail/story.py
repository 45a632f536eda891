"""
A page as Sumber sees it: the article to send, the stage it is entering, and what makes its text the same text.

The rich text is sent as Wagtail stores it, not as a template renders it: rendering may ask other services for embeds.
"""

import html
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, Final

from django.db.models import Manager
from django.utils import timezone
from django.utils.html import format_html, strip_tags
from wagtail import blocks, hooks
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

from sumber_wagtail import conf

DEFAULT_FIELDS: Final = {
    "headline": "title",
    "byline": ("byline", "author", "authors", "owner"),
    "outlet": "get_site.site_name",
    "desk": "get_parent.title",
}
"""Where each field of an article is looked for; of several paths the first that leads to something. The body: see `_texts`."""

LEAST: Final = ("headline", "byline", "outlet", "dateline", "desk", "genre", "provider")
"""Fields that are text; a project may name paths for them, and for `body`."""

_BLANKS: Final = re.compile(r"\s+")
_END_OF_BLOCK: Final = re.compile(r"</(?:p|h\d|li|blockquote)>|<br ?/?>")


def checked(page: Any) -> bool:
    """Whether pages of this type are checked."""
    types = conf.get("PAGE_TYPES")
    if not conf.server():
        return False
    return _meta(page).label_lower in {name.lower() for name in types} if types else bool(_texts(page))


def article(page: Any) -> dict[str, Any]:
    """
    The article in the fields of `POST /v1/checks`; what the page does not have is left out.

    Functions of the project registered for the hook `sumber_article` get the page and the article, and answer the article.
    """
    moment = page.first_published_at if page.live else None
    if page.go_live_at and page.go_live_at > timezone.now():
        moment = page.go_live_at
    told = {
        "id": identity(page) if page.pk else None,
        **{field: _plain(_find(page, field)) for field in LEAST},
        "html": body(page),
        "url": page.full_url if page.live else None,
        "published_at": moment.isoformat() if moment else None,
        "language": page.locale.language_code if conf.get("LANGUAGE") == "page" else None,
        "status": "draft",
    }
    found = {field: value for field, value in told.items() if value}
    for change in hooks.get_hooks("sumber_article"):
        found = change(page, found)
    return found


def identity(page: Any) -> str:
    """The id by which the service knows a page that is saved."""
    site = page.get_site()
    return f"{site.hostname if site else 'wagtail'}:{page.pk}"


def body(page: Any) -> str:
    """The story's text as HTML: every field for text in the order of the model, or those that the settings name."""
    named = conf.fields(_meta(page).label).get("body")
    paths = _several(named) if named else _texts(page)
    return "\n".join(filter(None, (_html(_follow(page, path)) for path in paths)))


def stage(page: Any) -> str | None:
    """
    The stage of the desk that publishing this page enters, None where nobody is asked.

    Nobody is asked about pages that are not checked, that have no words, or whose live words stay the same.
    """
    if not checked(page) or not _plain(body(page)):
        return None
    if not page.live:
        return "publish"
    live = type(page).objects.filter(pk=page.pk).first()
    return "publish" if live is None else "correct" if words(live) != words(page) else None


def words(page: Any) -> str:
    """Name the words of a story, whatever their markup: an override holds for these words alone."""
    told = f"{_plain(_find(page, 'headline'))}\n{_plain(body(page))}"
    return sha256(told.encode()).hexdigest()


# ── from a page's fields to text ─────────────────────────────────────────────────────────────────────────────────────


def _meta(page: Any) -> Any:
    return page._meta  # noqa: SLF001 -- Django documents it under this name


def _texts(page: Any) -> tuple[str, ...]:
    fields = _meta(page).get_fields()
    return tuple(field.name for field in fields if isinstance(field, RichTextField | StreamField))


def _find(page: Any, field: str) -> Any:
    paths = conf.fields(_meta(page).label).get(field, DEFAULT_FIELDS.get(field, ()))
    return next(filter(None, (_follow(page, path) for path in _several(paths))), None)


def _several(paths: str | Sequence[str]) -> Sequence[str]:
    return (paths,) if isinstance(paths, str) else paths


def _follow(thing: Any, path: str) -> Any:
    """Where a dotted path leads: attributes, and methods that need nothing. None where it ends early."""
    for name in path.split("."):
        thing = getattr(thing, name, None)
        if callable(thing) and not isinstance(thing, Manager):
            thing = thing()
    return thing


def _plain(value: Any) -> str:
    """A value as one line of text: people by their full names, several of them with commas."""
    if value is None:
        return ""
    if isinstance(value, Manager):
        return ", ".join(map(_plain, value.all()))
    name = getattr(value, "get_full_name", None)
    text = (name() if name else "") or str(value)
    return _BLANKS.sub(" ", html.unescape(strip_tags(_END_OF_BLOCK.sub("\n", text)))).strip()


def _html(value: Any) -> str:
    if isinstance(value, blocks.StreamValue):
        return "\n".join(filter(None, _parts(value.stream_block, value)))
    if isinstance(value, RichText):
        return str(value.source)
    text = "" if value is None else str(value)
    return text if "<" in text else _paragraphs(text)


def _parts(block: blocks.Block, value: Any) -> Iterator[str]:
    """What of a block is text: rich text as it is stored, the others as paragraphs. Choices are no text."""
    if value is None or isinstance(block, blocks.ChoiceBlock | blocks.MultipleChoiceBlock):
        return
    if isinstance(block, blocks.RichTextBlock):
        yield str(value.source)
    elif isinstance(block, blocks.RawHTMLBlock):
        yield str(value)
    elif isinstance(block, blocks.StructBlock | blocks.StreamBlock | blocks.ListBlock):
        for child, inside in _children(block, value):
            yield from _parts(child, inside)
    else:
        for text in block.get_searchable_content(value):
            yield _paragraphs(text)


def _children(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any]]:
    if isinstance(block, blocks.StructBlock):
        yield from ((child, value.get(name)) for name, child in block.child_blocks.items())
    elif isinstance(block, blocks.ListBlock):
        yield from ((block.child_block, child) for child in value)
    else:
        yield from ((child.block, child.value) for child in value)


def _paragraphs(text: str) -> str:
    return "\n".join(format_html("<p>{}</p>", line) for line in text.splitlines() if line.strip())
