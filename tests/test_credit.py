"""When borrowed text is credited, licensed or one's own."""

from dataclasses import replace

import pytest
from reusing import STORY, beside, here, only


@pytest.mark.parametrize(
    ("fields", "tail", "said"),
    [
        ({}, "Demikian dikutip dari Kabar Telaga.", "dikutip dari Kabar Telaga"),
        ({}, "Sumber: kabartelaga.id", None),
        ({"provider": "KABAR TELAGA"}, "", None),
        ({"byline": "Tim Kabar Telaga"}, "", "Kabar Telaga"),
    ],
    ids=["named", "domain", "provider", "byline"],
)
def test_a_named_source_is_a_credit(fields: dict[str, str], tail: str, said: str | None) -> None:
    """
    A text is credited where the article names the other's outlet, in whatever way.
    """
    source = replace(STORY, outlet="kabartelaga.id") if "kabartelaga" in tail else STORY
    article = here(f"{STORY.body}\n{tail}", **fields)
    match = only(beside(article, source))

    assert match.credited
    assert said is None or (match.credit and match.credit.of(article)) == said


@pytest.mark.parametrize("tail", ["", "Demikian dikutip dari Warta Lembah.", "telaga itu kini surut."])
def test_another_credit_is_none(tail: str) -> None:
    """
    To name somebody else, or a common word that an outlet is called, credits nobody.
    """
    assert not only(beside(here(f"{STORY.body}\n{tail}"), replace(STORY, outlet="Telaga"))).credited


def test_two_that_credit_the_same_third_owe_each_other_nothing() -> None:
    """
    Agency copy in two outlets is credited where both name the agency.
    """
    article = here(f"{STORY.body}\nSumber: Antara")

    assert only(beside(article, replace(STORY, provider="Antara"))).credited
    assert only(beside(article, replace(STORY, body=f"{STORY.body}\n(Antara)"))).credited
    assert not only(beside(article, replace(STORY, provider="Reuters"))).credited


def test_licensed_text_needs_no_credit() -> None:
    """
    What the newsroom has a licence for may be used without a word.
    """
    assert only(beside(here(STORY.body), replace(STORY, outlet="antara.co.id"))).credited


def test_ones_own_stories_are_ones_own() -> None:
    """
    The outlet's name decides, however it is written.
    """
    assert only(beside(here(STORY.body, outlet="KABAR TELAGA"), STORY)).own
    assert not only(beside(here(STORY.body, outlet="Warta Lembah"), STORY)).own
    assert not only(beside(here(STORY.body), replace(STORY, outlet=None))).own
