"""Policies: the numbers that can change a score, and their versions."""

from marshmallow import fields

from api_spec.border import Moment
from api_spec.schemas.checks import OUTAGES
from api_spec.schemas.noun import Noun, one_of
from api_spec.schemas.rules import PriceSchema
from scorer.policy import STAGES


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
