"""Word lists find themselves, whole words only, without moving an offset."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scorer.lexicon import LONG, Lexicon, any_of, either, fold


def found(phrases: list[str], text: str) -> list[str]:
    """The words of the text that a list finds."""
    return [text[hit.start : hit.end] for hit in Lexicon(phrases).find(text)]


def test_the_longest_phrase_wins() -> None:
    """
    A longer phrase hides the shorter ones inside it.
    """
    assert found(["menurut", "menurut laporan"], "Menurut laporan itu, menurut saksi.") == [
        "Menurut laporan",
        "menurut",
    ]


def test_a_word_is_never_cut() -> None:
    """
    A phrase inside a longer word is no hit, and does not hide a whole word after it.
    """
    assert found(["kata", "dewan", "dewan per"], "Katanya dewan perwakilan berkata: kata dewan.") == [
        "dewan",
        "kata",
        "dewan",
    ]


def test_an_apostrophe_inside_a_word_ends_nothing() -> None:
    """
    “MA” does not stand in “Ma'ruf”, while an ending of two letters leaves its word whole.
    """
    assert not list(Lexicon(["ma"]).find("Ma'ruf hadir"))
    assert len(list(Lexicon(["they", "board"]).find("They've met the board's chair"))) == 2


def test_a_list_ends_a_text_with_its_longest_phrase() -> None:
    """
    A text ends with a list where its last words are a listed phrase, whole.
    """
    articles = Lexicon(["the", "all of the"])

    assert articles.ends("They sold all of the")
    assert not articles.ends("the nine")
    assert not articles.ends("They bathe")


def test_blanks_and_apostrophes_of_every_kind_match() -> None:
    """
    A no-break space or a curly apostrophe is what it looks like.
    """
    assert found(["baca juga", "jum'at"], "Baca\u00a0juga: Jum’at Berkah") == ["Baca\u00a0juga", "Jum’at"]


@given(st.text())
def test_folding_moves_no_offset(text: str) -> None:
    """
    A folded text is exactly as long as the text.
    """
    assert len(fold(text)) == len(text)


@given(
    st.lists(st.text("ab ", min_size=1, max_size=4).map(str.strip).filter(bool), min_size=1),
    st.text("ab ", max_size=40),
)
def test_hits_stand_where_they_say(phrases: list[str], text: str) -> None:
    """
    Every hit is a listed phrase at its offsets, and hits never overlap.
    """
    hits = list(Lexicon(phrases).find(text))

    assert all(fold(text[hit.start : hit.end]) == hit.phrase for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))


@given(
    st.lists(st.text("ab1 -'_", min_size=1, max_size=6), min_size=1, max_size=8),
    st.text("ab1 -'_.\n", max_size=60),
)
def test_a_long_text_is_searched_as_a_short_one(phrases: list[str], text: str) -> None:
    """
    In a text whose words are known, a list finds what it finds where it is matched letter by letter.
    """
    listed = Lexicon(phrases)
    long = text + "\n" + "." * LONG

    assert list(listed.find(long, folded=True)) == list(listed.find(long[: len(text) + 3], folded=True))
    assert listed.standing(long) == listed.standing(long[: len(text) + 3])


@given(st.lists(st.text("ab -", min_size=1, max_size=5), min_size=1, max_size=8), st.text("ab -", max_size=30))
def test_a_pattern_of_words_takes_the_longest_first(words: list[str], text: str) -> None:
    """
    What words begin with alike is written once, and matches as if they stood one behind the other, the longest first.
    """
    listed = re.compile(either(sorted(words, key=len, reverse=True)))
    assert [one.span() for one in re.finditer(any_of(words), text)] == [one.span() for one in listed.finditer(text)]
