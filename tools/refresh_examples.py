"""Makes the answers in api_spec/examples/ anew from the requests beside them, with ids and times that stay the same."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import api_spec
from api.problems import Problem
from api.rendition import write_answer
from api.views.batches import read_lines, write_batch
from api.views.catalogues import write_agency, write_rule
from api.views.checks import write_check, write_override
from api_spec import Fault, read_article, read_check, write_report
from scorer import Article, newsroom, policy, registry, rules, score
from workers.batches import Batch
from workers.model import Answer, Job, Override, Status

EXAMPLES = Path(api_spec.__file__).parent / "examples"
THEN = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)
NUMBER = "01m80bhzqwhm9qkv73h081p8az"


def report_on(article: Article) -> dict[str, Any]:
    """The report of the service, as if it had been made on one fixed day."""
    written = write_report(
        score(article),
        report_id=f"rep_{NUMBER}",
        job_id=f"job_{NUMBER}",
        created_at=THEN,
        timing_ms={"search": 0.4, "read": 4.1, "rules": 2.2},
    )
    told: dict[str, Any] = json.loads(written)
    return told


def job_on(article_id: str, stage: str | None, status: Status) -> Job:
    """A job, before or after it is done."""
    done = status == "succeeded"
    return Job(
        id=f"job_{NUMBER}",
        tenant="default",
        queue="single",
        status=status,
        article_id=article_id,
        revision=1,
        report_id=f"rep_{NUMBER}",
        created_at=THEN,
        started_at=THEN if done else None,
        finished_at=THEN if done else None,
        attempts=int(done),
        problem=None,
        stage=stage,
        traceparent=None,
        because=None,
    )


def check_on(article: Article, stage: str, status: Status) -> Mapping[str, Any]:
    """The gate's answer, before or after the job is done."""
    job = job_on(article.id, stage, status)
    report = report_on(article) if status == "succeeded" else None
    return write_check(
        f"chk_{NUMBER}", stage, job, report, policy.default(), created_at=THEN, languages=(article.language,)
    )


def override_of(check: Mapping[str, Any]) -> Override:
    """The check's block, lifted by somebody."""
    given = json.loads((EXAMPLES / "override-request.json").read_text("utf-8"))
    return Override(
        check_id=check["id"],
        article_id=check["article_id"],
        text_sha256=check["text_sha256"],
        stage=check["policy"]["stage"],
        conclusion=check["conclusion"],
        rules=tuple(reason["rule"] for reason in check["reasons"]),
        created_at=THEN,
        **given,
    )


def batch() -> Batch:
    """Three lines: one is done, one waits, one was refused."""
    done, waiting = job_on("pasar-wanakerta", None, "succeeded"), job_on("bus-sukamulur", None, "queued")
    _, refused = read_lines([(3, b'{"headline": "Tanpa isi"}')])
    jobs = {1: done, 2: replace(waiting, id=f"job_{NUMBER[:-1]}1")}
    return Batch(id=f"bat_{NUMBER}", created_at=THEN, lines=3, jobs=jobs, refused=refused)


def dismissal() -> Mapping[str, Any]:
    """An editor's answer, kept."""
    given = json.loads((EXAMPLES / "dismissal-request.json").read_text("utf-8"))
    answer = Answer(rule="agentless-claim", report_id=f"rep_{NUMBER}", created_at=THEN, **given)
    return {"finding": "f2", **write_answer(answer)}


def refused_policy() -> Mapping[str, Any]:
    """What a newsroom is told of a file with two slips."""
    try:
        newsroom.read('[rules]\ndate-weekdy = { severity = "off" }\n\n[bands]\nready = "high"\n')
    except newsroom.NewsroomError as wrong:
        faults = [Fault(fault.pointer, fault.detail, fault.line) for fault in wrong.faults]
        return Problem("invalid", f"{len(faults)} problems", faults=faults).document()
    return {}


def main() -> None:
    """Write every answer that the judge or a catalogue gives."""
    request = json.loads((EXAMPLES / "check-request.json").read_text("utf-8"))
    checked, stage = read_check(request)
    agency = registry.load().get("kcna")
    answers: dict[str, Any] = {
        "report.json": report_on(read_article(json.loads((EXAMPLES / "article.json").read_text("utf-8")))),
        "check-fail.json": check_on(checked, stage, "succeeded"),
        "check-neutral.json": check_on(checked, stage, "queued"),
        "override.json": write_override(override_of(check_on(checked, stage, "succeeded"))),
        "dismissal.json": dismissal(),
        "batch.json": write_batch(batch()),
        "rule.json": next(
            write_rule(rule, policy.default()) for rule in rules.every() if rule.id == "text-mixed-script"
        ),
        "problem-policy.json": refused_policy(),
        "agency.json": write_agency(agency) if agency else {},
    }
    for name, answer in answers.items():
        text = json.dumps(answer, ensure_ascii=False, indent=2)
        (EXAMPLES / name).write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main()
