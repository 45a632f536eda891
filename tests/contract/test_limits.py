"""How often a key may ask, and how it is told."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from keys import bearer
from promised import holds

from api.cli import main
from workers import Desk, Settings, SettingsError, connect
from workers.model import SCOPES, Access
from workers.reach import Client

LIMIT = 3


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    """A desk whose keys may ask three times a minute."""
    with connect(replace(settings, rate_limit=LIMIT)) as opened:
        yield opened


def test_every_answer_tells_what_is_left(client: FlaskClient, desk: Desk) -> None:
    """
    In the header fields of the draft: the policy, and how much of it is left.
    """
    key = bearer(desk.issue_key("harian"))
    told = [client.get("/v1/rules", headers=key).headers for _ in range(LIMIT)]

    assert {headers["RateLimit-Policy"] for headers in told} == {'"default";q=3;w=60'}
    assert [re.sub(r";t=\d+", "", headers["RateLimit"]) for headers in told] == [
        f'"default";r={left}' for left in (2, 1, 0)
    ]
    assert all(0 < int(headers["RateLimit"].rpartition("=")[2]) <= 60 for headers in told)


def test_who_asks_too_often_is_told_when_to_come_back(client: FlaskClient, desk: Desk) -> None:
    """
    429 with Retry-After, as a problem document, and no harm to another key.
    """
    key, other = bearer(desk.issue_key("harian")), bearer(desk.issue_key("harian"))
    for _ in range(LIMIT):
        client.get("/v1/rules", headers=key)
    answer = client.get("/v1/rules", headers=key)
    holds("Problem", answer.json)

    assert (answer.status_code, answer.json["type"]) == (429, "/problems/too-many-requests")
    assert answer.json["violated-policies"] == ["default"]
    assert 0 < int(answer.headers["Retry-After"]) <= 20
    assert answer.headers["RateLimit"].startswith('"default";r=0')
    assert client.get("/v1/rules", headers=other).status_code == 200
    assert client.get("/healthz").status_code == 200


def test_a_key_may_have_a_limit_of_its_own(client: FlaskClient, desk: Desk) -> None:
    """
    More than usual, or none at all.
    """
    often, always = bearer(desk.issue_key("harian", limit=50)), bearer(desk.issue_key("harian", limit=0))
    answers = [client.get("/v1/rules", headers=always) for _ in range(10)]

    assert client.get("/v1/rules", headers=often).headers["RateLimit-Policy"] == '"default";q=50;w=60'
    assert {answer.status_code for answer in answers} == {200}
    assert "RateLimit" not in answers[-1].headers
    assert sorted(str(key.limit) for key in desk.keys()) == ["0", "50"]  # noqa: SIM118 - a desk is no mapping


def test_the_command_line_sets_a_limit(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """
    It is listed with the key, and what is no number is refused.
    """
    folder = ["--data-dir", str(settings.data_dir)]
    for limit in ("40", "0"):
        assert main(["keys", "issue", "harian", "--limit", limit, *folder]) == 0
    capsys.readouterr()
    main(["keys", "list", *folder])
    listed = capsys.readouterr().out.splitlines()
    with pytest.raises(SystemExit):
        main(["keys", "issue", "harian", "--limit", "-1", *folder])

    assert [line.split()[-1] for line in listed] == ["40/min", "any/min"]


def test_what_can_be_set_is_read_and_refused() -> None:
    """
    A number for all keys, and how much is logged.
    """
    given = Settings.read({"SUMBER_RATE_LIMIT": "0", "SUMBER_LOG_LEVEL": "info"})

    assert (given.rate_limit, given.log_level) == (0, "INFO")
    for wrong in ({"SUMBER_RATE_LIMIT": "-1"}, {"SUMBER_RATE_LIMIT": "often"}, {"SUMBER_LOG_LEVEL": "loud"}):
        with pytest.raises(SettingsError, match=next(iter(wrong))):
            Settings.read(wrong)


def test_without_keys_there_is_no_limit(client: FlaskClient) -> None:
    """
    There is nobody to hold apart.
    """
    answers = [client.get("/v1/rules") for _ in range(LIMIT + 2)]

    assert {answer.status_code for answer in answers} == {200}
    assert all("RateLimit" not in answer.headers for answer in answers)


def test_however_many_ask_at_once_no_more_get_through(desk: Desk) -> None:
    """
    All processes count together, in one step of the store.
    """
    access = Access(tenant="harian", scopes=SCOPES, key_id="k", limit=20)
    with ThreadPoolExecutor(8) as pool:
        quotas = list(pool.map(lambda _: desk.limits.count(access), range(60)))

    assert sum(quota.allowed for quota in quotas if quota) == 20
    assert sorted(quota.left for quota in quotas if quota and quota.allowed) == list(range(20))


def test_what_was_used_comes_back(desk: Desk, redis: Client) -> None:
    """
    Little by little, and never more than the limit; who has been quiet leaves no trace in the store.
    """
    access = Access(tenant="harian", scopes=SCOPES, key_id="k", limit=60)
    for _ in range(60):
        desk.limits.count(access)
    spent = desk.limits.count(access)
    (key,) = redis.keys("*:rate:*")

    assert spent
    assert (spent.allowed, spent.left, spent.retry_seconds) == (False, 0, 1)
    assert 0 < redis.pttl(key) <= 60_000
    redis.set(key, int(redis.get(key)) - 10 * 1_000_000)  # ten seconds later
    again = desk.limits.count(access)
    assert again
    assert again.allowed
    assert again.left in (9, 10)
