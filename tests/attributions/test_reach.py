"""How far what somebody says reaches: over verbs, clauses, quotations and lines."""

import pytest
from attributed import of, only, told
from hypothesis import given
from hypothesis import strategies as st

from scorer.model import Kind, Quote, Span


def test_a_verb_that_joins_another_shares_its_speaker() -> None:
    """
    Two verbs, one speaker: the second content begins where the first ends.
    """
    assert told("Ratna membantah tuduhan itu, menekankan bahwa tanggul aman.") == [
        ("Ratna", "membantah", "tuduhan itu"),
        ("Ratna", "menekankan", "bahwa tanggul aman"),
    ]


@pytest.mark.parametrize("link", ["Baca juga:,", ",Baca Juga :,,", "Baca juga,,", ",,"])
def test_a_link_that_is_lost_leaves_the_words_behind_it(link: str) -> None:
    """
    Only the words of the empty link are furniture, not the statement that a crawler put on their line.
    """
    assert told(f"{link}“Air sudah surut,” kata Ratna.") == [("Ratna", "kata", "“Air sudah surut,”")]
    assert told("Baca juga: Ratna mengatakan air surut") == []


def test_what_was_said_ends_before_a_quotation_of_its_own() -> None:
    """
    A whole quotation behind a comma belongs to the cue behind it, not to the verb before.
    """
    assert told("Seno meminta warga bersabar,“Air sudah surut,” ujar Ratna.") == [
        ("Seno", "meminta", "warga bersabar"),
        ("Ratna", "ujar", "“Air sudah surut,”"),
    ]


def test_what_somebody_reports_is_not_counted_twice() -> None:
    """
    A verb of saying inside a content is part of that content.
    """
    assert len(told("Ratna mengatakan bahwa Joko membantah kabar itu.")) == 1


def test_a_quotation_goes_on_after_its_speaker_is_named() -> None:
    """
    Words in marks without a cue belong to who spoke in the sentence before.
    """
    one = only("“Air surut,” kata Ratna Wulandari. “Tanggul aman dan warga boleh pulang.”")

    assert len(one.content) == 2


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("id", "Air sudah mulai surut, kata Ratna Wulandari. “Tanggul aman dan warga boleh pulang.”"),
        ("en", "The water is falling, Mia Holt said. “We can open the road on Friday.”"),
    ],
)
def test_a_quotation_after_reported_speech_has_the_same_speaker(code: str, body: str) -> None:
    """
    A quotation behind somebody's reported words is his, though no cue stands beside it.
    """
    reported, quoted = of(body, code).attributions

    assert (quoted.quote, quoted.cue, quoted.speaker) == (Quote.DIRECT, None, reported.speaker)


def test_a_line_of_a_transcript_is_one_speakers_to_its_end() -> None:
    """
    What follows a name in capitals and a colon is that person's, sentence after sentence.
    """
    doc = of("HOLT: The water is falling. We can open the road.\nREED: When will that be? The school needs it.", "en")

    assert [(one.speaker.name, len(one.content)) for one in doc.attributions] == [("HOLT", 2), ("REED", 2)]


@pytest.mark.parametrize("label", ["Opini", "Cek Fakta", "Breaking News"])
def test_a_label_of_a_kind_of_text_is_no_speaker(label: str) -> None:
    """
    What a headline calls its text says nothing.
    """
    assert told(f"{label}: Tanggul Muara Perlu Diperbaiki Segera") == []


def test_a_passive_without_an_agent_has_no_speaker_in_its_subject() -> None:
    """
    What is debated, admitted or praised does not speak.
    """
    assert told("The plan to widen the dam is being debated again.", "en") == []


def test_a_quotation_left_open_ends_with_its_next_line() -> None:
    """
    A quotation that closes on the next line is one quotation.
    """
    one = only("“Air surut.\nTanggul aman,” kata Ratna Wulandari.")

    assert (one.quote, len(one.content)) == (Quote.DIRECT, 1)


def test_partly_quoted_words_are_mixed() -> None:
    """
    A term in marks inside a reported clause makes it mixed; no mark makes it indirect.
    """
    assert only("Ratna menyebut tanggul itu “raksasa tidur” di musim hujan.").quote is Quote.MIXED
    assert only("Ratna menyebut tanggul itu kuat.").quote is Quote.INDIRECT


def test_the_verb_behind_a_relative_clause_has_the_same_speaker() -> None:
    """Both verbs belong to the noun before the clause."""
    said = of("Presiden Ardan Wirya, yang belum lama ini memuji warga itu, mengatakan bahwa tanggul aman.").attributions
    assert [one.speaker.name for one in said] == ["Ardan Wirya", "Ardan Wirya"]


def test_an_enumeration_behind_a_cue_is_read_to_its_end() -> None:
    """The last member stands behind a comma and a conjunction; a new clause there is none."""
    body = "“Tanggul aman,” kata Presiden Ardan Wirya, Presiden Bima Sena, dan Perdana Menteri Mika Holt."
    assert told(body)[0][0] == "Presiden Ardan Wirya, Presiden Bima Sena, dan Perdana Menteri Mika Holt"
    assert told("“Tanggul aman,” kata Ratna Wulandari, dan Mika Holt pulang.")[0][0] == "Ratna Wulandari"


def test_a_deed_joined_to_a_statement_says_nothing() -> None:
    """What shows something is no speaker; a report that says something is."""
    assert not of("Pernyataan dan latihan tempur itu mengungkapkan keinginan negara tersebut.").attributions
    assert not of("Pernyataan dan langkah tersebut menegaskan bahwa tanggul penting.").attributions
    assert only("Laporan dan data itu menyebutkan bahwa tanggul retak.").speaker.kind is Kind.DOCUMENT


@given(st.text(alphabet="“”\"'‘’«».,:;()—- \nkataujarmenurut KBRdilaporkan\u0301ש1", max_size=400))
def test_every_span_stays_inside_the_text(body: str) -> None:
    """
    Whatever is typed, spans lie inside the body and no attribution is without content.
    """
    for code in ("id", "en"):
        for one in of(body, code).attributions:
            spans = [*one.content, *(span for span in (one.cue, one.source, one.reason, one.owner) if span)]
            assert one.content
            assert all(Span(0, len(body)).start <= span.start < span.end <= len(body) for span in spans)
