"""The laws of the score, over whatever findings Hypothesis can think of."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scorer import policy
from scorer.grade import OVERALL, grade
from scorer.model import Article, Charge, Dimension, Doc, Finding, Severity, Span

POLICY = policy.parse(
    """
    name = "law"
    version = "1"
    outage = { conclusion = "warn" }
    bands = { ready = 85, tidy = 65, review = 40 }
    prices = { critical = 20, major = 8, minor = 2, info = 0 }
    grading = { repeats = [1, 0.5, 0.25], stakes_factor = 1.5, minor_below = 0.9, info_below = 0.8 }
    genres = {}
    health = { days = 30, most_false = 0.1, least_fired = 20 }
    [rules]
    broken = { severity = "critical" }
    unowned = { severity = "major" }
    dated = { severity = "major", points = 4 }
    untidy = { severity = "minor" }
    noted = { severity = "info" }
    """,
)
RULES = {"broken": "critical", "unowned": "major", "dated": "major", "untidy": "minor", "noted": "info"}
HOMES = dict(
    zip(
        RULES,
        (Dimension.INTEGRITY, Dimension.ATTRIBUTION, Dimension.CONSISTENCY, Dimension.INTEGRITY, Dimension.ORIGINALITY),
        strict=True,
    )
)
DOC = Doc(article=Article(body="x" * 200), language="id", stakes=(Span(40, 80),), headline=Span(0, 20), word_count=40)

places = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 190), st.integers(1, 30))
findings = st.builds(
    lambda rule, spans: Finding(rule=rule, spans=tuple(spans), absence=not spans),
    st.sampled_from(sorted(RULES)),
    st.lists(places, max_size=2),
)


def charged(found: list[Finding]) -> list[Charge]:
    """Findings as the rules would hand them to grading."""
    return [
        Charge(
            id=f"f{number}",
            finding=finding,
            dimension=HOMES[finding.rule],
            severity=Severity(RULES[finding.rule]),
            message=finding.rule,
            evidence="",
            suggestions=(),
        )
        for number, finding in enumerate(found, 1)
    ]


@given(st.lists(findings, max_size=12))
def test_every_score_is_a_sum_anyone_can_redo(found: list[Finding]) -> None:
    """
    Each score is exactly 100 plus its losses, and overall takes every dimension's losses.
    """
    scores = grade(DOC, charged(found), POLICY, Dimension)

    assert all(score.value == 100 + sum(loss.points for loss in score.losses) for score in scores.values())
    assert all(score.value is not None and 0 <= score.value <= 100 for score in scores.values())
    parts = [loss for dimension in Dimension for loss in scores[dimension].losses if loss.findings]
    assert sorted(loss.findings for loss in parts) == sorted(
        loss.findings for loss in scores[OVERALL].losses if loss.findings
    )


@given(st.lists(findings, max_size=9), findings)
def test_one_more_defect_never_raises_a_score(found: list[Finding], more: Finding) -> None:
    """
    Adding a finding leaves the score or lowers it.
    """
    before = grade(DOC, charged(found), POLICY, Dimension)[OVERALL].value
    after = grade(DOC, charged([*found, more]), POLICY, Dimension)[OVERALL].value

    assert before is not None
    assert after is not None
    assert after <= before


@given(st.lists(findings, max_size=9))
def test_a_mended_place_gives_its_points_back(found: list[Finding]) -> None:
    """
    Without a loss's findings the score rises by that loss, or by less where an overlapped finding takes its place.
    """
    charges = charged(found)
    overall = grade(DOC, charges, POLICY, Dimension)[OVERALL]
    if any(not loss.findings for loss in overall.losses):
        return
    named = {number for loss in overall.losses for number in loss.findings}
    waiting = any(charge.id not in named and charge.severity is not Severity.INFO for charge in charges)
    for loss in overall.losses:
        without = [charge for charge in charges if charge.id not in loss.findings]
        rest = grade(DOC, without, POLICY, Dimension)[OVERALL]

        assert overall.value is not None
        assert rest.value is not None
        assert overall.value <= rest.value <= overall.value - loss.points
        assert waiting or rest.value == overall.value - loss.points


@given(st.lists(findings, max_size=9))
def test_the_order_of_findings_never_matters(found: list[Finding]) -> None:
    """
    The same findings in another order cost the same.
    """
    there = grade(DOC, charged(found), POLICY, Dimension)[OVERALL].value
    back = grade(DOC, charged(found[::-1]), POLICY, Dimension)[OVERALL].value

    assert there == back


def test_an_open_critical_finding_is_never_ready() -> None:
    """
    Twenty points off leaves 80, but a critical finding keeps the band at review.
    """
    overall = grade(DOC, charged([Finding(rule="broken", spans=(Span(100, 110),))]), POLICY, Dimension)[OVERALL]

    assert (overall.value, overall.band) == (80, "review")


def test_stakes_make_a_finding_dearer() -> None:
    """
    The same fault costs half as much again in the headline and where lives or money are at stake.
    """
    quiet, at_stake, on_top = (
        grade(DOC, charged([Finding(rule="unowned", spans=(Span(start, start + 5),))]), POLICY, Dimension)[
            OVERALL
        ].value
        for start in (100, 50, 5)
    )

    assert (quiet, at_stake, on_top) == (92, 88, 88)


def test_nothing_to_judge_is_no_score() -> None:
    """
    Where no dimension could be judged there is no number, rather than a hundred or a zero.
    """
    scores = grade(replace(DOC, language=None), [], POLICY, ())

    assert {(score.value, score.band) for score in scores.values()} == {(None, "insufficient_evidence")}
