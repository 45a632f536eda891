"""What the service says about its work: jobs, checks, catalogues, problems."""

from marshmallow import INCLUDE, fields, validate

from api_spec.border import Moment
from api_spec.schemas.answers import CONCLUSIONS, OverrideSchema
from api_spec.schemas.noun import Noun, one_of
from api_spec.schemas.report import Found
from scorer.model import Band, Dimension, Severity, Status
from scorer.policy import SAYINGS, STAGES

OUTAGES = ("pass", "warn", "fail")
LEVELS = ("notice", "warning", "failure")
STATES = ("queued", "running", "succeeded", "failed", "cancelled")
OWNERSHIPS = ("state-controlled", "state-funded", "cooperative", "private", "public", "party", "unknown")
WEIGHTS = (*Severity, "off")


class FaultSchema(Noun):
    """What is wrong with one field."""

    pointer = fields.String(required=True)
    detail = fields.String(required=True)
    line = fields.Integer(strict=True, validate=validate.Range(min=1))


class ProblemSchema(Noun):
    """An error after RFC 9457, which lets anybody add members."""

    class Meta:
        """Members that we do not know are somebody's extension."""

        unknown = INCLUDE

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True, strict=True, validate=validate.Range(min=400, max=599))
    detail = fields.String()
    errors = fields.List(fields.Nested(FaultSchema))
    reasons = fields.List(fields.String())


class ProblemKindSchema(Noun):
    """What a problem's type means."""

    type = fields.String(required=True)
    status = fields.Integer(required=True, strict=True)
    title = fields.String(required=True)
    advice = fields.String(required=True)


class JobSchema(Noun):
    """One article's way through the queue."""

    id = fields.String(required=True)
    status = fields.String(required=True, validate=one_of(STATES))
    progress = fields.Float(required=True, validate=validate.Range(min=0, max=1))
    attempts = fields.Integer(required=True, strict=True)
    article_id = fields.String(required=True)
    revision = fields.Integer(required=True, strict=True)
    report_url = fields.String(required=True, allow_none=True)
    created_at = Moment(required=True)
    started_at = Moment(required=True, allow_none=True)
    finished_at = Moment(required=True, allow_none=True)
    problem = fields.Nested(ProblemSchema, required=True, allow_none=True)


class ArticleStateSchema(Noun):
    """Where an article stands."""

    id = fields.String(required=True)
    revision = fields.Integer(required=True, strict=True)
    status = fields.String(required=True, validate=one_of(Status))
    indexed = fields.Boolean(required=True)
    updated_at = Moment(required=True)
    report_url = fields.String(required=True, allow_none=True)


class ReportSummarySchema(Noun):
    """A report in the history of its article."""

    id = fields.String(required=True)
    revision = fields.Integer(required=True, strict=True)
    created_at = Moment(required=True)
    score = fields.Nested("CheckScoreSchema", required=True)
    findings = fields.Integer(required=True, strict=True)
    report_url = fields.String(required=True)


class ReportHistorySchema(Noun):
    """The reports on an article."""

    article_id = fields.String(required=True)
    reports = fields.List(fields.Nested(ReportSummarySchema), required=True)


class BatchCountsSchema(Noun):
    """How many lines stand where."""

    refused = fields.Integer(required=True, strict=True)
    queued = fields.Integer(required=True, strict=True)
    running = fields.Integer(required=True, strict=True)
    succeeded = fields.Integer(required=True, strict=True)
    failed = fields.Integer(required=True, strict=True)
    cancelled = fields.Integer(required=True, strict=True)
    gone = fields.Integer(required=True, strict=True)


class FailedLineSchema(Noun):
    """A line that has no report and will not get one."""

    line = fields.Integer(required=True, strict=True)
    job_id = fields.String(required=True, allow_none=True)
    problem = fields.Nested(ProblemSchema, required=True)


class BatchArticleSchema(Noun):
    """A line that was taken in."""

    line = fields.Integer(required=True, strict=True)
    article_id = fields.String(required=True)
    job_id = fields.String(required=True)
    status = fields.String(required=True, validate=one_of(STATES))
    report_url = fields.String(required=True, allow_none=True)


