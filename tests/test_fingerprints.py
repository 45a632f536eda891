"""Words know where they stand, and their fingerprints are the same everywhere."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from reusing import DAM, STORY

from scorer.model import Article
from scorer.reuse import lines
from scorer.reuse.fingerprints import all_of, kept_of
from scorer.reuse.words import number

WORDS = st.sampled_from(
    [
        "bendungan",
        "warga",
        "jalan",
        "😀",
        "“kutip”",
        "Jum’at",
        "é",
        "air-bah",
        "2.500",
        "dan",
        "yang",
        "習近平",
        "naskah",
    ]
)


def test_fingerprints_are_the_same_everywhere() -> None:
    """
    Stored numbers outlive processes and machines: a change of these makes every index worthless.
    """
    assert kept_of(STORY).numbers.tolist()[:3] == [213811299, 65616736, 1337192898]


@given(st.lists(WORDS, max_size=40), st.lists(WORDS, max_size=40))
def test_words_know_where_they_stand(before: list[str], after: list[str]) -> None:
    """
    Every word's place holds that word, whatever stands around it.
    """
    article = Article(body=" ".join([*before, DAM[1], *after]))
    words = number(article.body, lines.of_article(article))
    inside = number(DAM[1], lines.of_article(Article(body=DAM[1]))).numbers.tolist()
    told = words.numbers.tolist()
    starts = [at for at in range(len(told)) if told[at : at + len(inside)] == inside]

    assert starts
    assert [words.span(at, at + len(inside) - 1).of(article) for at in starts] == [DAM[1][:-1]] * len(starts)


@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30), st.integers(0, 7))
def test_six_words_in_a_row_leave_a_fingerprint(before: list[str], after: list[str], start: int) -> None:
    """
    Whatever stands before and after, an index that has the source shares a kept fingerprint with the copy.
    """
    taken = DAM[1].rstrip(".").split()[start : start + 6]
    copy = Article(body=" ".join([*before, *taken, *after]))

    if len(taken) == 6:
        assert np.isin(kept_of(STORY).numbers, all_of(copy).numbers).any()
        assert np.isin(kept_of(STORY).numbers, kept_of(copy).numbers).any()
