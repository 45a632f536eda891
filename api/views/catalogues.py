"""What the scorer knows, as the newsroom that asks has it: the rules and what they cost, the agencies."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from flask import Blueprint, Response

from api.access import needs
from api.answers import in_json, with_etag
from api.problems import Problem
from api.views.policies import write_price
from api.world import World
from scorer import rules
from scorer.policy import Policy
from scorer.registry import Name, Outlet
from scorer.rules import Rule, Wording, measured
from scorer.rules.measured import Measurement


def routes(world: World) -> Blueprint:
    """`/v1/rules` and `/v1/agencies`."""
    views = Blueprint("catalogues", __name__, url_prefix="/v1")

    @views.get("/rules")
    @needs("read")
    def list_rules() -> Response:
        policy = world.policy
        return _answer({"version": rules.version(), "rules": [write_rule(rule, policy) for rule in rules.every()]})

    @views.get("/rules/<rule_id>")
    @needs("read")
    def get_rule(rule_id: str) -> Response:
        policy = world.policy
        return _answer(_only(write_rule(rule, policy) for rule in rules.every() if rule.id == rule_id))

    @views.get("/agencies")
    @needs("read")
    def list_agencies() -> Response:
        known = world.newsroom.registry
        return _answer({"version": known.version, "agencies": [write_agency(outlet) for outlet in known.outlets]})

    @views.get("/agencies/<agency_id>")
    @needs("read")
    def get_agency(agency_id: str) -> Response:
        outlet = world.newsroom.registry.get(agency_id)
        return _answer(_only([write_agency(outlet)] if outlet else []))

    return views


def write_rule(rule: Rule, policy: Policy) -> Mapping[str, Any]:
    """The JSON values of a rule: what it is about, what it costs, and the sentences that prove it."""
    on = policy.judges(rule.id)
    return {
        "id": rule.id,
        "dimension": rule.dimension,
        "about": rule.about,
        "languages": list(rule.wordings),
        "enabled": on,
        **(write_price(policy.price(rule.id)) if on else {"severity": "off", "points": 0, "stages": {}}),
        "cases": {case: write_price(price) for case, price in policy.prices[rule.id].items() if case} if on else {},
        "messages": {code: dict(wording.messages) for code, wording in rule.wordings.items()},
        "examples": {code: _examples(wording) for code, wording in rule.wordings.items()},
        "off_because": policy.off.get(rule.id),
        "measured": [_measurement(one) for one in measured.every().get(rule.id, ())],
        "may_block": [code for code in rule.wordings if measured.may_block(rule.id, code)],
    }


def _measurement(one: Measurement) -> Mapping[str, Any]:
    """How often the rule was right in one language on texts of one kind."""
    result = one.result
    lowest, highest = (round(end, 3) for end in result.interval)
    told = {"language": one.language, "texts": one.texts, "of": result.articles}
    counts = {"found": result.found, "genuine": result.genuine}
    precision = None if result.precision is None else round(result.precision, 3)
    return {**told, **counts, "precision": precision, "lowest": lowest, "highest": highest}


def write_agency(outlet: Outlet) -> Mapping[str, Any]:
    """The JSON values of an agency or another outlet."""
    return {
        "id": outlet.id,
        "kind": outlet.kind,
        "name": outlet.name,
        "names": [_name(name) for name in outlet.names],
        "descriptions": [_name(name) for name in outlet.descriptions],
        "country": outlet.country,
        "founded": outlet.founded,
        "ownership": outlet.ownership,
        "ground": outlet.ground,
        "state_controlled": outlet.state_controlled,
        "domains": list(outlet.domains),
        "predecessor": outlet.predecessor,
        "successor": outlet.successor,
        "verified": outlet.verified,
        "references": [
            {"title": one.title, "url": one.url, "supports": list(one.supports)} for one in outlet.references
        ],
    }


def _name(name: Name) -> Mapping[str, Any]:
    return {"text": name.text, "language": name.language, "ambiguous": name.ambiguous}


def _examples(wording: Wording) -> Mapping[str, Any]:
    return {
        kind: [{name: _plain(value) for name, value in example.items()} for example in examples]
        for kind, examples in (("flags", wording.flags), ("quiet", wording.quiet))
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _only(found: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    one = next(iter(found), None)
    if one is None:
        raise Problem("not-found")
    return one


def _answer(value: Mapping[str, Any]) -> Response:
    """A catalogue with its ETag: it changes with the installation and with the newsroom's policy."""
    headers = {"Cache-Control": "private, no-cache"}
    return with_etag(in_json(value, headers=headers))
