"""What goes in: an article, and a check of one."""

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from api_spec.border import ID, Metadata, Moment, Text
from api_spec.formats import FORMATS
from api_spec.schemas.noun import Noun, line, one_of
from scorer.model import Genre, Status
from scorer.policy import STAGES

HEADLINE, BODY, HTML, URL = 1_000, 200_000, 1_000_000, 2_000  # code points at most


class ArticleSchema(Noun):
    """A story as the newsroom submits it."""

    id = line(
        ID, validate=[validate.Regexp(r"(?!bulk\Z)(?!.*/reports\Z)", error='Must not be "bulk" nor end in "/reports".')]
    )
    headline = line(HEADLINE)
    body = Text(allow_none=True, validate=validate.Length(min=1, max=BODY))
    html = Text(allow_none=True, validate=validate.Length(min=1, max=HTML))
    byline = line()
    outlet = line()
    dateline = line()
    url = line(
        URL,
        validate=[
            validate.Regexp(
                r"https?://[^\x00-\x20\x7f-\x9f]+\Z", error="Must begin with http:// or https://, and hold no blank."
            )
        ],
    )
    published_at = Moment(allow_none=True)
    as_of = Moment(allow_none=True)
    language = line(
        35,
        validate=[
            validate.Regexp(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*\Z", error="Must be a tag such as id or en-GB.")
        ],
    )
    genre = Text(allow_none=True, validate=one_of(Genre))
    desk = line()
    provider = line()
    status = Text(allow_none=True, validate=one_of(Status))
    metadata = Metadata(load_default=dict)

    @validates_schema(skip_on_field_errors=True)
    def one_text(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """The text comes once."""
        if (data.get("body") is None) == (data.get("html") is None):
            raise ValidationError("Exactly one of body and html must be given.", "body")


class CheckRequestSchema(ArticleSchema):
    """An article and the stage of the desk that it is about to enter."""

    stage = Text(required=True, validate=one_of(STAGES))


class ArticleDocumentSchema(ArticleSchema):
    """An article in another format, and what the newsroom itself says of it."""

    class Meta(ArticleSchema.Meta):
        """The text is the document's."""

        exclude = ("body", "html")

    format = Text(required=True, validate=one_of(FORMATS))
    document = fields.Raw(required=True)

    def one_text(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """The text comes with the document."""


class CheckDocumentSchema(ArticleDocumentSchema):
    """An article in another format and the stage of the desk that it is about to enter."""

    stage = Text(required=True, validate=one_of(STAGES))


class ArticleChangeSchema(Noun):
    """Where an article stands from now on."""

    status = Text(required=True, validate=one_of((Status.PUBLISHED, Status.CORRECTED, Status.WITHDRAWN)))
