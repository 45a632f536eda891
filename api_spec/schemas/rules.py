"""The catalogue of rules."""

from marshmallow import fields, validate

from api_spec.schemas.noun import Noun, one_of
from scorer.model import Dimension, Severity
from scorer.policy import SAYINGS

WEIGHTS = (*Severity, "off")


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
