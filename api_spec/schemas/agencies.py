"""The catalogue of agencies and outlets."""

from marshmallow import fields

from api_spec.schemas.noun import Noun, one_of

OWNERSHIPS = ("state-controlled", "state-funded", "cooperative", "private", "public", "party", "unknown")


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
