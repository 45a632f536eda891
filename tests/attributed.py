"""Reading a text of our own and looking at who says what in it."""

from scorer.model import Article, Attribution, Doc
from scorer.read import read


def of(body: str, code: str = "id") -> Doc:
    """The doc of a text in a language."""
    return read(Article(body=body, language=code))


def told(body: str, code: str = "id") -> list[tuple[str | None, str, str]]:
    """Source, cue and content of each attribution, as they are written."""
    doc = of(body, code)
    return [
        (
            doc.text(one.source) if one.source else None,
            doc.text(one.cue) if one.cue else "",
            " … ".join(doc.text(part) for part in one.content),
        )
        for one in doc.attributions
    ]


def only(body: str, code: str = "id") -> Attribution:
    """The one attribution of a text."""
    attributions = of(body, code).attributions
    assert len(attributions) == 1
    return attributions[0]
