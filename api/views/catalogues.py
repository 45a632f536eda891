"""What the scorer knows, to look at: the rules, the agencies, the newsroom's policy."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from flask import Blueprint, Response

from api.access import needs
from api.answers import with_etag
from api.problems import Problem
from api.world import World
from api_spec import canonical
from scorer import registry, rules
from scorer.policy import STAGES, Policy, Price
from scorer.registry import Name, Outlet
from scorer.rules import Rule, Wording, measured


def routes(world: World) -> Blueprint:
    """`/v1/rules`, `/v1/agencies` and `/v1/policies`."""
    views = Blueprint("catalogues", __name__, url_prefix="/v1")

    @views.get("/rules")
    @needs("read")
    def list_rules() -> Response:
        return _answer(
            {"version": rules.version(), "rules": [write_rule(rule, world.policy) for rule in rules.every()]}
        )

    @views.get("/rules/<rule_id>")
    @needs("read")
    def get_rule(rule_id: str) -> Response:
        return _answer(_only(write_rule(rule, world.policy) for rule in rules.every() if rule.id == rule_id))

    @views.get("/agencies")
    @needs("read")
    def list_agencies() -> Response:
        known = registry.load()
        return _answer({"version": known.version, "agencies": [write_agency(outlet) for outlet in known.outlets]})

    @views.get("/agencies/<agency_id>")
    @needs("read")
    def get_agency(agency_id: str) -> Response:
        outlet = registry.load().get(agency_id)
        return _answer(_only([write_agency(outlet)] if outlet else []))

    @views.get("/policies")
    @needs("read")
    def list_policies() -> Response:
        return _answer({"policies": [write_policy(world.policy)]})

    @views.get("/policies/<name>")
    @needs("read")
    def get_policy(name: str) -> Response:
        return _answer(_only([write_policy(world.policy)] if name == world.policy.name else []))

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
        **(_price(policy.price(rule.id)) if on else {"severity": "off", "points": 0, "stages": {}}),
        "cases": {case: _price(price) for case, price in policy.prices[rule.id].items() if case} if on else {},
        "messages": {code: dict(wording.messages) for code, wording in rule.wordings.items()},
        "examples": {code: _examples(wording) for code, wording in rule.wordings.items()},
        **_measured(rule),
    }


def _measured(rule: Rule) -> Mapping[str, Any]:
    """How often the rule was right on real articles; nothing where it found nothing there."""
    known = measured.every().get(rule.id)
    if known is None or known.precision is None:
        return {}
    lowest, highest = (round(end, 3) for end in known.interval)
    counts = {"articles": known.articles, "found": known.found, "genuine": known.genuine}
    return {"measured": {**counts, "precision": round(known.precision, 3), "lowest": lowest, "highest": highest}}


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


def write_policy(policy: Policy) -> Mapping[str, Any]:
    """The JSON values of a policy: every number that can change a score, and what each stage says."""
    return {
        "name": policy.name,
        "version": policy.version,
        "digest": policy.digest,
        "stages": list(STAGES),
        "prices": dict(policy.points),
        "repeats": list(policy.repeats),
        "stakes_factor": policy.stakes_factor,
        "minor_below": policy.minor_below,
        "info_below": policy.info_below,
        "bands": dict(policy.bands),
        "muted": {genre: sorted(muted) for genre, muted in policy.muted.items()},
        "on_outage": policy.outage,
        "rules": {rule: _price(policy.price(rule)) for rule in sorted(policy.prices)},
    }


def _price(price: Price) -> Mapping[str, Any]:
    return {"severity": price.severity, "points": price.points, "stages": dict(price.stages)}


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
    """A catalogue with its ETag: it changes only with the installation."""
    headers = {"Cache-Control": "private, no-cache"}
    return with_etag(Response(canonical(value), content_type="application/json", headers=headers))