class BatchSchema(Noun):
    """Many articles that came in one request."""

    id = fields.String(required=True)
    status = fields.String(required=True, validate=one_of(("running", "finished")))
    progress = fields.Float(required=True, validate=validate.Range(min=0, max=1))
    created_at = Moment(required=True)
    lines = fields.Integer(required=True, strict=True)
    counts = fields.Nested(BatchCountsSchema, required=True)
    failed = fields.List(fields.Nested(FailedLineSchema), required=True)
    articles = fields.List(fields.Nested(BatchArticleSchema), required=True)


# ── the gate ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class AnnotationSchema(Found):
    """A finding as the gate shows it."""

    finding = fields.String(required=True)
    level = fields.String(required=True, validate=one_of(LEVELS))


class ReasonSchema(Noun):
    """A rule on which the conclusion rests."""

    rule = fields.String(required=True)
    level = fields.String(required=True, validate=one_of(LEVELS))
    count = fields.Integer(required=True, strict=True)
    message = fields.String(required=True)


class CheckScoreSchema(Noun):
    """The overall score."""

    value = fields.Integer(required=True, strict=True, allow_none=True, validate=validate.Range(min=0, max=100))
    band = fields.String(required=True, validate=one_of(Band))


class CheckPolicySchema(Noun):
    """The policy that concluded."""

    name = fields.String(required=True)
    version = fields.String(required=True)
    stage = fields.String(required=True, validate=one_of(STAGES))
    on_outage = fields.String(required=True, validate=one_of(OUTAGES))


class CheckSchema(Noun):
    """What the newsroom's policy says to an article at a stage."""

    id = fields.String(required=True)
    status = fields.String(required=True, validate=one_of(("pending", "completed")))
    created_at = Moment(required=True)
    conclusion = fields.String(required=True, validate=one_of(CONCLUSIONS))
    blocking = fields.Boolean(required=True)
    summary = fields.String(required=True)
    reasons = fields.List(fields.Nested(ReasonSchema), required=True)
    annotations = fields.List(fields.Nested(AnnotationSchema), required=True)
    score = fields.Nested(CheckScoreSchema, required=True, allow_none=True)
    policy = fields.Nested(CheckPolicySchema, required=True)
    override = fields.Nested(OverrideSchema, required=True, allow_none=True)
    text_sha256 = fields.String(required=True, allow_none=True)
    article_id = fields.String(required=True)
    job_id = fields.String(required=True)
    job_url = fields.String(required=True)
    report_url = fields.String(required=True, allow_none=True)


# ── the catalogues ───────────────────────────────────────────────────────────────────────────────────────────────────


class PriceSchema(Noun):
    """What a finding weighs and what each stage says to it."""

    severity = fields.String(required=True, validate=one_of(WEIGHTS))
    points = fields.Float(required=True)
    stages = fields.Dict(keys=fields.String(), values=fields.String(validate=one_of(SAYINGS)), required=True)


class RuleExamplesSchema(Noun):
    """The sentences that prove a rule in one language."""

    flags = fields.List(fields.Dict(), required=True)
    quiet = fields.List(fields.Dict(), required=True)


class MeasuredSchema(Noun):
    """How often a rule was right in one language, on texts of one kind."""

    language = fields.String(required=True)
    texts = fields.String(required=True, validate=validate.OneOf(["articles", "passages", "planted"]))
    of = fields.Integer(required=True, validate=validate.Range(min=1))
    found = fields.Integer(required=True, validate=validate.Range(min=0))
    genuine = fields.Integer(required=True, validate=validate.Range(min=0))
    precision = fields.Float(required=True, allow_none=True, validate=validate.Range(min=0, max=1))
    lowest = fields.Float(required=True, validate=validate.Range(min=0, max=1))
    highest = fields.Float(required=True, validate=validate.Range(min=0, max=1))


class RuleSchema(PriceSchema):
    """Something that is checked."""

    id = fields.String(required=True)
    dimension = fields.String(required=True, validate=one_of(Dimension))
    about = fields.String(required=True)
    languages = fields.List(fields.String(), required=True)
    enabled = fields.Boolean(required=True)
    cases = fields.Dict(keys=fields.String(), values=fields.Nested(PriceSchema), required=True)
    messages = fields.Dict(keys=fields.String(), values=fields.Dict(), required=True)
    examples = fields.Dict(keys=fields.String(), values=fields.Nested(RuleExamplesSchema), required=True)
    off_because = fields.String(required=True, allow_none=True)
    measured = fields.List(fields.Nested(MeasuredSchema), required=True)
    may_block = fields.List(fields.String(), required=True)


