"""The four steps of a job, taken by hand."""

from workers.ledger import Ledger
from workers.model import Claim, Job, Submission

ARTICLE = b'{"body": "Wali Kota Ratna Dewi membuka pasar baru di Sukamaju."}'


def submit(ledger: Ledger, article_id: str = "pasar-baru", **given: str | None) -> Submission:
    """Write down one job."""
    defaults = {"idempotency_key": None, "digest": "", "stage": None, "traceparent": None}
    return ledger.submit("harian", article_id, ARTICLE, queue="single", keep_seconds=1000, **(defaults | given))


def claim(ledger: Ledger, job: Job, worker: str = "meja-1") -> Claim | None:
    """Take a job for one of the workers "meja-1" and "meja-2"."""
    return ledger.claim("harian", job.id, "single", worker=worker)


def finish(ledger: Ledger, held: Claim, report: bytes = b"{}") -> bool:
    """Store a report."""
    return ledger.finish(held, report, keep_seconds=1000)


def state(ledger: Ledger, job: Job) -> Job:
    """Look a job up again."""
    found = ledger.job("harian", job.id)
    assert found
    return found
