"""What comes out: a report and the nouns inside it."""

from marshmallow import fields, validate

from api_spec.border import Moment
from api_spec.schemas.answers import DismissalSchema
from api_spec.schemas.noun import Noun, one_of
from scorer.model import Band, Dimension, Direction, Genre, Kind, Quote, Relation, Severity, Status

FIELDS = ("body", "headline", "byline", "dateline", "html", "published_at")

# ── places in the text ───────────────────────────────────────────────────────────────────────────────────────────────


class PlaceSchema(Noun):
    """A stretch of another article's body."""

    start = fields.Integer(required=True, strict=True, validate=validate.Range(min=0))
    end = fields.Integer(required=True, strict=True, validate=validate.Range(min=0))
    exact = fields.String(required=True)
    offset_unit = fields.String(validate=validate.Equal("codepoint"))


class HtmlPlaceSchema(Noun):
    """A stretch of the HTML that the article came as, in both units."""

    start = fields.Integer(required=True, strict=True, validate=validate.Range(min=0))
    end = fields.Integer(required=True, strict=True, validate=validate.Range(min=0))
    utf16_start = fields.Integer(required=True, strict=True, validate=validate.Range(min=0))
    utf16_end = fields.Integer(required=True, strict=True, validate=validate.Range(min=0))


class SpanSchema(Noun):
    """A stretch of one field of this article."""

    field = fields.String(required=True, validate=one_of(FIELDS))
    start = fields.Integer(required=True, strict=True, validate=validate.Range(min=0))
    end = fields.Integer(required=True, strict=True, validate=validate.Range(min=0))
    exact = fields.String(required=True)
    html = fields.Nested(HtmlPlaceSchema)


# ── who said it ──────────────────────────────────────────────────────────────────────────────────────────────────────


class SpeakerSchema(Noun):
    """Who said it, resolved."""

    name = fields.String(required=True, allow_none=True)
    kind = fields.String(required=True, validate=one_of(Kind))
    named = fields.Boolean(required=True)
    agency_id = fields.String(required=True, allow_none=True)
    state_controlled = fields.Boolean(required=True, allow_none=True)
    title = fields.String(required=True, allow_none=True)


class RelaySchema(SpanSchema):
    """An outlet the words came over."""

    name = fields.String(required=True)
    agency_id = fields.String(required=True, allow_none=True)


class AttributionSchema(Noun):
    """Source, cue and content of one statement."""

    id = fields.String(required=True)
    kind = fields.String(required=True, validate=one_of(Quote))
    content = fields.List(fields.Nested(SpanSchema), required=True)
    cue = fields.Nested(SpanSchema, required=True, allow_none=True)
    source = fields.Nested(SpanSchema, required=True, allow_none=True)
    speaker = fields.Nested(SpeakerSchema, required=True)
    via = fields.List(fields.Nested(RelaySchema), required=True)
    reason = fields.Nested(SpanSchema, required=True, allow_none=True)
    owner = fields.Nested(SpanSchema, required=True, allow_none=True)
    grade = fields.String(required=True, validate=one_of(("named", "relayed", "described", "anonymous", "ownerless")))


class SourceSchema(Noun):
    """One origin of the article's statements."""

    name = fields.String(required=True)
    kind = fields.String(required=True, validate=one_of(Kind))
    agency_id = fields.String(required=True, allow_none=True)
    state_controlled = fields.Boolean(required=True, allow_none=True)
    attributions = fields.List(fields.String(), required=True)
    share = fields.Float(required=True, validate=validate.Range(min=0, max=1))


# ── what was found ───────────────────────────────────────────────────────────────────────────────────────────────────


class Found(Noun):
    """What a report and the gate both show of a finding."""

    rule = fields.String(required=True)
    severity = fields.String(required=True, validate=one_of(Severity))
    message = fields.String(required=True)
    evidence = fields.String(required=True)
    spans = fields.List(fields.Nested(SpanSchema), required=True)
    suggestions = fields.List(fields.String(), required=True)
    absence = fields.Boolean(required=True)
    fingerprint = fields.String(required=True, validate=validate.Length(equal=16))
    help = fields.String(required=True)


class FindingSchema(Found):
    """One thing an editor may want to mend."""

    id = fields.String(required=True)
    case = fields.String(required=True)
    dimension = fields.String(required=True, validate=one_of(Dimension))
    confidence = fields.Float(required=True, validate=validate.Range(min=0, max=1))
    points = fields.Float(required=True, validate=validate.Range(min=0))


class LossSchema(Noun):
    """Points lost, and to which finding."""

    points = fields.Integer(required=True, strict=True)
    finding = fields.String(required=True, allow_none=True)
    findings = fields.List(fields.String(), required=True)
    why = fields.String(required=True)


class ScoreSchema(Noun):
    """100 plus the sum of the losses, or null."""

    value = fields.Integer(required=True, strict=True, allow_none=True, validate=validate.Range(min=0, max=100))
    band = fields.String(required=True, validate=one_of(Band))
    losses = fields.List(fields.Nested(LossSchema), required=True)


class CheckedSchema(Noun):
    """How often a rule compared something, and with what result."""

    rule = fields.String(required=True)
    checked = fields.Integer(required=True, strict=True)
    agreed = fields.Integer(required=True, strict=True)
    disagreed = fields.Integer(required=True, strict=True)
    abstained = fields.Integer(required=True, strict=True)


# ── what stands elsewhere ────────────────────────────────────────────────────────────────────────────────────────────