class RuleListSchema(Noun):
    """All rules."""

    version = fields.String(required=True)
    rules = fields.List(fields.Nested(RuleSchema), required=True)


class AgencyNameSchema(Noun):
    """One way to write an agency."""

    text = fields.String(required=True)
    language = fields.String(required=True)
    ambiguous = fields.Boolean(required=True)


class ReferenceSchema(Noun):
    """A public page, and the facts it was opened for."""

    title = fields.String(required=True)
    url = fields.String(required=True)
    supports = fields.List(fields.String(), required=True)


class AgencySchema(Noun):
    """A news agency or another outlet."""

    id = fields.String(required=True)
    kind = fields.String(required=True, validate=one_of(("agency", "media")))
    name = fields.String(required=True)
    names = fields.List(fields.Nested(AgencyNameSchema), required=True)
    descriptions = fields.List(fields.Nested(AgencyNameSchema), required=True)
    country = fields.String(required=True)
    founded = fields.Integer(required=True, allow_none=True)
    ownership = fields.String(required=True, validate=one_of(OWNERSHIPS))
    ground = fields.String(required=True)
    state_controlled = fields.Boolean(required=True)
    domains = fields.List(fields.String(), required=True)
    predecessor = fields.String(required=True, allow_none=True)
    successor = fields.String(required=True, allow_none=True)
    verified = fields.Boolean(required=True)
    references = fields.List(fields.Nested(ReferenceSchema), required=True)


class AgencyListSchema(Noun):
    """All agencies and outlets."""

    version = fields.String(required=True)
    agencies = fields.List(fields.Nested(AgencySchema), required=True)


class PolicyRuleSchema(PriceSchema):
    """A rule under a policy."""

    cases = fields.Dict(keys=fields.String(), values=fields.Nested(PriceSchema), required=True)
    limits = fields.Dict(keys=fields.String(), values=fields.Float(), required=True)


class HealthLimitsSchema(Noun):
    """When a rule is turned down."""

    days = fields.Integer(required=True, strict=True)
    most_false = fields.Float(required=True)
    least_fired = fields.Integer(required=True, strict=True)


class PolicySchema(Noun):
    """Every number that can change a score."""

    name = fields.String(required=True)
    version = fields.String(required=True)
    digest = fields.String(required=True)
    in_force = fields.Boolean(required=True)
    created_at = Moment(required=True, allow_none=True)
    stages = fields.List(fields.String(validate=one_of(STAGES)), required=True)
    prices = fields.Dict(keys=fields.String(), values=fields.Float(), required=True)
    repeats = fields.List(fields.Float(), required=True)
    stakes_factor = fields.Float(required=True)
    minor_below = fields.Float(required=True)
    info_below = fields.Float(required=True)
    bands = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    muted = fields.Dict(keys=fields.String(), values=fields.List(fields.String()), required=True)
    on_outage = fields.String(required=True, validate=one_of(OUTAGES))
    health = fields.Nested(HealthLimitsSchema, required=True)
    licensed = fields.List(fields.String(), required=True)
    names = fields.List(fields.String(), required=True)
    agencies = fields.List(fields.String(), required=True)
    rules = fields.Dict(keys=fields.String(), values=fields.Nested(PolicyRuleSchema), required=True)


class PolicyVersionSchema(Noun):
    """A version of a newsroom's policy."""

    version = fields.String(required=True)
    digest = fields.String(required=True)
    in_force = fields.Boolean(required=True)
    created_at = Moment(required=True)
    policy_url = fields.String(required=True)


class PolicyVersionListSchema(Noun):
    """Every version of a newsroom's policy."""

    versions = fields.List(fields.Nested(PolicyVersionSchema), required=True)


class PolicyListSchema(Noun):
    """The newsroom's own policy, and the one that the house ships."""

    policies = fields.List(fields.Nested(PolicySchema), required=True)


# ── the service about itself ─────────────────────────────────────────────────────────────────────────────────────────


class HealthSchema(Noun):
    """The process is alive."""

    status = fields.String(required=True, validate=validate.Equal("ok"))


class ReadinessSchema(Noun):
    """New work would be done."""

    status = fields.String(required=True, validate=validate.Equal("ready"))
    reasons = fields.List(fields.String(), required=True)
