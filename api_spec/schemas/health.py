"""What the service says about itself."""

from marshmallow import fields, validate

from api_spec.schemas.noun import Noun, one_of

SCOPES = ("score", "read", "override", "metrics", "admin")


class HealthSchema(Noun):
    """The process is alive."""

    status = fields.String(required=True, validate=validate.Equal("ok"))


class ReadinessSchema(Noun):
    """New work would be done."""

    status = fields.String(required=True, validate=validate.Equal("ready"))
    reasons = fields.List(fields.String(), required=True)


class AccessSchema(Noun):
    """Whom the service takes a caller for."""

    tenant = fields.String(required=True)
    scopes = fields.List(fields.String(validate=one_of(SCOPES)), required=True)
