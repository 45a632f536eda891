"""
The newsroom's policy over HTTP: read, replaced under a condition, every version kept.

A policy is a TOML file (`docs/policy.md`). As JSON it is what the file comes to: every number, whoever said it.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, Final

from flask import Blueprint, Response, request

from api import intake
from api.access import needs, tenant
from api.answers import tag, with_etag
from api.problems import Problem
from api.world import World
from api_spec import Fault, canonical
from scorer import newsroom as newsrooms
from scorer import policy as policies
from scorer.newsroom import LARGEST, Newsroom, NewsroomError
from scorer.policy import OFF, STAGES, Policy, Price
from workers.policies import NAME, PolicyVersion, read

SHIPPED: Final = "default"
JSON: Final = "application/json"
TOML: Final = "application/toml"


def routes(world: World) -> Blueprint:
    """`/v1/policies`."""
    views = Blueprint("policies", __name__, url_prefix="/v1/policies")

    @views.get("")
    @needs("read")
    def list_policies() -> Response:
        kept = world.desk.policies.newest(tenant())
        told = [write_policy(read(kept), kept)] if kept else []
        shipped = write_policy(newsrooms.default(), None, in_force=kept is None)
        return _json({"policies": [*told, shipped]})

    @views.get("/<name>")
    @needs("read")
    def get_policy(name: str) -> Response:
        if name == SHIPPED:
            in_force = world.desk.policies.newest(tenant()) is None
            return _either(policies.shipped(), lambda: write_policy(newsrooms.default(), None, in_force=in_force))
        kept = world.desk.policies.newest(tenant()) if name == NAME else None
        return _version(kept, in_force=True)

    @views.put("/<name>")
    @needs("admin")
    def replace_policy(name: str) -> Response:
        if name != NAME:
            raise Problem("not-found", f"A newsroom has one policy of its own, called {NAME}.")
        text = _file()
        kept = world.desk.policies.newest(tenant())
        _agree(kept)
        same = kept if kept and kept.text == text else None
        new = same or world.desk.policies.keep(tenant(), text, after=kept.version if kept else 0)
        if new is None:
            raise Problem("precondition-failed")
        response = _json(write_policy(read(new), new), 200 if kept else 201)
        response.headers["Location"] = f"/v1/policies/{NAME}/versions/{new.version}"
        return response

    @views.get("/<name>/versions")
    @needs("read")
    def list_versions(name: str) -> Response:
        if name not in (NAME, SHIPPED):
            raise Problem("not-found")
        kept = world.desk.policies.versions(tenant()) if name == NAME else ()
        return _json({"versions": [_summary(one, in_force=place == 0) for place, one in enumerate(kept)]})

    @views.get("/<name>/versions/<int:version>")
    @needs("read")
    def get_version(name: str, version: int) -> Response:
        known = name == NAME and 0 < version <= intake.MOST_NUMBER
        kept = world.desk.policies.version(tenant(), version) if known else None
        newest = world.desk.policies.newest(tenant())
        return _version(kept, in_force=kept == newest)

    return views


def write_policy(newsroom: Newsroom, kept: PolicyVersion | None, *, in_force: bool = True) -> Mapping[str, Any]:
    """The JSON values of a policy: every number that can change a score, and what each stage says."""
    policy, shipped = newsroom.policy, newsrooms.default().registry
    return {
        "name": policy.name,
        "version": policy.version,
        "digest": policy.digest,
        "in_force": in_force,
        "created_at": kept.created_at.isoformat() if kept else None,
        "stages": list(STAGES),
        "prices": dict(policy.points),
        "repeats": list(policy.repeats),
        "stakes_factor": policy.stakes_factor,
        "minor_below": policy.minor_below,
        "info_below": policy.info_below,
        "bands": dict(policy.bands),
        "muted": {genre: sorted(muted) for genre, muted in policy.muted.items()},
        "on_outage": policy.outage,
        "health": {
            "days": policy.health.days,
            "most_false": policy.health.most_false,
            "least_fired": policy.health.least_fired,
        },
        "licensed": sorted(set(policy.licensed)),
        "names": sorted(newsroom.names),
        "agencies": [one.id for one in newsroom.registry.outlets if shipped.get(one.id) != one],
        "rules": {rule: _rule(rule, policy) for rule in sorted(policies.declared())},
    }


def write_price(price: Price) -> Mapping[str, Any]:
    """The JSON values of what a finding weighs."""
    return {"severity": price.severity, "points": price.points, "stages": dict(price.stages)}


def _rule(rule: str, policy: Policy) -> Mapping[str, Any]:
    if not policy.judges(rule):
        return {"severity": OFF, "points": 0, "stages": {}, "cases": {}, "limits": {}}
    return {
        **write_price(policy.price(rule)),
        "cases": {case: write_price(price) for case, price in policy.prices[rule].items() if case},
        "limits": dict(policy.limits[rule]),
    }


def _summary(kept: PolicyVersion, *, in_force: bool) -> Mapping[str, Any]:
    return {
        "version": str(kept.version),
        "digest": read(kept).policy.digest,
        "in_force": in_force,
        "created_at": kept.created_at.isoformat(),
        "policy_url": f"/v1/policies/{NAME}/versions/{kept.version}",
    }


# ── what comes in ────────────────────────────────────────────────────────────────────────────────────────────────────


def _file() -> str:
    """The file that was sent. Problem 413, 415, or 422 with every fault and its line."""
    data = intake.toml_body()
    if len(data) > LARGEST:
        raise Problem("too-large", f"A policy has at most {LARGEST:,} bytes.")
    try:
        text = data.decode("utf-8")
        newsrooms.read(text)
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        raise Problem("invalid", faults=[Fault("", "This line is not UTF-8.", line)]) from None
    except NewsroomError as wrong:
        faults = [Fault(fault.pointer, fault.detail, fault.line) for fault in wrong.faults]
        raise Problem("invalid", f"{len(faults)} problem{'s' * (len(faults) != 1)}", faults=faults) from None
    return text


def _agree(kept: PolicyVersion | None) -> None:
    """Whether the caller knows the version that they replace (RFC 9110, 13.1). Problem 412 and 428."""
    if not request.headers.get("If-Match") and request.headers.get("If-None-Match") != "*":
        raise Problem("precondition-required")
    if request.headers.get("If-None-Match") == "*" and kept:
        raise Problem("precondition-failed")
    if request.headers.get("If-Match") and not (kept and any(map(_matches, _renderings(kept)))):
        raise Problem("precondition-failed")


def _matches(rendering: bytes) -> bool:
    return request.if_match.contains(sha256(rendering).hexdigest()[:32])


def _renderings(kept: PolicyVersion) -> tuple[bytes, bytes]:
    """Both ways in which the caller may have read a version that is in force; either's ETag will do."""
    return canonical(write_policy(read(kept), kept)), kept.text.encode()


# ── what goes out ────────────────────────────────────────────────────────────────────────────────────────────────────


def _version(kept: PolicyVersion | None, *, in_force: bool) -> Response:
    if kept is None:
        raise Problem("not-found")
    return _either(kept.text, lambda: write_policy(read(kept), kept, in_force=in_force))


def _either(text: str, values: Callable[[], Mapping[str, Any]]) -> Response:
    """As the file, or as what the file comes to. Problem 406."""
    accepted = request.accept_mimetypes
    media_type = accepted.best_match([JSON, TOML]) if accepted else JSON
    if media_type is None:
        raise Problem("not-acceptable", f"There is {JSON}, {TOML}.")
    response = _json(values()) if media_type == JSON else _answer(text.encode(), 200, f"{TOML}; charset=utf-8")
    response.vary.add("Accept")
    return response


def _json(values: Mapping[str, Any], status: int = 200) -> Response:
    return _answer(canonical(values), status, JSON)


def _answer(body: bytes, status: int, content_type: str) -> Response:
    headers = {"Cache-Control": "private, no-cache"}
    response = Response(body, status, headers, content_type=content_type)
    return with_etag(response) if request.method == "GET" else tag(response)
