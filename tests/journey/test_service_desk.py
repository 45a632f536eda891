"""What the desk hands out: kept, expired, unknown, and whom a key stands for. On a real Valkey, with no worker."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from scorer import Article
from scorer.model import Status
from workers import Desk, Settings, connect, ids, keys
from workers.ledger import Ledger
from workers.model import Expired, Submission
from workers.reach import Client

STORY = Article(id="banjir-1", body="Camat Muara Bening, Siti Rahmah, mengatakan air mulai surut pada Kamis sore.")


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    """The desk on an empty store."""
    with connect(settings) as desk:
        yield desk


def scored(desk: Desk, redis: Client, settings: Settings, *, keep_seconds: int = 1000) -> Submission:
    """Submit the story and finish its job, as a worker would."""
    submission = desk.submit("harian", STORY)
    ledger = Ledger(redis, settings)
    held = ledger.claim("harian", submission.job.id, "single", worker="meja-1")
    assert held
    ledger.finish(held, b'{"report": 1}', keep_seconds=keep_seconds)
    return submission


def test_an_article_without_an_id_is_given_one(desk: Desk) -> None:
    """
    Two articles without an id are two articles, not two revisions.
    """
    first, second = (desk.submit("harian", replace(STORY, id="")).job for _ in range(2))

    assert first.article_id != second.article_id
    assert (first.revision, second.revision) == (1, 1)


def test_the_same_id_again_is_a_new_revision(desk: Desk) -> None:
    """
    The article stays one, with its newest text.
    """
    desk.submit("harian", STORY)
    again = desk.submit("harian", replace(STORY, body="Air sudah surut.")).job
    article = desk.article("harian", "banjir-1")

    assert again.revision == 2
    assert article
    assert json.loads(article.article)["body"] == "Air sudah surut."


def test_who_waits_is_told_when_the_job_is_finished(desk: Desk, redis: Client, settings: Settings) -> None:
    """
    A job that is already finished is not waited for, and one that is not is returned as it is when the time is over.
    """
    open_job = desk.submit("harian", STORY).job
    done = scored(desk, redis, settings).job

    assert desk.wait("harian", done.id, 30).status == "succeeded"
    assert desk.wait("harian", open_job.id, 0.05).status == "queued"
    assert desk.wait("harian", "job_unknown", 30) is None


def test_a_report_is_found_by_its_id_and_by_its_article(desk: Desk, redis: Client, settings: Settings) -> None:
    """
    Its bytes are the ones the worker wrote.
    """
    job = desk.job("harian", scored(desk, redis, settings).job.id)

    assert job
    assert desk.report("harian", job.report_id or "") == b'{"report": 1}'
    assert desk.newest_report("harian", "banjir-1") == b'{"report": 1}'


def test_an_expired_report_is_gone_and_not_unknown(desk: Desk, redis: Client, settings: Settings) -> None:
    """
    A client learns that there was one.
    """
    job = scored(desk, redis, settings, keep_seconds=1).job
    time.sleep(1.1)

    with pytest.raises(Expired):
        desk.report("harian", ids.report_of(job.id))
    assert desk.report("harian", "rep_unknown") is None


def test_published_articles_are_kept_longer_than_drafts(desk: Desk, redis: Client) -> None:
    """
    Each as long as the operator says.
    """
    desk.submit("harian", STORY)
    desk.submit("harian", replace(STORY, id="banjir-2", status=Status.PUBLISHED))

    assert 29 * 86_400 < redis.ttl(keys.article("harian", "banjir-1")) <= 30 * 86_400
    assert 399 * 86_400 < redis.ttl(keys.article("harian", "banjir-2")) <= 400 * 86_400


def test_no_tenant_sees_anothers(desk: Desk, redis: Client, settings: Settings) -> None:
    """
    Every id is looked up under the tenant who asks.
    """
    job = scored(desk, redis, settings).job

    assert desk.job("mingguan", job.id) is None
    assert desk.report("mingguan", ids.report_of(job.id)) is None
    assert desk.article("mingguan", "banjir-1") is None
    assert not desk.cancel("mingguan", job.id)


def test_a_key_opens_its_tenant_until_it_is_revoked(desk: Desk) -> None:
    """
    It is listed by an id that is not the key.
    """
    api_key = desk.issue_key("harian", frozenset({"read"}))
    access = desk.access(api_key)
    (listed,) = desk.keys()

    assert access
    assert (access.tenant, access.scopes) == ("harian", {"read"})
    assert desk.has_keys()
    assert listed.id not in api_key
    assert desk.revoke_key(listed.id)
    assert desk.access(api_key) is None
    assert not desk.has_keys()


def test_no_key_is_stored(desk: Desk, redis: Client) -> None:
    """
    Whoever reads the store cannot call with what stands there.
    """
    secret = desk.issue_key("harian").removeprefix("ssk_harian_").encode()  # it may hold underscores itself

    stored = [redis.dump(key) + key for key in redis.scan_iter()]
    assert len(secret) == 32
    assert stored
    assert not [value for value in stored if secret in value]


def test_a_tenants_name_cannot_reach_into_another_key(desk: Desk) -> None:
    """
    What separates the parts of a key is not allowed in a name.
    """
    for name in ("@all", "a:b", "", "Harian", "x" * 41):
        with pytest.raises(ValueError, match="tenant"):
            desk.issue_key(name)


def test_the_bootstrap_key_needs_no_store(settings: Settings) -> None:
    """
    It is compared with the setting itself.
    """
    with connect(replace(settings, api_key="a-key-of-twenty-letters")) as desk:
        access = desk.access("a-key-of-twenty-letters")

        assert access
        assert access.tenant == "default"
        assert desk.access("a-key-of-twenty-letterz") is None


def test_without_a_worker_the_service_is_not_ready(desk: Desk) -> None:
    """
    Articles are accepted, but readiness says that none would be scored.
    """
    ready = desk.ready()

    assert not ready.ok
    assert ready.reasons == ("no worker has reported yet",)


def test_settings_of_two_servers_are_kept_apart() -> None:
    """
    Queue and index follow the store unless they are set.
    """
    given = {"SUMBER_REDIS_URL": "redis://store/0", "SUMBER_INDEX_URL": "redis://index/0"}
    settings = Settings.read(given)

    assert (settings.broker_url, settings.index_url, settings.embedded) == ("redis://store/0", "redis://index/0", False)
    assert Settings.read({"SUMBER_DATA_DIR": "/srv/sumber"}).redis_url == "unix:///srv/sumber/valkey/valkey.sock"
