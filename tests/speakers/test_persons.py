"""Which words beside a person's name are no part of it."""

from attributed import of, only


def test_a_name_with_an_apostrophe_is_no_abbreviation() -> None:
    """“Ma'ruf” is a person's name, not the body that is called MA."""
    body = "Bupati Ma'ruf Lesmana hadir. “Air surut,” kata Ma'ruf."
    assert only(body).speaker.name == "Ma'ruf Lesmana"


def test_an_epithet_is_no_part_of_a_name_told_without_it() -> None:
    """“Crooked Mia Holt” is Mia Holt, as the rest of the article calls her."""
    body = "“Crooked Mia Holt lied,” he said. Mia Holt came. “It held,” Mia Holt said."
    assert of(body, "en").attributions[-1].speaker.name == "Mia Holt"


def test_an_epithet_is_no_part_of_a_name() -> None:
    """
    Who is called a name by a rival is still found under the own one.
    """
    body = "Mia Holt spoke in Dunmore. A rival wrote that Careless Mia Holt had lost. Holt said the dam was safe."

    assert of(body, "en").attributions[-1].speaker.name == "Mia Holt"


def test_where_somebody_is_from_is_no_part_of_the_name() -> None:
    """“Of Maryland” tells where Rep. Holt sits."""
    speaker = only("“It held,” said Rep. Mia Anne Holt of Maryland, a Democrat.", "en").speaker
    assert speaker.name == "Mia Anne Holt"


def test_a_family_name_that_looks_like_an_auxiliary_ends_the_name() -> None:
    """Mia May says something; nobody may have said it."""
    assert only("Prime Minister Mia May said the dam held.", "en").speaker.name == "Mia May"
