"""
Reports as pages for people: one pure function from the stored report to HTML.

`render` makes the page that the service shows and, with `alone=True`, one file with its style inside that opens from a
disk without any server. Nothing here knows Flask: the views and the command line both call it.
"""

from collections.abc import Mapping
from typing import Any

from api.gate import LEVELS, Verdict
from api.page.look import Look, over
from api.page.reference import reference
from api.page.rulebook import rulebook
from api.page.sheet import text, typeset
from api.page.things import Thing
from api.page.wording import FALLBACK, Wording, choose, languages, speak

__all__ = [
    "FALLBACK",
    "Look",
    "Thing",
    "Wording",
    "choose",
    "languages",
    "over",
    "reference",
    "render",
    "rulebook",
    "speak",
    "typeset",
]


def render(
    report: Mapping[str, Any],
    *,
    lang: str | None = None,
    alone: bool = False,
    stage: str = "",
    verdict: Verdict | None = None,
) -> str:
    """
    The HTML page of a report, as `api_spec.write_report` stores it.

    `lang` is the language of the interface, the article's own where it is None or not spoken here. `alone` inlines the
    style and leaves out what needs a server: links to other pages, and scripts. `verdict` is what the newsroom's policy
    says to the report at a `stage` of the desk.
    """
    wording = speak(choose(lang, report["article"]["language"]))
    return typeset(
        "report.html",
        wording,
        look=over(report, wording),
        alone=alone,
        style=text("page.css") if alone else "",
        stage=stage,
        verdict=verdict,
        blocking=_blocking(verdict),
    )


def _blocking(verdict: Verdict | None) -> frozenset[str]:
    """The rules that hold the story at its stage."""
    reasons = verdict.reasons if verdict else ()
    return frozenset(reason["rule"] for reason in reasons if reason["level"] == LEVELS["block"])
