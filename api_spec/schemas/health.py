"""What the service says about itself."""

from marshmallow import fields, validate

from api_spec.schemas.noun import Noun


class HealthSchema(Noun):
    """The process is alive."""

    status = fields.String(required=True, validate=validate.Equal("ok"))


class ReadinessSchema(Noun):
    """New work would be done."""

    status = fields.String(required=True, validate=validate.Equal("ready"))
    reasons = fields.List(fields.String(), required=True)
