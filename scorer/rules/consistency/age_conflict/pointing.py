"""
The ages that stand for somebody told of before: "the 29-year-old", "pria 29 tahun itu".

Whoever was told of last is meant, if the story has told another age of that person and nobody else was told of in
between. Further back it is whoever's age is the same but for one digit, or for the order of the two: that is how a
slip looks, and hardly how two people do.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Doc, Name, NameKind, Row, Sentence, Span, Stretches
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
    """Yield the ages that stand for somebody whose age the story has told, under that person's name."""
    lists = ("years", "the", "things", "that", "beings", "still", "lasts")
    pattern = _pointing(*(given.words[name] for name in lists))
    if _headlined(doc, known, given):
        return
    ages = {age.years for age in known.values()}
    names = Row(doc.names)
    told = tuple(doc.prose())
    aged = Stretches(hit for name in ("years", "still") for hit in given.words[name].find(doc.folded, folded=True))
    left = MOST
    for at, sentence in enumerate(told[1:], 1):
        if left <= 0 or not aged.touch(sentence.span):
            continue
        for found in islice(pattern.finditer(doc.body, sentence.span.start, sentence.span.end), left):
            left -= 1
            group = next(name for name in ("behind", "before", "at") if found[name])
            span = Span(found.start(group), found.end(group))
            years = int(found[group])
            if doc.quoted.touch(span) or _in_headline(doc, years):
                continue
            about = _last(doc, told[:at], found, known, names, given) or _slipped(doc, told[:at], found, known, given)
            if about and _of_the_other_sex(doc, known[about], found, given):
                continue
            if about and years not in ages - {known[about].years}:
                then = at_another_time(doc, found.start(), found.end(), given)
                yield Age(name=about, years=years, span=span, then=then)


# ── whoever was told of last ─────────────────────────────────────────────────────────────────────────────────────────


def _last(
    doc: Doc,
    before: Sequence[Sentence],
    found: re.Match[str],
    known: Mapping[str, Age],
    names: Row[Name],
    given: Given,
) -> str:
    """The person of known age who was told of last, if nobody else was in between; "" where somebody may have been."""
    turned = any(_years(found) == _reversed(age.years) for age in known.values())
    reaches = (Span(one.span.start, found.start()) for one in reversed(before[-(TURNED if turned else BACK) :]))
    reach = next((one for one in reaches if _names_any(doc, one, known, names)), None)
    if reach is None or given.words["somebody"].first(doc.text(reach)):
        return ""
    about = _about(doc, reach, known, names)
    at = doc.body.find(about.split()[-1], reach.start, reach.end) if about else -1
    ahead = doc.folded[max(reach.start, at - BESIDE) : at] if at >= 0 else ""
    return "" if given.words["deeds_to"].first(ahead, folded=True) else about


def _names_any(doc: Doc, reach: Span, known: Mapping[str, Age], names: Row[Name]) -> bool:
    """Whether a stretch of text names anybody."""
    words = set(_WORD.findall(doc.text(reach)))
    known_there = any(words & set(name.split()) for name in known)
    return known_there or any(name.kind is NameKind.PERSON for name in names.inside(reach))


def _about(doc: Doc, reach: Span, known: Mapping[str, Age], names: Row[Name]) -> str:
    """The one person of known age who is told of in a stretch of text, "" where there is none or somebody else too."""
    words = set(_WORD.findall(doc.text(reach)))
    ours = [name for name in known if words & set(name.split())]
    others = (name for name in names.inside(reach) if name.kind is NameKind.PERSON)
    alone = len(ours) == 1 and all(set(ours[0].split()) & set(other.identity.split()) for other in others)
    return ours[0] if alone else ""


# ── whose age it nearly is ───────────────────────────────────────────────────────────────────────────────────────────


def _in_headline(doc: Doc, years: int) -> bool:
    """Whether the headline has the same number: it is whose age is told there."""
    return re.search(rf"\b{years}\b", doc.article.headline or "") is not None


