"""Who may do what: a table made from the routes themselves, so that a new one cannot be forgotten."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from keys import bearer
from promised import holds

from api.access import PUBLIC, scope_of
from scorer import Article
from workers import Desk
from workers.model import SCOPES

THINGS = {
    "article_id": "naskah-1", "job_id": "job_1", "report_id": "rep_1", "check_id": "chk_1", "rule_id": "no-source",
    "agency_id": "antara", "name": "default", "kind": "invalid", "filename": "page.css",
    "fingerprint": "0" * 16, "batch_id": "bat_1", "webhook_id": "whk_1", "delivery_id": "dlv_1", "version": "1",
}  # fmt: skip
OPEN_TO_ALL = {"show", "docs", "rules", "static", "health", "readiness", "openapi", "explain", "component"}
"""The endpoints that need no key. A new one must be added here, by somebody who means it."""


def guarded(app: Flask) -> Iterator[tuple[str, str, str]]:
    """Each route that needs a scope: method, address, scope."""
    for rule in app.url_map.iter_rules():
        scope = scope_of(app, rule.endpoint)
        if scope != PUBLIC:
            address = rule.rule
            for name in rule.arguments:
                for written in (f"<{name}>", f"<article:{name}>", f"<int:{name}>"):
                    address = address.replace(written, THINGS[name])
            for method in (rule.methods or set()) - {"OPTIONS"}:
                yield method, address, scope


def test_only_what_is_meant_to_be_is_public(app: Flask) -> None:
    """
    The endpoints that need no key are exactly those listed here.
    """
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules() if scope_of(app, rule.endpoint) == PUBLIC}

    assert {endpoint.rpartition(".")[2] for endpoint in endpoints} == OPEN_TO_ALL


def test_without_a_key_nothing_opens(app: Flask, client: FlaskClient, desk: Desk) -> None:
    """
    As soon as there is one key, every guarded route asks for one and says how.
    """
    desk.issue_key("harian")

    for method, address, _ in guarded(app):
        for headers in ({}, bearer("ssk_harian_nobody"), {"Authorization": "Basic dTpw"}, bearer("")):
            answer = client.open(address, method=method, headers=headers)
            assert answer.status_code == 401, (method, address)
            # A browser can ask its person for no other scheme than Basic.
            scheme = "Bearer" if address.startswith(("/v1/", "/metrics")) else "Basic"
            assert answer.headers["WWW-Authenticate"].startswith(scheme), address
            if answer.is_json and method != "HEAD":
                holds("Problem", answer.json)


def test_a_key_opens_what_its_scopes_say(app: Flask, client: FlaskClient, desk: Desk) -> None:
    """
    With the wrong scope a route answers 403, with the right one anything but 401 and 403.
    """
    keys = {
        scope: desk.issue_key("harian", frozenset({scope}))
        for scope in ("score", "read", "override", "metrics", "admin")
    }

    for method, address, scope in guarded(app):
        for owned, key in keys.items():
            status = client.open(address, method=method, headers=bearer(key)).status_code
            assert (status == 403) == (owned != scope), (method, address, owned, status)
            assert status != 401


def test_a_key_can_ask_what_it_may_do(client: FlaskClient, desk: Desk) -> None:
    """
    The newsroom and the scopes of the key that is shown; everything while there are no keys.
    """
    anybody = client.get("/v1/access").json
    key = desk.issue_key("harian", frozenset({"score", "read"}))

    assert anybody == {"tenant": "default", "scopes": sorted(SCOPES)}
    assert client.get("/v1/access", headers=bearer(key)).json == {"tenant": "harian", "scopes": ["read", "score"]}


def test_another_newsrooms_things_are_not_there(client: FlaskClient, desk: Desk) -> None:
    """
    What belongs to another tenant gives the same bytes as what never was.
    """
    ours, theirs = desk.issue_key("harian"), desk.issue_key("mingguan")
    job = desk.submit("harian", Article(id="naskah-1", body="Kata Budi.")).job

    for method, place in (
        ("GET", "/v1/jobs/"), ("DELETE", "/v1/jobs/"), ("GET", "/v1/reports/"), ("GET", "/v1/checks/"), ("GET", "/jobs/"),
        ("GET", "/reports/"), ("GET", "/v1/articles/"),
    ):  # fmt: skip
        known = "naskah-1" if "articles" in place else job.id
        foreign = client.open(f"{place}{known}", method=method, headers=bearer(theirs))
        never = client.open(f"{place}none", method=method, headers=bearer(theirs))
        assert (foreign.status_code, foreign.data) == (404, never.data)
    assert client.get(f"/v1/jobs/{job.id}", headers=bearer(ours)).status_code == 200


def test_a_revoked_key_opens_nothing(client: FlaskClient, desk: Desk) -> None:
    """
    Revoking a key works at once.
    """
    key = desk.issue_key("harian")
    assert client.get("/v1/rules", headers=bearer(key)).status_code == 200
    desk.issue_key("mingguan")
    desk.revoke_key(next(one.id for one in desk.keys() if one.tenant == "harian"))  # noqa: SIM118

    assert client.get("/v1/rules", headers=bearer(key)).status_code == 401


@pytest.mark.parametrize(
    "environment",
    [
        {"environ_base": {"REMOTE_ADDR": "192.0.2.7"}},
        {"base_url": "http://pages.example"},
        {"base_url": "http://localhost.example:8000"},
        {"base_url": "http://127.0.0.1.example"},
        {"headers": {"Host": "["}},
        {"headers": {"Host": "[::1]]"}},
    ],
)
def test_without_keys_only_this_machine_is_served(client: FlaskClient, environment: dict[str, Any]) -> None:
    """
    A caller from elsewhere, or one who came by a foreign name for this machine, gets nothing.
    """
    assert client.get("/v1/rules", **environment).status_code == 403
    assert client.get("/v1/rules", base_url="http://[::1]:8000").status_code == 200


def test_a_key_is_never_repeated(client: FlaskClient, desk: Desk) -> None:
    """
    No answer holds the key that was shown, right or wrong.
    """
    desk.issue_key("harian")
    answer = client.get("/v1/rules", headers=bearer("ssk_harian_canary"))

    assert "canary" not in str(answer.headers) + answer.text
