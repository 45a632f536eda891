"""
An article over the border: plain JSON values into an `Article`, and back.

Everything an article may not be is refused here, with a JSON pointer (RFC 6901) to each fault; inside the house nobody
asks again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from marshmallow import Schema, ValidationError

from api_spec import formats
from api_spec.schemas import (
    BODY,
    ArticleChangeSchema,
    ArticleDocumentSchema,
    ArticleSchema,
    CheckDocumentSchema,
    CheckRequestSchema,
    DismissalRequestSchema,
    OverrideRequestSchema,
    WebhookChangeSchema,
    WebhookRequestSchema,
)
from scorer.model import Article, Genre, Status
from scorer.read.markup import opened


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field: where, as a JSON pointer, and why, in one line; and in which line of a file."""

    pointer: str
    detail: str
    line: int | None = None


class InvalidError(ValueError):
    """The values are not what the specification asks for."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{fault.pointer or '/'}: {fault.detail}" for fault in faults))
        self.faults = faults


def read_article(data: Any) -> Article:
    """
    Take an article as the specification describes it. InvalidError names every fault.

    `data` are JSON values as `parse` gives them: an Article, or one in another format (`format` and `document`). A time
    without a zone is Asia/Jakarta.
    """
    return _article(validate(ArticleSchema(), _own(data, ArticleDocumentSchema())))


def read_check(data: Any) -> tuple[Article, str]:
    """Take a check: an article and the stage of the desk it is about to enter. InvalidError names every fault."""
    given = validate(CheckRequestSchema(), _own(data, CheckDocumentSchema()))
    stage: str = given.pop("stage")
    return _article(given), stage


def read_status(data: Any) -> Status:
    """Take where an article stands from now on. InvalidError names every fault."""
    return Status(validate(ArticleChangeSchema(), data)["status"])


def read_override(data: Any) -> dict[str, str]:
    """Take a name and a reason for letting a text pass a gate. InvalidError names every fault."""
    return validate(OverrideRequestSchema(), data)


def read_dismissal(data: Any) -> dict[str, str]:
    """Take an editor's answer to a finding. InvalidError names every fault."""
    return validate(DismissalRequestSchema(), data)


def read_webhook(data: Any) -> dict[str, Any]:
    """Take where a newsroom wants to be told of what. InvalidError names every fault."""
    return validate(WebhookRequestSchema(), data)


def read_webhook_change(data: Any) -> dict[str, Any]:
    """Take what is to be different about a webhook. InvalidError names every fault."""
    return validate(WebhookChangeSchema(), data)


def write_article(article: Article) -> dict[str, Any]:
    """The JSON values that `read_article` makes the same article from; absent fields are left out."""
    left_out = {"body" if article.html is not None else "html", "revision"}
    given = {field.name: getattr(article, field.name) for field in fields(article) if field.name not in left_out}
    return {name: _plain(value) for name, value in given.items() if value is not None and value not in ("", {})}


def _article(given: Mapping[str, Any]) -> Article:
    article = opened(
        Article(
            **{
                **{name: value for name, value in given.items() if value is not None},
                "body": given.get("body") or "",
                "status": Status(given.get("status") or Status.DRAFT),
                "genre": Genre(given["genre"]) if given.get("genre") else None,
            }
        )
    )
    if len(article.body) > BODY:
        raise InvalidError(
            (Fault("/html", f"Its text has {len(article.body):,} characters; at most {BODY:,} are read."),)
        )
    return article


def _own(data: Any, document: Schema) -> Any:
    """The values of our own Article, where they come in another format: what the newsroom itself says goes first."""
    if not isinstance(data, dict) or "format" not in data:
        return data
    validate(document, data)
    try:
        stated = formats.read(data["format"], data["document"])
    except formats.UnreadableError as why:
        raise InvalidError((Fault("/document", _printable(str(why))),)) from None
    said = {name: value for name, value in data.items() if value is not None and name not in ("format", "document")}
    return {**stated, **said}


def validate(schema: Schema, data: Any) -> dict[str, Any]:
    """Load values through a schema. InvalidError names every fault."""
    try:
        loaded: dict[str, Any] = schema.load(data)
    except ValidationError as error:
        raise InvalidError(tuple(_faults(error.messages))) from None
    return loaded


def _faults(messages: Any, pointer: str = "") -> Iterator[Fault]:
    """Flatten marshmallow's nested messages."""
    if isinstance(messages, Mapping):
        for key, nested in messages.items():
            step = "" if key == "_schema" else "/" + str(key).replace("~", "~0").replace("/", "~1")
            yield from _faults(nested, pointer + step)
    else:
        yield from (Fault(_printable(pointer), _printable(str(message))) for message in messages)


def _printable(text: str) -> str:
    """The text with halves of surrogate pairs spelled out, so that the answer itself can be encoded."""
    return text.encode("utf-8", "backslashreplace").decode()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else dict(value) if isinstance(value, Mapping) else value