def _slipped(doc: Doc, before: Sequence[Sentence], found: re.Match[str], known: Mapping[str, Age], given: Given) -> str:
    """The one person whose age is the same but for a slip; "" where somebody else may be meant."""
    ours = [age for age in known.values() if not age.then and age.span.end < found.start()]
    near = [age for age in ours if slips(age.years, _years(found))]
    if len(near) != 1 or _told_before(doc, found, given):
        return ""
    one = near[0]
    if given.words["remains"].ends(doc.body[max(0, found.start() - NEAR) : found.start()].rstrip()):
        return one.name
    lately = [sentence for sentence in before[-LATELY:] if sentence.span.start > one.span.end]
    child = given.words["children"].first(found.group()) is not None
    grown = child and max(one.years, _years(found)) >= GROWN
    turned = _years(found) == _reversed(one.years)
    another = not child and not turned and _names_another(doc, lately, known)
    return "" if grown or another or _tells_of_another(doc, lately, one, found, given) else one.name


def _of_the_other_sex(doc: Doc, one: Age, found: re.Match[str], given: Given) -> bool:
    """Whether the clause behind a person's age tells of a woman, and the later age is a man's; or the other way round."""
    sex = _not_meant(doc, found, given)
    if not sex:
        return False
    behind = re.split(r"[.?!;:]", doc.folded[one.span.end : one.span.end + BESIDE])[0]
    other = "male" if sex == "female" else "female"
    return given.words[sex].first(behind, folded=True) is not None and not given.words[other].first(behind, folded=True)


def _tells_of_another(doc: Doc, lately: Sequence[Sentence], one: Age, found: re.Match[str], given: Given) -> bool:
    """Whether the sentences before an age, back to one that begins with whoever is of known age, tell of somebody else."""
    sex = _not_meant(doc, found, given)
    child = given.words["children"].first(found.group()) is not None
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


def _told_before(doc: Doc, found: re.Match[str], given: Given) -> bool:
    """Whether the story told the same age before, of whomever."""
    same = rf"\b{_years(found)}(?:(?:-|\s)?(?:{either(given.words['years'])})|[,)])"
    return re.search(same, doc.body[: found.start()]) is not None


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


def _not_meant(doc: Doc, found: re.Match[str], given: Given) -> str:
    """The list of words for those who cannot be meant by an age: women where it is a man's; "" where its sex is not told."""
    behind = re.split(r"[.?!;:]", doc.folded[found.start() : found.end() + BESIDE])[0]
    beside = re.split(r"[.?!;:\n]", doc.folded[max(0, found.start() - BESIDE) : found.start()])[-1] + behind
    male, female = (given.words[sex].first(beside, folded=True) is not None for sex in ("male", "female"))
    return "" if male is female else "female" if male else "male"


def _names_another(doc: Doc, lately: Sequence[Sentence], known: Mapping[str, Age]) -> bool:
    """Whether some sentences name somebody else without a post: who is new to the story may be meant."""
    parts = {part for name in known for part in name.split()}
    return any(
        name.kind is NameKind.PERSON
        and not name.title
        and not _apposed(doc, name)
        and not parts & set(name.identity.split())
        for name in doc.names
        for sentence in lately
        if name.span in sentence.span
    )


def _apposed(doc: Doc, name: Name) -> bool:
    """Whether a name stands between commas behind what its bearer is: "The jury's president, Anton Leclair, praised"."""
    return (
        doc.body[max(0, name.span.start - 2) : name.span.start] == ", "
        and doc.body[name.span.end : name.span.end + 1] == ","
    )


def _years(found: re.Match[str]) -> int:
    return int(found["behind"] or found["before"] or found["at"])


def _reversed(years: int) -> int:
    return int(f"{years}"[::-1])


@cache
def _pointing(*lists: Lexicon) -> re.Pattern[str]:
    """An age that stands for a person: "the 29-year-old had", "who, at 29, is", "perempuan berusia 29 tahun itu"."""
    said, article, thing, pointed, being, still, lasts = (either(words) or "(?!)" for words in lists)
    return re.compile(
        rf"\b(?i:{article})\s(?P<before>[1-9]\d?)-(?:{said})(?=[,.’']|\s[a-z])(?!\s(?:[a-z-]+\s)?(?:{thing})\b)"
        rf"|\b(?i:{being})\s(?:[a-z]{{3,}}\s){{0,4}}(?P<behind>[1-9]\d?)\s(?:{said})\s(?:{pointed})\b"
        rf"|\b(?:{still})[\s-](?P<at>[1-9]\d?)(?:\s(?:{said}))?,?\s(?:{lasts})\b"
    )
