"""
A report over the border: from the judge's `Report` to canonical bytes, sorted and without blanks.

The same report gives the same bytes for ever; page, table and other offsets are renderings of them. `ReportSchema` says
the same in a form that can refuse, and the tests hold the two together.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from api_spec.places import Places
from scorer.model import (
    Attribution,
    Charge,
    Divergence,
    Doc,
    Kind,
    Loss,
    Passage,
    Relay,
    Report,
    Reuse,
    ReuseMatch,
    Score,
    Source,
    Span,
    Speaker,
)

ATTRIBUTIONS: Final = 1_000
"""Listed in a report: more than a book chapter has. Shares and scores are those of all."""


def write_report(
    report: Report,
    *,
    report_id: str | None,
    job_id: str | None,
    created_at: datetime,
    timing_ms: Mapping[str, float],
) -> bytes:
    """The report as canonical JSON: sorted keys, UTF-8, no blanks. Ids are None for a report that no service keeps."""
    doc = report.doc
    places = Places(doc.article)
    return canonical(
        {
            "id": report_id,
            "job_id": job_id,
            "created_at": created_at.isoformat(),
            "article": _article(doc, places),
            "scores": write_scores(report.scores),
            "attributions": [
                _attribution(number, attribution, places)
                for number, attribution in enumerate(doc.attributions[:ATTRIBUTIONS], 1)
            ],
            "sources": [_source(source) for source in doc.sources],
            "findings": [_finding(charge, report.prices[charge.id], places) for charge in report.charges],
            "reuse": _reuse(doc.reuse, places),
            "readability": dict(doc.readability),
            "checked": [
                {
                    "rule": count.rule,
                    "checked": count.checked,
                    "agreed": count.agreed,
                    "disagreed": count.disagreed,
                    "abstained": count.abstained,
                }
                for count in report.checked
            ],
            "complete": report.complete,
            "warnings": list(report.warnings),
            "turned_down": list(report.turned_down),
            **_unlisted(report),
            "offset_unit": "codepoint",
            "not_assessed": ["truth"],
            "versions": dict(report.versions),
            "timing_ms": dict(timing_ms),
        }
    )


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, in UTF-8, without blanks: equal values give equal bytes."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def fingerprint(rule: str, exacts: Sequence[str]) -> str:
    """What an editor's answer to a finding is bound to: the rule and the exact texts, wherever they stand."""
    return sha256("\0".join((rule, *exacts)).encode()).hexdigest()[:16]


def _unlisted(report: Report) -> dict[str, Any]:
    """What the report found and does not list, where there is such."""
    more = max(0, len(report.doc.attributions) - ATTRIBUTIONS)
    told = {"findings": dict(report.unlisted), "attributions": more}
    return {"unlisted": told} if report.unlisted or more else {}


def _article(doc: Doc, places: Places) -> dict[str, Any]:
    article = doc.article
    return {
        "id": article.id or None,
        "revision": article.revision,
        "headline": article.headline,
        "headline_span": _span(doc.headline, places),
        "body": article.body,
        "byline": article.byline,
        "outlet": article.outlet,
        "dateline": article.dateline,
        "url": article.url,
        "published_at": _moment(article.published_at),
        "as_of": _moment(article.as_of),
        "language": doc.language or doc.detected,
        "genre": doc.genre,
        "desk": article.desk,
        "provider": article.provider,
        "status": article.status,
        "word_count": doc.word_count,
        "sha256": sha256(article.body.encode()).hexdigest(),
        **({"html_sha256": sha256(article.html.encode()).hexdigest()} if article.html else {}),
        "metadata": dict(article.metadata),
    }


def write_scores(scores: Mapping[str, Score]) -> dict[str, Any]:
    """The JSON values of all scores, by dimension."""
    return {name: _score(score) for name, score in scores.items()}


def _score(score: Score) -> dict[str, Any]:
    return {"value": score.value, "band": score.band, "losses": [_loss(loss) for loss in score.losses]}


def _loss(loss: Loss) -> dict[str, Any]:
    """`finding` is the dearest of those charged together; None for the floor."""
    return {
        "points": loss.points,
        "finding": loss.findings[0] if loss.findings else None,
        "findings": list(loss.findings),
        "why": loss.why,
    }


