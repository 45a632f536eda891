"""What is said where something went wrong."""

from marshmallow import INCLUDE, fields, validate

from api_spec.schemas.noun import Noun


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
