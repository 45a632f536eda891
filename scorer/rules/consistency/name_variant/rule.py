"""
One name in two accepted spellings.

Why it matters: a search finds half of the story, and the reader may take one person for two. A matter of house style.
Stays quiet: on a single spelling, on capitals in headlines, where the newsroom has both; and never costs a point.
How: names, or two words of one, that become equal when hyphens, case and the usual transliterations (yy and y, oe and
u, listed first names) are set aside.
Cannot see: spellings whose difference is no known transliteration, and nicknames.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from scorer.lexicon import either, fold
from scorer.model import Doc, Finding, Outcome, Role, Span
from scorer.rules.given import Given, Table

_RUN = re.compile(r"[A-Z][\w’']+(?:(?:[ -])[A-Z][\w’']+|-[a-z]{2,})*")
_PART = re.compile(r"\w+(?:[’']\w+)*")
LETTERS = 7  # of a single word that is compared by transliteration
SHORT = 2  # letters of an initial or a particle in capitals; longer ones are emphasis
PLACE = 4  # letters of a name that stands alone
WINDOW = 3  # parts of a name with a hyphen


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each name that stands more than once in different spellings."""
    table = given.tables["spellings"]
    first = {word for pair in table["names"] for word in pair}
    known: dict[str, dict[str, tuple[int, int, str]]] = {}
    seen: set[str] = set()
    for place in _places(doc):
        text = doc.article.text(place.field)
        for start, end in _names(text, place):
            name = text[start:end]
            if name in seen or name.isupper():
                continue
            if " " not in name and fold(name) in first and not _alone(text, start, end):
                continue  # two people may be called Muhammad and Mohammad
            if name not in given.words["historic"]:
                seen.add(name)
                form = name.replace("’", "'").removesuffix("'s")
                known.setdefault(_key(name, table), {}).setdefault(form, (start, end, place.field))
    for spellings in known.values():
        forms = list(spellings)
        ours = [form for form in forms if form in given.names]
        if len(forms) > max(1, len(ours)):
            yield Finding(
                rule="name-variant",
                spans=tuple(Span(*spellings[form]) for form in forms[:WINDOW]),
                values={"forms": " / ".join(forms[:WINDOW])},
                confidence=0.98,
                repairs=tuple(ours[:1]),  # the house spelling is what to write
            )


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a word stands without another name beside it."""
    return not re.match(r"\s[A-Z]", text[end : end + 2]) and not re.search(
        r"[A-Z][\w.]*\s$", text[max(0, start - 20) : start]
    )


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
        for at in range(len(parts) - WINDOW + 1):
            named = words[at][0].isupper() and not _shouted(words[at : at + WINDOW])
            if named and text[parts[at].end()] == " ":  # "Anak-anak Desa" is no name
                yield parts[at].start(), parts[at + WINDOW - 1].end()
        for at, (one, two) in enumerate(pairwise(parts)):
            pair = words[at : at + 2]
            if text[one.end()] == " " and all(word[0].isupper() for word in pair) and not _shouted(pair):
                yield one.start(), two.end()
        least = PLACE if len(parts) == 1 else LETTERS
        for part, word in zip(parts, words, strict=True):
            if len(word) >= least and word[0].isupper():
                yield part.span()


def _shouted(words: Sequence[str]) -> bool:
    """Whether a word of several letters stands in capitals."""
    return any(len(word) > SHORT and word.isupper() for word in words)


def _key(text: str, table: Table) -> str:
    plain = fold(text).removesuffix("'s").replace("-", " ").replace("'", "")
    if plain.count(" ") < WINDOW - 1 and _changed(table).search(plain):
        for old, new in (*table["names"], *table["same"]):
            plain = plain.replace(old, new)
    return plain


@cache
def _changed(table: Table) -> re.Pattern[str]:
    """What is written otherwise in another transliteration; most names hold nothing of it."""
    return re.compile(either(old for old, _ in (*table["names"], *table["same"])))