def _finding(charge: Charge, points: float, places: Places) -> dict[str, Any]:
    finding = charge.finding
    return {
        "id": charge.id,
        "rule": finding.rule,
        "case": finding.case,
        "dimension": charge.dimension,
        "severity": charge.severity,
        "confidence": finding.confidence,
        "points": points,
        "message": charge.message,
        "evidence": charge.evidence,
        "spans": [places.write(span) for span in finding.spans],
        "suggestions": list(charge.suggestions),
        "absence": finding.absence,
        "fingerprint": fingerprint(finding.rule, [places.exact(span) for span in finding.spans]),
        "help": f"/v1/rules#{finding.rule}",
    }


# ── who said it ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _attribution(number: int, attribution: Attribution, places: Places) -> dict[str, Any]:
    return {
        "id": f"a{number}",
        "kind": attribution.quote,
        "content": [places.write(span) for span in attribution.content],
        "cue": _span(attribution.cue, places),
        "source": _span(attribution.source, places),
        "speaker": _speaker(attribution.speaker),
        "via": [_relay(relay, places) for relay in attribution.via],
        "reason": _span(attribution.reason, places),
        "owner": _span(attribution.owner, places),
        "grade": _grade(attribution),
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {
        "name": speaker.name,
        "kind": speaker.kind,
        "named": speaker.named,
        "agency_id": speaker.agency_id,
        "state_controlled": speaker.state_controlled,
        "title": speaker.title,
    }


def _relay(relay: Relay, places: Places) -> dict[str, Any]:
    return {"name": relay.name, "agency_id": relay.agency_id, **places.write(relay.span)}


def _grade(attribution: Attribution) -> str:
    """How well a reader can tell who speaks, best first: named, relayed, described, anonymous, ownerless."""
    speaker = attribution.speaker
    if speaker.kind is Kind.AGENTLESS:
        return "ownerless"
    if speaker.kind is Kind.ANONYMOUS:
        return "anonymous"
    if not speaker.named:
        return "described"
    return "relayed" if attribution.via else "named"


def _source(source: Source) -> dict[str, Any]:
    return {
        "name": source.name,
        "kind": source.kind,
        "agency_id": source.agency_id,
        "state_controlled": source.state_controlled,
        "attributions": [f"a{index + 1}" for index in source.attributions if index < ATTRIBUTIONS],
        "share": round(source.share, 4),
    }


# ── what stands elsewhere ────────────────────────────────────────────────────────────────────────────────────────────


def _reuse(reuse: Reuse, places: Places) -> dict[str, Any]:
    return {
        "coverage": round(reuse.coverage, 4),
        "indexed_articles": reuse.indexed_articles,
        "matches": [_match(match, places) for match in reuse.matches],
        "quote_drift": [_divergence(divergence, places) for divergence in reuse.quote_drift],
        "figure_conflicts": [_divergence(divergence, places) for divergence in reuse.figure_conflicts],
    }


def _match(match: ReuseMatch, places: Places) -> dict[str, Any]:
    return {
        "article_id": match.article_id,
        "headline": match.headline,
        "url": match.url,
        "outlet": match.outlet,
        "published_at": _moment(match.published_at),
        "relation": match.relation,
        "coverage": round(match.coverage, 4),
        "coverage_there": round(match.coverage_there, 4),
        "direction": match.direction,
        "credited": match.credited,
        "own": match.own,
        "credit": _span(match.credit, places),
        "passages": [_passage(passage, places) for passage in match.passages],
    }


def _passage(passage: Passage, places: Places) -> dict[str, Any]:
    return {
        "here": places.write(passage.here),
        "there": _elsewhere(passage.there, passage.exact_there),
        "similarity": round(passage.similarity, 4),
    }


def _divergence(divergence: Divergence, places: Places) -> dict[str, Any]:
    return {
        "article_id": divergence.article_id,
        "outlet": divergence.outlet,
        "speaker": divergence.speaker,
        "here": places.write(divergence.here),
        "there": _elsewhere(divergence.there, divergence.exact_there),
    }


# ── places and times ─────────────────────────────────────────────────────────────────────────────────────────────────


def _span(span: Span | None, places: Places) -> dict[str, Any] | None:
    return places.write(span) if span else None


def _elsewhere(span: Span, exact: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "exact": exact}


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
