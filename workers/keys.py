"""
The layout of the store: every key there is, spelled once. The ids that stand in them are made in `ids`.

A tenant's name is the second part of each of its keys. `@all` is nobody's tenant, since a tenant's name cannot
contain "@". Whatever a client may choose (an article's id, an idempotency key) stands last or is hashed, so that no
name can be mistaken for another key.
"""

import hashlib
import re
import zlib
from collections.abc import Iterable
from typing import Final

TENANT: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def job(tenant: str, job_id: str) -> str:
    """HASH, a job's record; also the name of the channel that rings when the job is finished."""
    return f"sumber:{tenant}:job:{job_id}"


def job_named(key: str) -> tuple[str, str]:
    """Read the tenant and the id back from a job's key."""
    _, tenant, _, job_id = key.split(":")
    return tenant, job_id


def article(tenant: str, article_id: str) -> str:
    """HASH, the newest revision of an article."""
    return f"sumber:{tenant}:article:{article_id}"


def history(tenant: str, article_id: str) -> str:
    """ZSET, an article's report ids by revision."""
    return f"sumber:{tenant}:history:{article_id}"


def report(tenant: str, report_id: str) -> str:
    """STRING, a report's canonical bytes."""
    return f"sumber:{tenant}:report:{report_id}"


def shelf(tenant: str) -> str:
    """ZSET, every report id by the second in which it expires; what is past stays a while, to answer 410."""
    return f"sumber:{tenant}:shelf"


def batch(tenant: str, batch_id: str) -> str:
    """HASH, a batch: how many lines it has, which were refused, and the job of each other one."""
    return f"sumber:{tenant}:batch:{batch_id}"


def check(tenant: str, check_id: str) -> str:
    """STRING, the answer of a gate."""
    return f"sumber:{tenant}:check:{check_id}"


def trail(tenant: str, article_id: str) -> str:
    """SET, the keys of an article's jobs, checks and idempotency records: what else must go when it is erased."""
    return f"sumber:{tenant}:trail:{article_id}"


def answers(tenant: str, article_id: str) -> str:
    """HASH, what editors answer to an article's findings, by fingerprint; it outlives revisions."""
    return f"sumber:{tenant}:answers:{article_id}"


def answered(tenant: str, article_id: str) -> str:
    """LIST, every answer ever given on an article, those that were taken back included."""
    return f"sumber:{tenant}:answered:{article_id}"


def takers(tenant: str, article_id: str) -> str:
    """SET, ids of the articles whose reports tell passages from this one."""
    return f"sumber:{tenant}:takers:{article_id}"


def amended(tenant: str, article_id: str) -> str:
    """HASH, the stories an article took passages from that were amended since, as they stood before, by id."""
    return f"sumber:{tenant}:amended:{article_id}"


def overrides(tenant: str, article_id: str) -> str:
    """LIST, who let an article pass a gate all the same, and why."""
    return f"sumber:{tenant}:overrides:{article_id}"


def overridden(tenant: str) -> str:
    """ZSET, ids of articles by the second of their last override."""
    return f"sumber:{tenant}:overridden"


def seen(tenant: str, article_id: str) -> str:
    """SET, fingerprints of an article's findings that have been counted."""
    return f"sumber:{tenant}:seen:{article_id}"


def week(tenant: str, week: str) -> str:
    """HASH, the newsroom's counts of a week: see `tally`."""
    return f"sumber:{tenant}:week:{week}"


def health(tenant: str, day: int | str) -> str:
    """HASH, what rules did on a day (counted from 1970): `fired:…`, and each answer that editors gave them."""
    return f"sumber:{tenant}:health:{day}"


def policies(tenant: str) -> str:
    """LIST, every version of the newsroom's policy, the newest last."""
    return f"sumber:{tenant}:policies"


def suspects(tenant: str) -> str:
    """SET, rules that editors have called a false alarm too often, when it was last looked at."""
    return f"sumber:{tenant}:suspects"


def idempotency(tenant: str, key: str) -> str:
    """HASH, the digest and the job of a call that may be repeated."""
    return f"sumber:{tenant}:once:{digest(key)}"


def waiting(queue: str) -> str:
    """ZSET, keys of jobs that nobody holds, by the microsecond in which they were last published."""
    return f"sumber:@all:waiting:{queue}"


def running(queue: str) -> str:
    """ZSET, keys of jobs that a worker holds, by the microsecond in which its lease ends."""
    return f"sumber:@all:running:{queue}"


def pace(queue: str) -> str:
    """HASH, how far the workers have come in a queue: see reconcile.lua."""
    return f"sumber:@all:pace:{queue}"


def workers() -> str:
    """ZSET, names of workers by the microsecond of their last heartbeat."""
    return "sumber:@all:workers"


def access(api_key_digest: str) -> str:
    """HASH, tenant and scopes of an API key, which itself is stored nowhere."""
    return f"sumber:@all:access:{api_key_digest}"


