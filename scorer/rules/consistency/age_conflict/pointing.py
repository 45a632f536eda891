"""
The ages that stand for somebody told of before: "the 29-year-old", "pria 29 tahun itu".

Whoever was told of last is meant, if the story has told another age of that person and nobody else was told of in
between. Further back it is whoever's age is the same but for one digit, or for the order of the two: that is how a
slip looks, and hardly how two people do.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Doc, Name, NameKind, Row, Sentence, Span
from scorer.rules.consistency.age_conflict import pointers
from scorer.rules.consistency.age_conflict.pointers import Pointer
from scorer.rules.consistency.age_conflict.told import Age, at_another_time
from scorer.rules.given import Given

_WORD = re.compile(r"[A-Z][^\W\d_]+")
_AGED = re.compile(r",?\s\(?\d")
MOST = 40  # such ages looked at
BACK = 3  # sentences before such an age in which the person told of last may stand
TURNED = 6  # … where the age is the known one with its digits turned: 36 for 63
LATELY = 2  # sentences before it in which somebody else may be told of whom it means
HEAD = 40  # code points at the head of a sentence in which stands whom it is about
NEAR = 16  # code points beside a word in which "two" or "the body of" stands
GROWN = 30  # years from which on nobody is told of as somebody's child
BESIDE = 60  # code points behind an age in which "his" or "her" tells who is meant


def read(doc: Doc, known: Mapping[str, Age], given: Given) -> Iterator[Age]:
    """Yield the ages that stand for somebody told of before, under the name of whose age is known, or of the only person."""
    if _headlined(doc, known, given):
        return
    ages = {age.years for age in known.values()}
    people = Row(_people(doc, given))
    told = tuple(doc.prose())
    starts = [sentence.span.start for sentence in told]
    meant = {one.span.start: one for one in pointers.read(doc, given)}
    for one in islice(sorted(meant.values(), key=lambda one: one.start), MOST):
        at = bisect_right(starts, one.start) - 1
        if at < 1 or doc.quoted.touch(one.span) or _in_headline(doc, one.years):
            continue
        about = (not one.new and _last(doc, told[: at + 1], one, known, people, given)) or _slipped(
            doc, told[:at], one, known, people, given
        )
        about = about or _only(doc, one, known, people, given)
        if about in known and _of_the_other_sex(doc, known[about], one, given):
            continue
        if about and one.years not in ages - ({known[about].years} if about in known else set()):
            then = at_another_time(doc, one.start, one.end, given)
            yield Age(name=about, years=one.years, span=one.span, then=then)


def _people(doc: Doc, given: Given) -> Iterator[Name]:
    """The persons of a story; a club's name behind "the" is read as one and is none."""
    for name in doc.names:
        before = doc.folded[max(0, name.span.start - NEAR) : name.span.start].split()[-1:]
        if name.kind is NameKind.PERSON and (name.title or not before or before[0] not in given.words["the"]):
            yield name


# ── whoever was told of last ─────────────────────────────────────────────────────────────────────────────────────────


def _last(
    doc: Doc,
    before: Sequence[Sentence],
    one: Pointer,
    known: Mapping[str, Age],
    people: Row[Name],
    given: Given,
) -> str:
    """The person of known age who was told of last, if nobody else was in between; "" where somebody may have been."""
    turned = any(one.years == _reversed(age.years) for age in known.values())
    back = (TURNED if turned else BACK) + 1
    reaches = (Span(sentence.span.start, one.start) for sentence in reversed(before[-back:]))
    reach = next((reach for reach in reaches if _names_any(doc, reach, known, people)), None)
    if reach is None or given.words["somebody"].first(doc.text(reach)):
        return ""
    who = _about(doc, reach, known, people)
    if not who or known[who].years == one.years:
        return who
    at = doc.body.find(who.split()[-1], reach.start, reach.end)
    if given.words["deeds_to"].first(doc.folded[max(reach.start, at - BESIDE) : max(at, reach.start)], folded=True):
        return ""
    later = known[who].span.start > one.start
    led = not later or any(part in doc.body[reach.start : reach.start + HEAD] for part in who.split())
    return "" if not led or _told_before(doc, one, given) else who


