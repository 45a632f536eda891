"""Who is in focus when a pronoun, a clitic or a word that only goes on has to mean somebody."""

import pytest
from attributed import of


def test_they_are_a_group_only_while_nobody_else_is_the_subject() -> None:
    """
    Once another has spoken, "they" stays as it is written: a wrong name would be worse than none.
    """
    near = of("The protesters said the dam held. They said it was dry.", "en").attributions[-1].speaker
    far = of("The protesters said it held. Mia Holt said it leaked. They said it was dry.", "en").attributions[-1]

    assert near.name == "The protesters"
    assert (far.speaker.name, far.speaker.named) == ("they", False)


def test_an_english_pronoun_is_resolved_only_where_its_gender_is_known() -> None:
    """
    "He" is somebody with a man's title, or nobody: a wrong name would be worse than none.
    """
    known = of("Mr. Alan Petty said the dam held. He said it was dry.", "en").attributions[-1].speaker
    unknown = of("Robin Vale said the dam held. He said it was dry.", "en").attributions[-1].speaker

    assert known.name == "Alan Petty"
    assert (unknown.name, unknown.named) == ("he", False)


@pytest.mark.parametrize(
    "before",
    [
        "Di tempat yang sama, ayah korban, Suparno, menangis.",
        "Polisi memanggil Suparno (60).",
        "Keluhan itu juga disuarakan Ketua RT Suparno.",
        "Acara dimulai dengan sambutan dari Ketua RT Suparno.",
    ],
)
def test_the_person_a_sentence_is_about_says_the_next_one(before: str) -> None:
    """Subject, object or agent of a sentence in which nobody speaks is in focus."""
    body = f"“Air surut,” kata Ratna Wulandari. {before} Ia mengaku rugi."
    assert of(body).attributions[-1].speaker.name == "Suparno"


@pytest.mark.parametrize(
    "between",
    [
        "Rumah Bupati Seno Adi rusak.",
        "Ia lalu menemui Bupati Seno Adi.",
        "Hadir Bupati Seno Adi dan Camat Joko Lesmana.",
        "Pendiri desa itu, Seno Adi, sudah meninggal dunia.",
        "Bupati Seno Adi wafat sebelum tanggul selesai.",
    ],
)
def test_who_is_only_mentioned_does_not_speak_next(between: str) -> None:
    """An owner, whom a pronoun meets, several at once, and who is dead leave the speaker in focus."""
    body = f"“Air surut,” kata Ratna Wulandari. {between} Ia mengaku lega."
    assert of(body).attributions[-1].speaker.name == "Ratna Wulandari"


@pytest.mark.parametrize(
    ("then", "name"),
    [("“Tanggul kuat,” jelasnya.", "Ratna Wulandari"), ("Ia mengaku menyesal.", "Seno Adi")],
)
def test_to_whom_something_is_done_speaks_only_as_the_subject(then: str, name: str) -> None:
    """Behind a quotation the clitic means who has spoken; “ia” before a verb means the one who was arrested."""
    body = f"“Air surut,” kata Ratna Wulandari. Pelaku, Seno Adi (29), ditangkap. {then}"
    assert of(body).attributions[-1].speaker.name == name


def test_who_goes_on_is_the_last_speaker() -> None:
    """“Menambahkan” continues what somebody said, whoever was named since."""
    body = "“Air surut,” kata Ratna Wulandari. Tanggul itu dibangun Bupati Seno Adi. Ia menambahkan, tanggul kuat."
    assert of(body).attributions[-1].speaker.name == "Ratna Wulandari"


@pytest.mark.parametrize("last", ["Ia juga mengatakan tanggul kuat.", "Selain itu, ia mengatakan tanggul kuat."])
def test_who_adds_something_is_the_last_speaker(last: str) -> None:
    """“Juga” and “selain itu” go on with what was said, whoever was described since."""
    body = f"“Air surut,” kata Ratna Wulandari. Camat Seno Adi merupakan adik angkatnya. {last}"
    assert of(body).attributions[-1].speaker.name == "Ratna Wulandari"


@pytest.mark.parametrize(
    "between",
    [
        "Ratna mengatakan, retak itu terungkap dari pernyataan Seno Adi bahwa tanggul rapuh.",
        "Bupati Ratna mengingatkan, ketika Seno Adi mengatakan air surut, warga sudah pulang.",
    ],
)
def test_whose_words_are_told_by_another_does_not_speak_next(between: str) -> None:
    """A statement inside somebody's statement leaves that somebody in focus."""
    body = f"“Air surut,” kata Bupati Ratna Wulandari. {between} Menurut dia, tanggul kuat."
    assert of(body).attributions[-1].speaker.name == "Ratna Wulandari"


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("“Saya datang sekali, Pak Seno dua kali,” katanya.", "Ratna Wulandari"),
        ("Ia mengatakan, Seno datang dua kali.", "Ratna Wulandari"),
        ("Ia mengatakan, air sudah surut.", "Seno Adi"),
    ],
)
def test_who_is_named_in_what_was_said_has_not_said_it(last: str, name: str) -> None:
    """Nobody speaks of himself by name, so the pronoun means the one who spoke before."""
    body = f"“Air surut,” kata Bupati Ratna Wulandari. Sementara, Camat Seno Adi datang. {last}"
    assert of(body).attributions[-1].speaker.name == name


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("Kemudian, Camat Seno Adi dipersilakan membacakan laporan.", "Seno Adi"),
        ("Camat Seno Adi ditemui di kantornya.", "Seno Adi"),
        ("Camat Seno Adi diminta menjelaskan retak itu.", "Seno Adi"),
        ("Camat Seno Adi diminta mundur.", "Ratna Wulandari"),
        ("Panitia lalu bertanya kepada Camat Seno Adi.", "Ratna Wulandari"),
        ("Rapat itu dihadiri Camat Seno Adi.", "Ratna Wulandari"),
        ("Retak itu tampak di Wirana, Talira, Seno, dan Gading.", "Ratna Wulandari"),
        ("Pembangkit Listrik Tenaga Surya (PLTS) menjadi andalan.", "Ratna Wulandari"),
        ("Namun, Tavip marah.", "Tavip"),
        ("Meski air naik, namun Joko Lesmana tetap datang.", "Joko Lesmana"),
    ],
)
def test_who_is_made_to_speak_is_in_focus_and_who_is_only_mentioned_is_not(between: str, name: str) -> None:
    """Behind a quotation the clitic means who has come in as a speaker, never somebody met on the way or a thing."""
    body = f"“Air surut,” kata Bupati Ratna Wulandari. {between} “Tanggul itu kuat,” ucapnya."
    assert of(body).attributions[-1].speaker.name == name