def accesses() -> str:
    """ZSET, the digests of all API keys by the microsecond in which they were issued."""
    return "sumber:@all:accesses"


def notice() -> str:
    """STRING, what an operator must be told about the data, such as a mended file."""
    return "sumber:@all:notice"


def webhooks(tenant: str) -> str:
    """ZSET, the ids of a newsroom's webhooks, all with the score 0: their ids sort by age."""
    return f"sumber:{tenant}:webhooks"


def webhook(tenant: str, webhook_id: str) -> str:
    """HASH, a webhook: where it leads, of what it is told, and the secrets it is signed with."""
    return f"sumber:{tenant}:webhook:{webhook_id}"


def deliveries(tenant: str, webhook_id: str) -> str:
    """ZSET, ids of a webhook's deliveries, all with the score 0: their ids sort by age."""
    return f"sumber:{tenant}:deliveries:{webhook_id}"


def undelivered(tenant: str, webhook_id: str) -> str:
    """ZSET, ids of the deliveries that were given up, like `deliveries`."""
    return f"sumber:{tenant}:undelivered:{webhook_id}"


def delivery(tenant: str, webhook_id: str, delivery_id: str) -> str:
    """HASH, one event for one webhook, and how telling it went."""
    return f"sumber:{tenant}:delivery:{webhook_id}:{delivery_id}"


def delivery_named(key: str) -> tuple[str, str, str]:
    """Read the tenant, the webhook and the id back from a delivery's key."""
    _, tenant, _, webhook_id, delivery_id = key.split(":")
    return tenant, webhook_id, delivery_id


def hooked() -> str:
    """SET, the tenants that have a webhook."""
    return "sumber:@all:hooked"


def outbox() -> str:
    """ZSET, keys of jobs and batches that webhooks may have to be told of, by the microsecond of the next look."""
    return "sumber:@all:outbox"


def entry_named(key: str) -> tuple[str, str, str]:
    """Read the tenant, the kind (`job` or `batch`) and the id of what stands in the outbox."""
    _, tenant, kind, name = key.split(":")
    return tenant, kind, name


def due() -> str:
    """ZSET, keys of deliveries by the microsecond of their next attempt."""
    return "sumber:@all:due"


def counts() -> str:
    """HASH, what was done since the store was begun, counted for `/metrics`: see `prelude.lua`."""
    return "sumber:@all:counts"


def rate(tenant: str, key_id: str) -> str:
    """HASH, how many requests an API key has left, and when that was counted."""
    return f"sumber:{tenant}:rate:{key_id}"


def schema() -> str:
    """STRING, the version of this layout: see `schema.py`."""
    return "sumber:@all:schema"


def digest(secret: str) -> str:
    """Stand for a client's word of any length, and for a secret that must not be kept: SHA-256."""
    return hashlib.sha256(secret.encode()).hexdigest()


def reuse_meta(tenant: str) -> str:
    """HASH of the reuse index: `numbers`, the last one given out, and `day:…`, the first one of each day."""
    return f"sumber:{tenant}:reuse:meta"


def reuse_tenants(meta: Iterable[bytes]) -> list[str]:
    """Read the tenants back from the keys of their reuse indexes."""
    return sorted(key.decode().split(":")[1] for key in meta)


def reuse_tidied() -> str:
    """STRING, held for as long as no worker need tidy the reuse indexes."""
    return "sumber:@all:reuse:tidied"


def reuse_size(tenant: str) -> str:
    """STRING, how many articles stand in the reuse index."""
    return f"sumber:{tenant}:reuse:size"


def reuse_common(tenant: str) -> str:
    """STRING, fingerprints that too many articles share to be stored, four bytes each."""
    return f"sumber:{tenant}:reuse:common"


def reuse_place(number: int) -> int:
    """Choose one of the 64 places of a cluster between which the reuse index is spread: the part of a key in braces."""
    return number & 63


def reuse_bucket(tenant: str, bucket: int) -> str:
    """STRING, postings."""
    return f"sumber:{tenant}:reuse:{{{reuse_place(bucket):02x}}}{bucket:05x}"


def reuse_numbers(tenant: str, article_id: str) -> str:
    """HASH, the numbers under which some articles stand in the reuse index, by article id."""
    return reuse_numbers_shelf(tenant, zlib.crc32(article_id.encode()) % 4096)


def reuse_numbers_shelf(tenant: str, shelf: int) -> str:
    """HASH, one of the 4,096 of them: small enough that the server packs them tightly."""
    return f"sumber:{tenant}:reuse:{{{reuse_place(shelf):02x}}}n{shelf:03x}"


def reuse_text(tenant: str, number: int) -> str:
    """STRING, the article of this number as the reuse index keeps it, compressed."""
    return f"sumber:{tenant}:reuse:{{{reuse_place(number):02x}}}t{number:x}"


def reuse_backfill(tenant: str, archive: str) -> str:
    """STRING, the byte up to which an archive has been taken into the reuse index."""
    return f"sumber:{tenant}:reuse:backfill:{archive}"
