"""
One person, two ages.

Why it matters: the reader may think of two people, and a person's age is the easiest fact to get right.
Stays quiet: on two persons who share a name's part, on ages at another time or in another year, where the headline has
that number or names somebody else, on articles of law, on the minutes of goals.
How: a name, or a surname that only one person has, with an age in brackets, between commas, in a clause or just before
it, twice, with different ages; or an age that stands for the person told of last ("the 29-year-old", "pria 29 tahun itu"),
where nobody else was told of in between and nobody else in the story has that age, or for the one person whose age it is
but for a digit. The person a story begins with ("A 63-year-old climber") is the one named right
behind, or later with an age that is the same but for a digit.
Cannot see: whether two people share a name.
"""

from collections.abc import Iterator, Mapping

from scorer.model import Doc, Finding, Outcome
from scorer.rules.consistency.age_conflict import pointing, told
from scorer.rules.consistency.age_conflict.told import Age
from scorer.rules.given import Given


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further age of a person."""
    known: dict[str, Age] = {}
    first = told.of_the_first(doc, given)
    for age in told.beside_names(doc, given):
        name = told.full_name(age.name, known)
        earlier = known.get(name) if age.then else known.setdefault(name, age)
        if earlier is not None and earlier is not age:
            yield _outcome(name, earlier, age)
    named = _named_later(doc, first, known) if first else None
    if first and named:
        yield _outcome(named.name, first, named)
    elif first and first.years not in {age.years for age in known.values()}:
        known.setdefault(first.name, first)
    for age in pointing.read(doc, known, given):
        one = known.setdefault(age.name, age)
        if one is not age and (one is not first or pointing.slips(first.years, age.years)):
            yield _outcome(age.name, one, age)


def _named_later(doc: Doc, first: Age, known: Mapping[str, Age]) -> Age | None:
    """Whoever the story begins with by name, where one person's age alone is told and it is nearly the same."""
    one = next(iter(known.values())) if len(known) == 1 else None
    if one is None or one.then or not pointing.slips(first.years, one.years):
        return None
    named = set(first.name.split()) & set(one.name.split())
    begins = " " in one.name and doc.text(doc.sentence_of(one.span)).startswith(one.name)
    return one if named or (begins and not first.name[0].isupper()) else None


def _outcome(name: str, earlier: Age, age: Age) -> Finding | Outcome:
    if earlier.years == age.years:
        return Outcome.AGREED
    if age.then:
        return Outcome.ABSTAINED
    return Finding(
        rule="age-conflict",
        spans=(earlier.span, age.span),
        values={"name": name, "first": f"{earlier.years}", "second": f"{age.years}"},
        confidence=0.95,
    )