class PassageSchema(Noun):
    """The same words in two articles."""

    here = fields.Nested(SpanSchema, required=True)
    there = fields.Nested(PlaceSchema, required=True)
    similarity = fields.Float(required=True, validate=validate.Range(min=0, max=1))


class MatchSchema(Noun):
    """Another article that shares passages with this one."""

    article_id = fields.String(required=True)
    headline = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)
    outlet = fields.String(required=True, allow_none=True)
    published_at = Moment(required=True, allow_none=True)
    relation = fields.String(required=True, validate=one_of(Relation))
    coverage = fields.Float(required=True, validate=validate.Range(min=0, max=1))
    coverage_there = fields.Float(required=True, validate=validate.Range(min=0, max=1))
    direction = fields.String(required=True, validate=one_of(Direction))
    credited = fields.Boolean(required=True)
    own = fields.Boolean(required=True)
    credit = fields.Nested(SpanSchema, required=True, allow_none=True)
    passages = fields.List(fields.Nested(PassageSchema), required=True)


class DivergenceSchema(Noun):
    """One quotation in two wordings, or one event with two figures."""

    article_id = fields.String(required=True)
    outlet = fields.String(required=True, allow_none=True)
    speaker = fields.String(required=True, allow_none=True)
    here = fields.Nested(SpanSchema, required=True)
    there = fields.Nested(PlaceSchema, required=True)


class ReuseSchema(Noun):
    """What stands elsewhere too."""

    coverage = fields.Float(required=True, validate=validate.Range(min=0, max=1))
    indexed_articles = fields.Integer(required=True, strict=True)
    matches = fields.List(fields.Nested(MatchSchema), required=True)
    quote_drift = fields.List(fields.Nested(DivergenceSchema), required=True)
    figure_conflicts = fields.List(fields.Nested(DivergenceSchema), required=True)


# ── what comes out ───────────────────────────────────────────────────────────────────────────────────────────────────


class ReportArticleSchema(Noun):
    """The article as it was judged."""

    id = fields.String(required=True, allow_none=True)
    revision = fields.Integer(required=True, strict=True)
    headline = fields.String(required=True, allow_none=True)
    headline_span = fields.Nested(SpanSchema, required=True, allow_none=True)
    body = fields.String(required=True)
    byline = fields.String(required=True, allow_none=True)
    outlet = fields.String(required=True, allow_none=True)
    dateline = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)
    published_at = Moment(required=True, allow_none=True)
    as_of = Moment(required=True, allow_none=True)
    language = fields.String(required=True, allow_none=True)
    genre = fields.String(required=True, validate=one_of(Genre))
    desk = fields.String(required=True, allow_none=True)
    provider = fields.String(required=True, allow_none=True)
    status = fields.String(required=True, validate=one_of(Status))
    word_count = fields.Integer(required=True, strict=True)
    sha256 = fields.String(required=True, validate=validate.Length(equal=64))
    html_sha256 = fields.String(validate=validate.Length(equal=64))
    metadata = fields.Dict(required=True)


class SinceSchema(Noun):
    """The report that changes are counted from."""

    report_id = fields.String(required=True)
    revision = fields.Integer(required=True, strict=True)


class GoneSchema(Noun):
    """A finding of the earlier report that is not in this one."""

    fingerprint = fields.String(required=True, validate=validate.Length(equal=16))
    rule = fields.String(required=True)
    severity = fields.String(required=True, validate=one_of(Severity))
    message = fields.String(required=True)
    quotes = fields.List(fields.String(), required=True)


class ChangesSchema(Noun):
    """What became of the findings since the article's last revision."""

    since = fields.Nested(SinceSchema, required=True)
    new = fields.List(fields.String(), required=True)
    open = fields.List(fields.String(), required=True)
    gone = fields.List(fields.Nested(GoneSchema), required=True)


class UnlistedSchema(Noun):
    """What was found and is not listed, for there is too much of it."""

    findings = fields.Dict(keys=fields.String(), values=fields.Integer(strict=True), required=True)
    attributions = fields.Integer(required=True, strict=True)


class ReportSchema(Noun):
    """Everything an editor can check line by line."""

    id = fields.String(required=True, allow_none=True)
    job_id = fields.String(required=True, allow_none=True)
    created_at = Moment(required=True)
    article = fields.Nested(ReportArticleSchema, required=True)
    scores = fields.Dict(
        keys=fields.String(validate=one_of(("overall", *Dimension))), values=fields.Nested(ScoreSchema), required=True
    )
    attributions = fields.List(fields.Nested(AttributionSchema), required=True)
    sources = fields.List(fields.Nested(SourceSchema), required=True)
    findings = fields.List(fields.Nested(FindingSchema), required=True)
    reuse = fields.Nested(ReuseSchema, required=True)
    readability = fields.Dict(keys=fields.String(), values=fields.Float(), required=True)
    checked = fields.List(fields.Nested(CheckedSchema), required=True)
    complete = fields.Boolean(required=True)
    warnings = fields.List(fields.String(), required=True)
    turned_down = fields.List(fields.String(), required=True)
    unlisted = fields.Nested(UnlistedSchema)
    offset_unit = fields.String(required=True, validate=one_of(("codepoint", "utf16")))
    not_assessed = fields.List(fields.String(), required=True)
    versions = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    timing_ms = fields.Dict(keys=fields.String(), values=fields.Float(), required=True)
    dismissals = fields.List(fields.Nested(DismissalSchema))
    scores_without_dismissed = fields.Dict(
        keys=fields.String(validate=one_of(("overall", *Dimension))), values=fields.Nested(ScoreSchema)
    )
    changes = fields.Nested(ChangesSchema)
