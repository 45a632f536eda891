"""The verdict on a story at a stage: what the service concluded, and whether that holds the story here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from django.core.cache import cache

from sumber_wagtail import conf, override, service, story
from sumber_wagtail.override import Override

FRESH: Final = 120
"""Seconds for which the same article at the same stage is not sent again: from the panel's check to the publishing."""


LEVELS: Final = ("failure", "warning", "notice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """
    What the service concluded: pass, warn, fail or neutral.

    `why` is what kept it from judging, `outage` why there is no answer at all; "" where there is none of either.
    `check` and `report` are the service's (an id; an address that a browser can open), None where there is none.
    """

    stage: str
    words: str
    conclusion: str
    blocking: bool
    summary: str
    annotations: tuple[Mapping[str, Any], ...] = ()
    why: str = ""
    outage: str = ""
    check: str | None = None
    report: str | None = None
    override: Override | None = None

    @property
    def held(self) -> bool:
        """Whether the story may not go on."""
        return self.blocking and self.override is None

    @property
    def level(self) -> str:
        """The level of the whole: failure, warning or notice, as the annotations have theirs."""
        if self.held:
            return "failure"
        unsure = self.conclusion in {"warn", "neutral"}
        return "warning" if unsure or self.outage or self.override else "notice"

    def of(self, *levels: str) -> tuple[tuple[Mapping[str, Any], ...], ...]:
        """
        The things to look at of some levels, what weighs most first.

        Findings of one rule are one thing, as the summary counts them, at the level of what weighs most among them.
        """
        rules: dict[str, list[Mapping[str, Any]]] = {}
        for one in self.annotations:
            rules.setdefault(one["rule"], []).append(one)
        things = [tuple(sorted(cases, key=_weight)) for cases in rules.values()]
        return tuple(cases for cases in sorted(things, key=lambda one: _weight(one[0])) if cases[0]["level"] in levels)


def _weight(annotation: Mapping[str, Any]) -> int:
    return LEVELS.index(annotation["level"])


def reach(page: Any, stage: str) -> Verdict:
    """Judge a page as it stands in memory. Without an answer in time the settings decide, never a `pass`."""
    words = story.words(page)
    try:
        check = _ask(story.article(page), stage)
    except service.Silence as silence:
        return _silent(stage, words, str(silence), override.find(page, words))
    if check.get("status") == "pending":
        return _silent(stage, words, check["summary"], override.find(page, words))
    return Verdict(
        stage=stage,
        words=words,
        conclusion=check["conclusion"],
        blocking=check["blocking"],
        summary=check["summary"],
        annotations=tuple(check["annotations"]),
        why=check["reasons"][0]["message"] if check["conclusion"] == "neutral" and check["reasons"] else "",
        check=check["id"],
        report=f"{conf.pages()}{check['report_url']}" if conf.pages() and check["report_url"] else None,
        override=override.find(page, words),
    )


def _silent(stage: str, words: str, why: str, allowed: Override | None) -> Verdict:
    return Verdict(
        stage=stage,
        words=words,
        conclusion="neutral",
        blocking=conf.holds_on_outage(),
        summary=why,
        outage=why,
        override=allowed,
    )


def _ask(article: Mapping[str, Any], stage: str) -> Mapping[str, Any]:
    sent = json.dumps([article, stage, conf.server()], sort_keys=True)
    key = f"sumber:{sha256(sent.encode()).hexdigest()}"
    known: Mapping[str, Any] | None = cache.get(key)
    check = known or service.check(article, stage)
    if check.get("status") == "completed":
        cache.set(key, check, FRESH)
    return check
