"""
One person under two first names: "Marcus Dyer was cleared … Martin Dyer thanked his union".

Whoever is new to a story is brought in: with an age, a post, whose brother it is. A second full name with the same family
name that is brought in by nothing, and that stands once, is the first person's, if it begins with the same letter or goes
with what the story said of the first. So is one that the headline alone has.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import OSA

from scorer.lexicon import fold
from scorer.model import Doc, Name, NameKind, Span
from scorer.rules.given import Given

MOST = 200  # persons looked at
BOTH = 2  # bearers of a family name: more are a family
BEFORE = 40  # code points before a name in which a word of kin stands
SLIP = 2  # letters by which a first name differs that is a slip of the keyboard, the matter of another rule …
WHOLE = 5  # … if it has so many
LEAST = 4  # letters of a first name, and with which a short form and the whole begin alike
PET = 3  # letters with which a name and its pet form begin alike, one of them shorter
STEM = 6  # letters by which a word is known in another form
_WORD = re.compile(r"[A-Za-z]{6,}")
_CAPITALISED = re.compile(r"[A-Z][a-z]{2,}")
_STOP = re.compile(r"[.?!][\s”\"]+")
_AGED = re.compile(r"\s\(\d|,\s(?:[a-z]+\s)?\d")
_APPOSED = re.compile(r"\s\(|,\s(?!who\s(?:has|had)\s)[a-z][^,.;]{3,60}[,.]")
_POST = re.compile(r",\s[^,.;]{0,40}?(?P<post>[a-z]+)[,.]")

Pair = tuple[Span, Span]


def told(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield the two places where one person has two first names."""
    people = [name for name in doc.names if name.kind is NameKind.PERSON and " " in doc.text(name.span)][:MOST]
    families: dict[str, dict[str, Name]] = defaultdict(dict)
    for name in people:
        first, *_, last = doc.text(name.span).removesuffix("'s").removesuffix("’s").split()
        if fold(last) not in given.words["places"]:
            families[last].setdefault(first, name)
    counts = Counter(_CAPITALISED.findall(doc.body))
    several = [bearers for bearers in families.values() if len(bearers) == BOTH]
    if given.words["kin"].first(doc.article.headline or ""):
        return
    if several and given.words["related"].first(doc.folded, folded=True) is None:
        for bearers in several:
            (first, one), (second, two) = bearers.items()
            once = counts[second] == 1 and not _is_word(doc, one)
            if once and _is_other(first, second, given) and _are_one(doc, one, two, given):
                yield one.span, two.span
    yield from _in_headline(doc, families, counts, given)


def _is_other(first: str, second: str, given: Given) -> bool:
    """Whether two first names are two, and neither a short form nor a slip of the other."""
    one, two = fold(first), fold(second)
    slip = (
        min(len(one), len(two)) >= WHOLE
        and not {one, two} & given.speech.words
        and OSA.distance(one, two, score_cutoff=SLIP) <= SLIP
    )
    short = any(len(word) < LEAST or word.isupper() or not word.isalpha() for word in (first, second))
    short = short or (one[:PET] == two[:PET] and len(one) != len(two))  # Steve, Stephen
    plain = any(word.endswith(tuple(given.words["no_names"])) for word in (one, two))  # "Asian American"
    return not plain and one != two and not slip and not short and one[:LEAST] != two[:LEAST]


def _are_one(doc: Doc, one: Name, two: Name, given: Given) -> bool:
    """Whether the second of two names is brought in by nothing that would make another person of it."""
    if doc.sentence_at(one.span.start) == doc.sentence_at(two.span.start):
        return False
    if any(_beside_kin(doc, name, given) for name in (one, two)):
        return False
    before = _STOP.split(doc.body[max(0, two.begin - BEFORE) : two.span.start])[-1]
    behind = doc.body[two.span.end : two.span.end + 2 * BEFORE]
    titles = [set(fold(name.title or "").split()) for name in (one, two)]
    between = before.endswith(", ") and behind[:1] in {",", ".", "”", '"'}  # "said the owner, Martin Dyer."
    if between or _AGED.match(behind) or (titles[1] and not titles[1] <= titles[0]):
        return False
    if _APPOSED.match(behind):
        return _same_post(doc, one, behind, given)
    known = any(titles) or any(_speaks(doc, name) for name in (one, two))
    alike = doc.text(one.span)[0] == doc.text(two.span)[0]
    return (known and alike) or _goes_with(doc, one, two, given)


def _is_word(doc: Doc, name: Name) -> bool:
    """Whether the story writes the last word of a name in small letters, too: "Racik Yogurt" in a story of yogurt."""
    last = fold(doc.text(name.span).split()[-1])
    return re.search(rf"\b{re.escape(last)}\b", doc.body) is not None


def _speaks(doc: Doc, name: Name) -> bool:
    """Whether a name stands where the story says whose words it tells: what is no person's does not."""
    return any(one.source is not None and name.span in one.source for one in doc.attributions)


def _beside_kin(doc: Doc, name: Name, given: Given) -> bool:
    """Whether a word of kin stands before a name, or between commas behind it."""
    before = _STOP.split(doc.folded[max(0, name.begin - BEFORE) : name.span.start])[-1]
    behind = doc.folded[name.span.end : name.span.end + BEFORE // 2]
    kin = given.words["kin"]
    return kin.first(before, folded=True) is not None or (behind[:1] == "," and kin.first(behind) is not None)


def _same_post(doc: Doc, one: Name, behind: str, given: Given) -> bool:
    """Whether a post behind the second name is the one that the first was told to hold: "led by …" and ", the … leader,"."""
    said = doc.folded[slice(*_edges(doc, one))]
    post = _POST.match(behind)
    return post is not None and any(
        post["post"] in forms and any(re.search(rf"\b{form}\b", said) for form in forms)
        for forms in given.tables["posts"].values()
    )


def _goes_with(doc: Doc, one: Name, two: Name, given: Given) -> bool:
    """Whether the second name's sentence calls its bearer what the story said of the first: "conducted", "the conductor"."""
    ours, theirs = (
        {word[:STEM] for word in _WORD.findall(doc.folded[slice(*_edges(doc, name))])} for name in (one, two)
    )
    return (
        bool(ours & theirs) and given.words["late"].first(doc.folded[slice(*_edges(doc, two))], folded=True) is not None
    )


def _edges(doc: Doc, name: Name) -> tuple[int, int]:
    span = doc.sentence_of(name.span)
    return span.start, span.end


def _in_headline(doc: Doc, families: dict[str, dict[str, Name]], counts: Counter[str], given: Given) -> Iterator[Pair]:
    """Full names of the headline whose first name the story never writes, where it has one person of that family name."""
    if doc.headline is None or doc.headline.field != "headline":
        return
    words = list(_CAPITALISED.finditer(doc.text(doc.headline)))
    for first, last in pairwise(words):
        bearers = families.get(last.group(), {})
        if len(bearers) != 1 or counts[first.group()] or last.start() != first.end() + 1:
            continue
        (other, name), *_ = bearers.items()
        if fold(first.group()) in doc.common or given.speech.knows(fold(first.group())):
            continue
        if _is_other(other, first.group(), given) and not _is_word(doc, name) and first.group()[0] == other[0]:
            place = Span(doc.headline.start + first.start(), doc.headline.start + last.end(), "headline")
            yield place, name.span
