"""The laws of the score over whole articles: what may change it, and what never does."""

import re
import tomllib
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.consistency.mutation import HERE, LANGUAGES, Edit, mutated, read_articles
from scorer import score
from scorer.grade import OVERALL
from scorer.model import Article, Report

LAYOUTS = (
    ("no-break spaces", r" (?=[a-z])", "\u00a0"),
    ("narrow no-break spaces after a number", r"(?<=\d) (?=[a-z])", "\u202f"),
    ("straight marks", r"[“”]", '"'),
    ("wider gaps between paragraphs", r"\n\n", "\n\n\n"),
    ("paragraphs on lines of their own", r"\n\n", "\n"),
    ("blanks at the ends of lines", r"(?m)$", "  "),
)
NAMES = {
    "id": (
        ("Rudi Hartanto", ("Yoga Prasetyo", "Dimas Anggara", "Bagas Wicaksono")),
        ("Sutrisno", ("Margono", "Wahyudi", "Purnomo")),
        ("Seno Wardana", ("Bayu Pratama", "Galih Saputra", "Arif Nugraha")),
        ("Rini Astuti", ("Wulan Sari", "Dewi Anjani", "Maya Lestari")),
    ),
    "en": (
        ("Pettigrew", ("Ashdown", "Holloway", "Merriman")),
        ("Jane Marlowe", ("Helen Calder", "Ruth Fenwick", "Clara Stroud")),
    ),
}
AGENCIES = ("AFP", "Reuters", "AP")  # none of them in a government's hands
LED = {"id": "Hujan turun semalaman di hulu, menurut {}.", "en": "Rain fell all night upstream, according to {}."}


@cache
def articles(language: str) -> tuple[Article, ...]:
    """Articles on which every rule is silent."""
    return tuple(read_articles(language))


@cache
def spoiled(language: str) -> tuple[tuple[Article, Article, str], ...]:
    """Each of them with one defect, with the article as it was and the rule that should notice."""
    table = tomllib.loads((HERE / f"edits.{language}.toml").read_text("utf-8"))
    return tuple(
        (article, worse, edit.rule)
        for edit in (Edit(**one) for one in table["edit"])
        for article in articles(language)
        for worse, _ in mutated(edit, article)
    )


REPORTS: dict[tuple[str, str, str], Report] = {}


def read(article: Article) -> Report:
    """The report of an article, made once for each text."""
    key = (article.text("headline"), article.body, article.text("byline"))
    if key not in REPORTS:
        REPORTS[key] = score(article)
    return REPORTS[key]


def worth(article: Article) -> int:
    """The overall score of an article that has one."""
    value = read(article).scores[OVERALL].value
    assert value is not None
    return value


def said(article: Article) -> list[tuple[str, str]]:
    """Which rules spoke, and how severely."""
    return sorted((charge.finding.rule, charge.severity) for charge in read(article).charges)


languages = st.sampled_from(LANGUAGES)
laid_out = st.lists(st.sampled_from(LAYOUTS), min_size=1, max_size=3, unique=True)


@given(st.data(), languages)
def test_a_defect_never_raises_a_score(data: st.DataObject, language: str) -> None:
    """
    Whatever defect is set wherever into an article, the score stays or falls, and is the sum of its losses.
    """
    article, worse, _ = data.draw(st.sampled_from(spoiled(language)))
    scores = read(worse).scores

    assert worth(worse) <= worth(article)
    assert all(
        one.value == 100 + sum(loss.points for loss in one.losses) for one in scores.values() if one.value is not None
    )


@given(st.data(), languages, laid_out)
def test_layout_changes_nothing(data: st.DataObject, language: str, edits: list[tuple[str, str, str]]) -> None:
    """
    Other blanks, other quotation marks, other gaps between paragraphs: the same findings and the same score.
    """
    _, article, _ = data.draw(st.sampled_from(spoiled(language)))
    body = article.body
    for _, find, put in edits:
        body = re.sub(find, put, body)
    other = replace(article, body=body)

    assert said(other) == said(article)
    assert worth(other) == worth(article)


@given(st.data(), languages)
def test_a_name_is_as_good_as_another(data: st.DataObject, language: str) -> None:
    """
    A person by another name of the same kind, wherever the name stands, changes neither findings nor score.
    """
    name, others = data.draw(st.sampled_from(NAMES[language]))
    _, article, rule = data.draw(st.sampled_from(spoiled(language)))
    if rule == "name-typo":
        return  # a garbled name has no other
    other = data.draw(st.sampled_from(others))
    swapped = replace(
        article,
        headline=article.text("headline").replace(name, other),
        body=article.body.replace(name, other),
    )

    assert said(swapped) == said(article)
    assert worth(swapped) == worth(article)


@given(st.data(), languages, st.sampled_from(AGENCIES), st.sampled_from(AGENCIES))
def test_an_agency_is_as_good_as_another(data: st.DataObject, language: str, one: str, two: str) -> None:
    """
    An agency for another that is controlled alike changes neither findings nor score.
    """
    article = data.draw(st.sampled_from(articles(language)))
    first, second = (
        replace(article, body=f"{article.body}\n\n{LED[language].format(agency)}") for agency in (one, two)
    )

    assert said(first) == said(second)
    assert worth(first) == worth(second)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_defect_costs_what_it_lists(language: str) -> None:
    """
    Without one of its losses a score is higher by exactly that, wherever no overlapped finding takes its place.
    """
    for _, worse, _ in spoiled(language):
        report = read(worse)
        overall = report.scores[OVERALL]
        listed = {number for loss in overall.losses for number in loss.findings}
        assert listed <= {charge.id for charge in report.charges}
        assert overall.value == 100 + sum(loss.points for loss in overall.losses)