def _only(doc: Doc, one: Pointer, known: Mapping[str, Age], people: Row[Name], given: Given) -> str:
    """The only person the story has named so far, where nobody else was told of: "Peel was banned. The 24-year-old …"."""
    if known or one.new:
        return ""
    reach = Span(0, one.start)
    named = {name.identity for name in people.inside(reach)}
    who = " ".join(next(iter(named)).split()[-2:]) if len(named) == 1 else ""
    return "" if " " not in who or given.words["somebody"].first(doc.text(reach)) else who


def _names_any(doc: Doc, reach: Span, known: Mapping[str, Age], people: Row[Name]) -> bool:
    """Whether a stretch of text names anybody."""
    words = set(_WORD.findall(doc.text(reach)))
    known_there = any(words & set(name.split()) for name in known)
    return known_there or bool(people.inside(reach))


def _about(doc: Doc, reach: Span, known: Mapping[str, Age], people: Row[Name]) -> str:
    """The one person of known age who is told of in a stretch of text, "" where there is none or somebody else too."""
    words = set(_WORD.findall(doc.text(reach)))
    ours = [name for name in known if words & set(name.split())]
    others = people.inside(reach)
    alone = len(ours) == 1 and all(_is_one(ours[0], other.identity) for other in others)
    return ours[0] if alone else ""


def _is_one(name: str, other: str) -> bool:
    """Whether one of two names holds all the words of the other: Harlow, Tom Harlow, not Ann Harlow."""
    one, two = set(name.split()), set(other.split())
    return one <= two or two <= one


# ── whose age it nearly is ───────────────────────────────────────────────────────────────────────────────────────────


def _in_headline(doc: Doc, years: int) -> bool:
    """Whether the headline has the same number: it is whose age is told there."""
    return re.search(rf"\b{years}\b", doc.article.headline or "") is not None


def _slipped(
    doc: Doc,
    before: Sequence[Sentence],
    pointer: Pointer,
    known: Mapping[str, Age],
    people: Row[Name],
    given: Given,
) -> str:
    """The one person whose age is the same but for a slip; "" where somebody else may be meant."""
    ours = [age for age in known.values() if not age.then and age.span.end < pointer.start]
    near = [age for age in ours if slips(age.years, pointer.years)]
    if len(near) != 1 or _told_before(doc, pointer, given):
        return ""
    one = near[0]
    if given.words["remains"].ends(doc.body[max(0, pointer.start - NEAR) : pointer.start].rstrip()):
        return one.name
    lately = [sentence for sentence in before[-LATELY:] if sentence.span.start > one.span.end]
    child = given.words["children"].first(pointer.words) is not None
    grown = child and max(one.years, pointer.years) >= GROWN
    turned = pointer.years == _reversed(one.years)
    another = not child and not turned and _names_another(doc, lately, known, people)
    return "" if grown or another or _tells_of_another(doc, lately, one, pointer, given) else one.name


def _of_the_other_sex(doc: Doc, one: Age, pointer: Pointer, given: Given) -> bool:
    """Whether the clause behind a person's age tells of a woman, and the later age is a man's; or the other way round."""
    sex = _not_meant(doc, pointer, given)
    if not sex:
        return False
    behind = re.split(r"[.?!;:]", doc.folded[one.span.end : one.span.end + BESIDE])[0]
    other = "male" if sex == "female" else "female"
    return given.words[sex].first(behind, folded=True) is not None and not given.words[other].first(behind, folded=True)


