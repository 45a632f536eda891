"""Whether two numbers count one thing."""

import re

from scorer.lexicon import fold
from scorer.model import Doc, Figure
from scorer.rules.consistency.num_headline import gist, synonyms
from scorer.rules.given import Given

TWO = 2  # words behind a number, the first of which may only count
BESIDE = 20  # code points behind a number in which "of its 44 shops" stands
_BEHIND = re.compile(r"(?:\s[^\W\d_]+){1,3}")


def noun(doc: Doc, one: Figure, two: Figure, given: Given) -> str:
    """Whether two numbers count the same, in the same words or in others that tell the same."""
    if two.noun is None and given.words["out_of_all"].begins(doc.body[two.span.end :][:BESIDE].lstrip()):
        whole = next(
            (other for other in doc.figure_row.inside(doc.sentences[two.sentence].span) if other.span > two.span), two
        )
        two = whole if whole.span.start - two.span.end < BESIDE else two
    if two.noun is None:
        return "bare" if one.noun else "both bare"
    bare = one.noun is None or one.noun.endswith(tuple(given.words["suffixes"]))
    people = [figure.noun is None or figure.noun.startswith("person") for figure in (one, two)]
    if bare or one.noun == "person":
        return "people" if people[1] else "other noun"
    if one.noun == two.noun or _alike(doc, one, two, given):
        return "one noun"
    return "people" if all(people) else "other noun"


def _alike(doc: Doc, one: Figure, two: Figure, given: Given) -> bool:
    """Whether what stands behind two numbers is listed as telling the same: "340 buruh", "430 pekerja"."""
    word = _next_word(doc, one)
    if any(synonyms.same(name, two.noun, given) for name in (word, one.noun)):
        return True
    word = word or one.noun  # "17 SD"
    found = _BEHIND.match(doc.body, two.span.end)
    if word is None or found is None:
        return False
    behind = fold(found.group()).split()
    counted = behind[:TWO] if behind[0] in given.words["heads"] else behind[:1]
    phrases = (" ".join(behind[:most]) for most in range(TWO, len(behind) + 1))
    return any(synonyms.same(word, one, given) for one in (*counted, *phrases))


def _next_word(doc: Doc, figure: Figure) -> str | None:
    """The word right after a number, which it counts even where another is better known: "72 perahu nelayan"."""
    text = doc.article.text(figure.span.field)
    word = gist.WORD.match(text, figure.span.end + 1)
    return fold(word.group()) if word else None
