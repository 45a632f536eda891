"""
One name in two accepted spellings, or one person under two first names.

Why it matters: a search finds half of the story, and the reader may take one person for two. Spelling is a matter of house
style and never costs a point.
Stays quiet: on a single spelling, in quotations and in tags of the net, on capitals in headlines, where the newsroom
has both; on relatives, and on everybody who is brought in with an age, a post or whose kin it is.
How: names, or two words of one, that become equal when hyphens, case and the usual transliterations (yy and y, oe and
u, listed first names) are set aside. And two full names with one family name, where nothing brings in the second as
somebody else and it begins with the same letter, bears the same title or goes with what was said of the first.
Cannot see: spellings whose difference is no known transliteration, and nicknames.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from scorer.lexicon import either, fold
from scorer.model import Doc, Finding, NameKind, Outcome, Role, Span
from scorer.rules.consistency.name_variant import bearers
from scorer.rules.given import Given, Table

_RUN = re.compile(r"[A-Z](?<![\w#@].)[\w’']+(?:(?:[ -])[A-Z][\w’']+|-[a-z]{2,})*")
_PART = re.compile(r"\w+(?:[’']\w+)*")
LETTERS = 7  # of a single word that is compared by transliteration
SHORT = 2  # letters of an initial or a particle in capitals; longer ones are emphasis
PLACE = 4  # letters of a name that stands alone
WINDOW = 3  # parts of a name with a hyphen

Place = tuple[int, int, str]  # where a form stands: its edges and its field
Occurrences = dict[str, list[Place]]  # the forms of a name, each with where it stands
Spellings = dict[str, Occurrences]


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each name that stands more than once in different spellings."""
    known = _spellings(doc, given)
    told: set[frozenset[str]] = set()
    for key, spellings in known.items():
        if len(spellings) < 2:
            continue
        forms = list(spellings)
        parts = [frozenset(form.split()) for form in forms]
        differ = parts[0].union(*parts) - parts[0].intersection(*parts)
        if differ in told or _ordinary(key, forms, given):
            continue  # "Mr O'Hare" beside "O'Hare"
        ours = [form for form in forms if form in given.names]
        if len(forms) > max(1, len(ours)):
            told.add(differ)
            yield Finding(
                rule="name-variant",
                spans=tuple(Span(*spellings[form][0]) for form in forms[:WINDOW]),
                values={"forms": " / ".join(forms[:WINDOW])},
                confidence=0.98,
                repairs=tuple(ours[:1]),  # the house spelling is what to write
            )
    for places in _of_people(doc, known, given):
        spans = tuple(Span(*place) for place in places)
        values = {"forms": " / ".join(_form(doc.text(span)) for span in spans)}
        yield Finding(rule="name-variant", spans=spans, values=values, confidence=0.95)
    for one, two in bearers.told(doc, given):
        both = {"forms": f"{doc.text(one)} / {doc.text(two)}"}
        yield Finding(rule="name-variant", spans=(one, two), values=both, case="person", confidence=0.92)


def _spellings(doc: Doc, given: Given) -> Spellings:
    """
    The names of the story, each under what its spellings have in common, with where every spelling stands first.

    Where a spelling stands is looked at closely only beside another one: most names have a single one.
    """
    table = given.tables["spellings"]
    known: dict[str, dict[str, list[Place]]] = defaultdict(dict)
    for name, places in _written(doc).items():
        if not name.isupper():
            known[_key(fold(name), table)].setdefault(_form(name), []).extend(places)
    return {
        key: spellings if len(spellings) == 1 else _as_they_stand(doc, spellings, given)
        for key, spellings in known.items()
    }


def _as_they_stand(doc: Doc, spellings: Occurrences, given: Given) -> Occurrences:
    """The spellings that stand somewhere for themselves, each from that place on, in the order of the text."""
    first = {word for pair in given.tables["spellings"]["names"] for word in pair}
    own = {form: [place for place in places if _is_own(doc, place, first, given)] for form, places in spellings.items()}
    return dict(sorted(((form, places) for form, places in own.items() if places), key=_earliest))


def _earliest(told: tuple[str, list[Place]]) -> tuple[bool, int]:
    """The order of the text: the headline, then the body."""
    start, _, field = told[1][0]
    return field == "body", start


def _is_own(doc: Doc, place: Place, first: Collection[str], given: Given) -> bool:
    """Whether a name stands for itself: not half of another, not quoted, and no spelling of older times."""
    start, end, field = place
    text = doc.article.text(field)
    low = fold(text[start:end])
    if (low.removesuffix("'s") in first and not _alone(text, start, end)) or _goes_on(text, low, end, first):
        return False  # two people may be called Muhammad and Mohammad
    quoted = field == "body" and doc.quoted.touch(Span(start, end))
    return not quoted and low not in given.words["historic"]  # a post on the net keeps its spelling