def _tells_of_another(doc: Doc, lately: Sequence[Sentence], one: Age, pointer: Pointer, given: Given) -> bool:
    """Whether the sentences before an age, back to one that begins with whoever is of known age, tell of somebody else."""
    sex = _not_meant(doc, pointer, given)
    child = given.words["children"].first(pointer.words) is not None
    for sentence in reversed(lately):
        text = doc.folded[sentence.span.start : sentence.span.end]
        if given.words["others"].first(text, folded=True):
            return True
        if _goes_on(text, one, sex, given):
            return False
        if _brings_in(text, sex, given.words["children" if child else "somebody"], given):
            return True
    return False


def _headlined(doc: Doc, known: Mapping[str, Age], given: Given) -> bool:
    """Whether the headline names somebody by a full name whose age is not told: who may be meant as well."""
    title = doc.article.headline or ""
    ours = {part for name in known for part in name.split()}
    named = {name.identity for name in doc.names if name.kind is NameKind.PERSON and " " in name.identity}
    return any(
        name in title
        and ours.isdisjoint(name.split())
        and not given.words["in"].ends(title[: title.find(name)].rstrip())
        for name in named  # "adrift in Menya Strait"
    )


def slips(one: int, two: int) -> bool:
    """Whether one age of two digits is the other with one of them changed, or with the two turned."""
    first, second = f"{one}", f"{two}"
    if len(first) != 2 or len(second) != 2 or one == two:
        return False
    return one == _reversed(two) or first[0] == second[0] or first[1] == second[1]


def _told_before(doc: Doc, one: Pointer, given: Given) -> bool:
    """Whether the story told the same age before, of whomever."""
    same = rf"\b{one.years}(?:(?:-|\s)?(?:{either(given.words['years'])})|[,)])"
    return re.search(same, doc.body[: one.start]) is not None


def _goes_on(text: str, one: Age, sex: str, given: Given) -> bool:
    """Whether a sentence begins with whoever is of known age: by name, by "he", as "the victim"."""
    ours = given.words["himself"].first(text, folded=True)
    pronoun = ours is not None and ours.start == 0 and not (sex and ours.phrase in given.words[sex])
    return pronoun or fold(one.name.split()[-1]) in text[:HEAD]


def _brings_in(text: str, sex: str, others: Lexicon, given: Given) -> bool:
    """Whether a sentence tells of one other person whose age it does not tell, and whose sex may be the one that is meant."""
    return any(
        not (sex and any(word in given.words[sex] for word in hit.phrase.split()))
        and not given.words["many"].ends(text[max(0, hit.start - NEAR) : hit.start].rstrip())
        and not given.words["many"].first(text[hit.end : hit.end + NEAR], folded=True)
        and not given.words["years"].first(text[max(0, hit.start - NEAR) : hit.start], folded=True)
        and not _AGED.match(text, hit.end)
        for hit in others.find(text, folded=True)
    )


def _not_meant(doc: Doc, one: Pointer, given: Given) -> str:
    """The list of words for those who cannot be meant by an age: women where it is a man's; "" where its sex is not told."""
    behind = re.split(r"[.?!;:]", doc.folded[one.start : one.end + BESIDE])[0]
    beside = re.split(r"[.?!;:\n]", doc.folded[max(0, one.start - BESIDE) : one.start])[-1] + behind
    male, female = (given.words[sex].first(beside, folded=True) is not None for sex in ("male", "female"))
    return "" if male is female else "female" if male else "male"


def _names_another(doc: Doc, lately: Sequence[Sentence], known: Mapping[str, Age], people: Row[Name]) -> bool:
    """Whether some sentences name somebody else without a post: who is new to the story may be meant."""
    parts = {part for name in known for part in name.split()}
    return any(
        not name.title and not _apposed(doc, name) and not parts & set(name.identity.split())
        for sentence in lately
        for name in people.inside(sentence.span)
    )


def _apposed(doc: Doc, name: Name) -> bool:
    """Whether a name stands between commas behind what its bearer is: "The jury's president, Anton Leclair, praised"."""
    return (
        doc.body[max(0, name.span.start - 2) : name.span.start] == ", "
        and doc.body[name.span.end : name.span.end + 1] == ","
    )


def _reversed(years: int) -> int:
    return int(f"{years}"[::-1])
