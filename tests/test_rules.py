"""Every rule proves itself on its own sentences."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from benchmarks.consistency import passages, record
from scorer import newsroom as newsrooms
from scorer import policy, rules, score
from scorer.model import Article, Dimension, Finding, Genre, Span, Status
from scorer.read.markup import extract
from scorer.rules import Rule, measured

EVERY_RULE = replace(newsrooms.default(), policy=policy.complete())
MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
CLOCKS = ("published_at", "as_of")
TYPES = {"genre": Genre, "status": Status}

EXAMPLES = [
    pytest.param(rule, code, kind, example, id=f"{rule.id}-{code}-{kind}-{number}")
    for rule in rules.every()
    for code, wording in rule.wordings.items()
    for kind, examples in (("flags", wording.flags), ("quiet", wording.quiet))
    for number, example in enumerate(examples)
]


def unmark(field: str, marked: str) -> tuple[str, list[Span]]:
    """The text without its double brackets, and the spans they enclosed."""
    spans, plain, reached = [], "", 0
    for mark in MARK.finditer(marked):
        plain += marked[reached : mark.start()]
        spans.append(Span(len(plain), len(plain) + len(mark.group(1)), field))
        plain += mark.group(1)
        reached = mark.end()
    return plain + marked[reached:], spans


def build(example: dict[str, Any], code: str, **fixed: Any) -> tuple[Article, list[Span]]:
    """An article from an example's table, and the spans it marks."""
    marked: list[Span] = []
    fields: dict[str, Any] = {"body": "", "language": code, **fixed}
    for name, value in example.items():
        if name in ("body", "headline", "byline", "dateline", "html"):
            fields[name], spans = unmark(name, value)
            marked += spans
        elif name in CLOCKS:
            fields[name] = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        elif name in TYPES:
            fields[name] = TYPES[name](value)
        elif name not in ("against", "absence"):
            fields[name] = value
    return Article(**fields), marked


def judged(example: dict[str, Any], code: str, rule: Rule) -> tuple[list[Any], list[Span]]:
    """The rule's findings on an example, and what the example marks."""
    article, marked = build(example, code, id="here")
    others = [
        build({"body": other} if isinstance(other, str) else other, code, id=f"there-{number}")[0]
        for number, other in enumerate(example.get("against", []))
    ]
    # The rules that the policy has off are tried out like all others.
    report = score(article, candidates=others, indexed_articles=len(others), newsroom=EVERY_RULE)
    return [_marked(charge.finding, article) for charge in report.charges if charge.finding.rule == rule.id], marked


def _marked(finding: Finding, article: Article) -> Finding:
    """A finding on HTML with all its places there, as examples mark them."""
    if article.html is None:
        return finding
    page = extract(article.html)
    places = (
        Span(*page.html_span(span.start, span.end), "html") if span.field == "body" else span for span in finding.spans
    )
    return replace(finding, spans=tuple(places))


@pytest.mark.parametrize(("rule", "code", "kind", "example"), EXAMPLES)
def test_a_rule_flags_and_stays_quiet_as_it_says(rule: Rule, code: str, kind: str, example: dict[str, Any]) -> None:
    """
    A rule finds exactly the places its examples mark, and nothing in those it calls quiet.
    """
    findings, marked = judged(example, code, rule)

    if kind == "quiet":
        assert findings == []
    elif marked:
        assert sorted(span for finding in findings for span in finding.spans) == sorted(marked)
    else:
        assert [finding.absence for finding in findings] == [True]


@pytest.mark.parametrize("rule", rules.every(), ids=lambda rule: rule.id)
def test_a_rule_is_complete(rule: Rule) -> None:
    """
    A rule has a page, a price, a message and examples of both kinds in every language it speaks.
    """
    assert rule.about
    assert rule.id in policy.declared()
    for wording in rule.wordings.values():
        assert wording.compares
        assert all(wording.messages.values())
        assert wording.flags
        assert wording.quiet


def test_every_rule_speaks_both_languages() -> None:
    """
    No rule is left out of one of the house's languages.
    """
    assert [rule.id for rule in rules.every() if set(rule.wordings) != {"id", "en"}] == []


def test_the_policy_prices_only_rules_that_exist() -> None:
    """
    A line of the policy without its rule would be a promise nobody keeps.
    """
    assert set(policy.declared()) == {rule.id for rule in rules.every()}


@pytest.mark.parametrize(
    ("code", "body", "evidence"),
    [
        ("id", "Panen naik dari 1.250.000 ton menjadi 1.500.000 ton atau naik 35 persen.", "(1.500.000 − 1.250.000)"),
        ("en", "Output rose from 1,250,000 tonnes to 1,500,000 tonnes, or 35 percent.", "(1,500,000 − 1,250,000)"),
    ],
)
def test_a_recomputation_is_written_as_the_article_writes_numbers(code: str, body: str, evidence: str) -> None:
    """
    A newsroom reads its own decimal and thousands marks in a finding, not a programmer's.
    """
    told = {charge.finding.rule: charge.evidence for charge in score(Article(body=body, language=code)).charges}

    assert told["num-change"].startswith(evidence)


# Borrowed text is measured on an archive (`benchmarks/reuse`).
OURS = [rule.id for rule in rules.every() if rule.dimension is not Dimension.ORIGINALITY]


@pytest.mark.parametrize("rule", OURS)
def test_a_rule_is_on_only_if_it_is_right_often_enough(rule: str) -> None:
    """
    What the law asks of a rule's precision decides whether it ships on; one that ships off says why.
    """
    assert measured.may_speak(rule) or policy.default().off[rule]


@pytest.mark.parametrize("language", passages.LANGUAGES)
def test_what_passages_say_is_written_down_as_it_is(language: str) -> None:
    """
    The catalogue and the gate go by what the rules find today (`python -m benchmarks.consistency.record`).
    """
    kept = {rule: measured.of(rule, language=language, texts="passages") for rule in OURS}

    assert {rule: told for rule, told in record.tried()[language].items() if rule in kept} == {
        rule: told for rule, told in kept.items() if told.articles
    }


@pytest.mark.parametrize(
    ("rule", "blocks"), [("text-mixed-script", True), ("text-placeholder", True), ("num-headline", False)]
)
def test_a_block_rests_on_a_measurement(rule: str, blocks: bool) -> None:  # noqa: FBT001 - what the claim is about
    """
    A few dozen findings, all of them right, let a rule block; a handful does not.
    """
    assert [measured.may_block(rule, code) for code in ("id", "en")] == [blocks, blocks]
