"""
One person, two ages.

Why it matters: the reader may think of two people, and a person's age is the easiest fact to get right.
Stays quiet: on two persons who share a name's part, on ages at another time or in another year, where the headline has
that number or names somebody else, on articles of law, on the minutes of goals.
How: the ages that reading found, by whom they are told of. One that stands for somebody told of before ("the 29-year-old",
"pria 29 tahun itu") counts where nobody else can be meant and nobody else has that age; or for the one person whose age it
is but for a digit, or for the order of the two. The person a story begins with ("A 63-year-old climber") may be the one who
is named later with an age that is the same but for a digit.
Cannot see: whether two people share a name.
"""

from collections.abc import Iterator

from scorer.lexicon import fold
from scorer.model import FAR, YEAR, Age, Doc, Finding, NameKind, Outcome, Time, slips, turned
from scorer.rules.given import Given

THEN = 300  # code points before an age in which another year may be told of


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further age of a person."""
    known: dict[str, Age] = {}
    opening = next((one for one in doc.ages if one.opens), None)
    for age in (one for one in doc.ages if not one.pointed and one.bearer is not None):
        if opening and age.bearer and known.get(age.bearer) is opening and age.today and _comes_back(doc, age):
            known[age.bearer] = age  # "A 63-year-old climber … Tom Holt was alone … Holt, 68,"
        earlier = known.get(age.bearer or "") if not age.today else known.setdefault(age.bearer or "", age)
        if earlier is not None and earlier is not age and not earlier.opens and _is_one(doc, earlier, age):
            yield _outcome(earlier, age)
    yield from _to_come(doc, known)
    if opening and opening.bearer == "":
        known.pop("", None)
    ages = {age.years for age in known.values()}
    if opening and len(known) == 1 and slips(opening.years, *ages) and not opening.rival:
        yield _outcome(opening, *known.values())
    if _headlined(doc, known, given):
        return
    for age in (one for one in doc.ages if one.pointed):
        about = _about(doc, age, known) or _resumed(doc, opening, age)
        if about and not any(_is_anothers(one, about, age) for one in doc.ages):
            yield _outcome(about, age)
        elif age.bearer is not None and age.today and age.others == FAR:
            known.setdefault(age.bearer, age)


def _comes_back(doc: Doc, age: Age) -> bool:
    """Whether an age stands behind the sentence that first names whom a story may have begun with."""
    return doc.sentence_at(age.span.start) > 1


def _resumed(doc: Doc, opening: Age | None, age: Age) -> Age | None:
    """The age that a story without names opens with, where another one can be of nobody else: no third one is told."""
    if (
        not opening
        or opening.bearer
        or opening.rival
        or not opening.today
        or age.bearer != ""
        or age.others < FAR
        or age.rival
    ):
        return None
    apart = age.sex and opening.sex and age.sex != opening.sex
    told = {one.years for one in doc.ages} <= {opening.years, age.years}
    return opening if told and not apart and f"{age.years}" not in (doc.article.headline or "") else None


def _to_come(doc: Doc, known: dict[str, Age]) -> Iterator[Finding]:
    """One finding for each age of a day to come that is not the next: "58 … who turns 70 in May"."""
    for age in (one for one in doc.ages if one.when is Time.AHEAD and one.others == FAR):
        now = known.get(age.bearer or "")
        if now and now.years not in (age.years - 1, age.years):
            yield _finding(now, age)


def _is_one(doc: Doc, earlier: Age, age: Age) -> bool:
    """
    Whether two ages beside a name are of one person: no sentence tells one person's twice.

    Two people may share a name of one word, but hardly an age too; and a pronoun may be of the other sex.
    """
    sexes = {one.sex for one in doc.ages if one.bearer == age.bearer and one.sex}
    if doc.sentence_at(earlier.span.start) == doc.sentence_at(age.span.start) or len(sexes) > 1:
        return False
    return " " in (age.bearer or "") or earlier.years == age.years or slips(earlier.years, age.years)


def _about(doc: Doc, age: Age, known: dict[str, Age]) -> Age | None:
    """The known age of whoever another one stands for: of who is meant, or the one it is but for a slip."""
    told = [one for one in known.values() if one.today and not (one.sex and age.sex and one.sex != age.sex)]
    before = [one for one in told if one.span.end < age.span.start]
    theirs = next((one for one in told if one.bearer == age.bearer), None)
    if f"{age.years}" in (doc.article.headline or ""):
        late = theirs is not None and theirs.when is age.when is Time.DEATH and age.others == FAR
        return theirs if theirs and (late or theirs.years == age.years) else None
    if theirs and age.others == FAR and not theirs.pointed and theirs in before:
        return theirs
    if theirs and theirs not in before and not YEAR.search(doc.body, max(0, age.span.start - THEN), age.span.start):
        before.append(theirs)
    near = [one for one in before if slips(one.years, age.years)]
    if len(near) != 1 or age.rival or age.bearer not in (None, near[0].bearer):
        return None
    return near[0] if near[0] is theirs or turned(near[0].years, age.years) else None


def _is_anothers(one: Age, about: Age, age: Age) -> bool:
    """Whether an age is the same as one that stands for somebody, but somebody else's."""
    return one.years == age.years != about.years and not one.pointed and one.bearer != about.bearer


def _headlined(doc: Doc, known: dict[str, Age], given: Given) -> bool:
    """Whether the headline names somebody by a full name whose age is not told: who may be meant as well."""
    title = doc.article.headline or ""
    ours = {part for name in known for part in name.split()}
    named = {name.identity for name in doc.names if name.kind is NameKind.PERSON and " " in name.identity}
    return any(
        name in title
        and ours.isdisjoint(name.split())
        and not all(len(part) == 1 or given.speech.knows(fold(part)) for part in name.split())
        and not given.words["in"].ends(title[: title.find(name)].rstrip())
        for name in named  # "adrift in Menya Strait"
    )


def _outcome(earlier: Age, age: Age) -> Finding | Outcome:
    if earlier.years == age.years:
        return Outcome.AGREED
    if not age.today or not earlier.today:
        return Outcome.ABSTAINED
    return _finding(earlier, age)


def _finding(earlier: Age, age: Age) -> Finding:
    return Finding(
        rule="age-conflict",
        spans=(earlier.span, age.span),
        values={"name": age.bearer or earlier.bearer or "–", "first": f"{earlier.years}", "second": f"{age.years}"},
        confidence=0.95,
    )
