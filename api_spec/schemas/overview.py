"""The newsroom's weeks: by desk, source and rule."""

from marshmallow import fields, validate

from api_spec.border import Moment
from api_spec.schemas.noun import Noun, one_of
from scorer.policy import STAGES


class FiguresSchema(Noun):
    """What stories came to."""

    stories = fields.Integer(required=True, strict=True)
    unowned_figures_per_100 = fields.Float(required=True, allow_none=True)
    uncredited_share = fields.Float(required=True, allow_none=True, validate=validate.Range(min=0, max=1))
    anonymous_statements = fields.Integer(required=True, strict=True)
    quoted_stories_corrected = fields.Integer(required=True, strict=True)


class WeekFiguresSchema(FiguresSchema):
    """What a week came to."""

    week = fields.String(required=True)


class DeskFiguresSchema(FiguresSchema):
    """What a desk came to."""

    desk = fields.String(required=True)


class NamedCountSchema(Noun):
    """In how many stories a name stands."""

    name = fields.String(required=True)
    stories = fields.Integer(required=True, strict=True)


class TakenFromSchema(NamedCountSchema):
    """An outlet whose passages our stories share."""

    uncredited = fields.Integer(required=True, strict=True)


class RuleHealthSchema(Noun):
    """How a rule did in 30 days."""

    rule = fields.String(required=True)
    fired = fields.Integer(required=True, strict=True)
    mended = fields.Integer(required=True, strict=True)
    intended = fields.Integer(required=True, strict=True)
    false_alarm = fields.Integer(required=True, strict=True)
    turned_down = fields.Boolean(required=True)


class OverrideReasonSchema(Noun):
    """An override without the name."""

    check_id = fields.String(required=True)
    stage = fields.String(required=True, validate=one_of(STAGES))
    rules = fields.List(fields.String(), required=True)
    reason = fields.String(required=True)
    created_at = Moment(required=True)


class OverviewSchema(Noun):
    """The newsroom's weeks."""

    weeks = fields.List(fields.Nested(WeekFiguresSchema), required=True)
    desks = fields.List(fields.Nested(DeskFiguresSchema), required=True)
    origins = fields.List(fields.Nested(NamedCountSchema), required=True)
    experts = fields.List(fields.Nested(NamedCountSchema), required=True)
    taken_from = fields.List(fields.Nested(TakenFromSchema), required=True)
    takers = fields.List(fields.Nested(NamedCountSchema), required=True)
    rules = fields.List(fields.Nested(RuleHealthSchema), required=True)
    overrides = fields.List(fields.Nested(OverrideReasonSchema), required=True)