def _form(name: str) -> str:
    """A name without the marks that any spelling may have."""
    return name.replace("’", "'").removesuffix("'s")


def _of_people(doc: Doc, known: Spellings, given: Given) -> Iterator[list[Place]]:
    """Where a family name alone has a spelling that only people's names have beside its own: Tindall, Tyndall."""
    sounds: dict[str, Occurrences] = defaultdict(dict)
    people = given.tables["spellings"]["people"]
    for forms in known.values():
        form, places = next(iter(forms.items()), ("", []))
        if len(forms) == 1 and form.isalpha() and not given.speech.knows(low := fold(form)):
            for old, new in people:
                low = low.replace(old, new)
            sounds[low][form] = places
    several = [spelt for spelt in sounds.values() if len(spelt) > 1]
    if not several:
        return
    full = {word for name in doc.names if name.kind is NameKind.PERSON for word in name.identity.split()}
    for spelt in several:
        own = _as_they_stand(doc, spelt, given)
        if len(own) == 2 and sum(form in full for form in own) == 1:
            yield [places[0] for places in own.values()]


def _goes_on(text: str, low: str, end: int, first: Collection[str]) -> bool:
    """Whether a title and a first name have a family name behind them, that is compared with them or another's."""
    return (
        " " in low
        and low.rsplit(maxsplit=1)[-1] in first
        and text[end : end + 1] == " "
        and text[end + 1 : end + 2].isupper()
    )


def _ordinary(key: str, forms: Sequence[str], given: Given) -> bool:
    """Whether ordinary words are told apart by emphasis or an apostrophe alone: "Say NO", "Over-The-Top", "You'r"."""
    cased = len({fold(form) for form in forms}) == 1
    return (cased or " " not in key) and all(given.speech.knows(word) for word in key.split())


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a word stands without another name beside it."""
    return (
        text[start - 1 : start] != "-"
        and not re.match(r"\s[A-Z]", text[end : end + 2])
        and not re.search(r"[A-Z][\w.]*\s$", text[max(0, start - 20) : start])
    )


def _written(doc: Doc) -> Occurrences:
    """Whatever may be a name, as it is written, with all places where it stands."""
    written: Occurrences = defaultdict(list)
    for place in _places(doc):
        text, field = doc.article.text(place.field), place.field
        for start, end in _names(text, place):
            written[text[start:end]].append((start, end, field))
    return written


def _places(doc: Doc) -> Iterator[Span]:
    """The headline and the lines of running text."""
    if doc.headline and doc.headline.field == "headline":
        yield doc.headline
    yield from (block.span for block in doc.blocks if block.role not in (Role.BOILERPLATE, Role.CREDIT))


def _names(text: str, place: Span) -> Iterator[tuple[int, int]]:
    """Where three-part names with a hyphen or without, pairs, and long single words stand."""
    for run in _RUN.finditer(text, place.start, place.end):
        if run.group().isalnum():
            if run.end() - run.start() >= PLACE:
                yield run.span()
            continue
        parts = list(_PART.finditer(text, run.start(), run.end()))
        words = [part.group() for part in parts]
        named = [word[0].isupper() for word in words]
        shouted = [len(word) > SHORT and word.isupper() for word in words]
        spaced = [text[part.end()] == " " for part in parts[:-1]]
        for at in range(len(parts) - WINDOW + 1):
            if named[at] and spaced[at] and not any(shouted[at : at + WINDOW]):  # "Anak-anak Desa" is no name
                yield parts[at].start(), parts[at + WINDOW - 1].end()
        for at, space in enumerate(spaced):
            if space and all(named[at : at + 2]) and not any(shouted[at : at + 2]):
                yield parts[at].start(), parts[at + 1].end()
        least = PLACE if len(parts) == 1 else LETTERS
        for part, word, name in zip(parts, words, named, strict=True):
            if name and len(word) >= least:
                yield part.span()


def _key(low: str, table: Table) -> str:
    """What all spellings of a name, given in small letters, have in common."""
    plain = low.removesuffix("'s").replace("-", " ").replace("'", "")
    if plain.count(" ") < WINDOW - 1 and _changed(table).search(plain):
        for old, new in (*table["names"], *table["same"]):
            plain = plain.replace(old, new)
    return plain


@cache
def _changed(table: Table) -> re.Pattern[str]:
    """What is written otherwise in another transliteration; most names hold nothing of it."""
    return re.compile(either(old for old, _ in (*table["names"], *table["same"])))
