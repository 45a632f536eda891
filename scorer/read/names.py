"""
Names: capitalised runs of the body, what they stand for, and one identity for all spellings and short forms.

Kim, Kim Jong-un and Kim Jong Un are one person; the fullest form is the identity. A title before the name ("Presiden",
"Kombes Pol.") belongs to `title`, not to the name. Organisations are known by a word in them, places by the pack's list
and by CLDR's territory names, outlets by the registry. Only running text is read: headlines are one capital run.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale

from scorer.langs import Lang
from scorer.lexicon import fold
from scorer.model import Block, Name, NameKind, Role, Span
from scorer.registry import Mention

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*\.?|[^\s]")
_READ = frozenset({Role.PARAGRAPH, Role.DECK, Role.CAPTION})
_INITIAL = re.compile(r"^[A-Z]\.$")
LONGEST = 12  # words of one name


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """A pack's words about names, compiled."""

    titles: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]
    links: frozenset[str]
    never: frozenset[str]


def find(body: str, blocks: Sequence[Block], outlets: Sequence[Mention], lang: Lang) -> tuple[Name, ...]:
    """The names of the running text, in order, each with its identity."""
    naming = of(lang)
    known = {mention.start: mention for mention in outlets}
    runs = [run for block in blocks if block.role in _READ for run in _runs(body, block.span, naming)]
    names = [name for run in runs for name in _names(body, run, known, naming)]
    return _identified(body, names)


@cache
def of(lang: Lang) -> Naming:
    """The naming words of a language pack, with CLDR's territories."""
    words = lang["names"]
    territories = (name for code, name in Locale(lang.code).territories.items() if code.isalpha())
    speakers = lang["speakers"]
    return Naming(
        titles=frozenset(word for phrase in speakers["titles"]["words"] for word in fold(phrase).split()),
        organisations=frozenset(
            fold(word) for group in ("official", "organisation") for word in speakers[group]["words"]
        ),
        places=frozenset(
            fold(place)
            for places in (territories, lang["metonyms"]["words"], lang["metonyms"]["countries"])
            for place in places
        ),
        links=frozenset(words["links"]),
        never=frozenset(words["never"]),
    )


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return fold(self.text).rstrip(".")


def _runs(body: str, line: Span, naming: Naming) -> Iterator[list[_Word]]:
    """Runs of capitalised words in a line, with the small words that may stand inside a name."""
    run: list[_Word] = []
    end = line.start
    opens = True
    for found in _TOKEN.finditer(body, line.start, line.end):
        word = _Word(found.start(), found.end(), found.group())
        near = not run or body[end : word.start].isspace()
        stem = word.text.rstrip(".")
        capital = stem[:1].isupper() and not (opens and word.low in naming.never)
        if run and (not near or not (capital or (word.text.islower() and word.low in naming.links))):
            yield from _trimmed(run, naming)
            run = []
        if capital and (run or word.low not in naming.never):
            if word.text.endswith(".") and not _INITIAL.match(word.text) and word.low not in naming.titles:
                word = replace(word, end=word.end - 1, text=stem)
                run.append(word)
                yield from _trimmed(run, naming)
                run = []
            elif len(run) < LONGEST:
                run.append(word)
        elif run and word.low in naming.links:
            run.append(word)
        end = found.end()
        opens = found.group() in '.?!:“"”'
    yield from _trimmed(run, naming)


def _trimmed(run: list[_Word], naming: Naming) -> Iterator[list[_Word]]:
    while run and run[-1].text.islower():
        run = run[:-1]
    if run:
        yield run


def _names(body: str, run: list[_Word], known: dict[int, Mention], naming: Naming) -> Iterator[Name]:
    """The name in a run, without the title before it; an outlet where the registry knows one."""
    for word in run:
        if mention := known.get(word.start):
            yield Name(
                span=Span(mention.start, mention.end),
                kind=NameKind.OUTLET,
                identity=mention.outlet.name,
                outlet_id=mention.outlet.id,
            )
            return
    title = 0
    while title < len(run) - 1 and run[title].low in naming.titles:
        title += 1
    text = body[run[0].start : run[-1].end]
    kind = _kind(run, naming, titled=title > 0)
    if kind is NameKind.PERSON and title:
        # After "Menteri Luar Negeri Iran" the person begins where the office ends.
        start = _person_start(run, title, naming)
        if start >= len(run):
            return
        name = body[run[start].start : run[-1].end]
        yield Name(
            span=Span(run[start].start, run[-1].end),
            kind=kind,
            identity=name,
            title=body[run[0].start : run[start - 1].end],
        )
    elif not (title and len(run) == 1):
        yield Name(span=Span(run[0].start, run[-1].end), kind=kind, identity=text)


def _kind(run: list[_Word], naming: Naming, *, titled: bool) -> NameKind:
    whole = " ".join(word.low for word in run)
    if titled:
        return NameKind.PERSON
    if whole in naming.places:
        return NameKind.PLACE
    if any(word.low in naming.organisations for word in run) or (
        len(run) == 1 and run[0].text.isupper() and len(whole) > 1
    ):
        return NameKind.ORGANISATION
    return NameKind.PERSON if len(run) <= 4 else NameKind.OTHER


def _person_start(run: list[_Word], title: int, naming: Naming) -> int:
    """Where the person's own name begins in "Menteri Luar Negeri Iran Mohamad Zarif"."""
    index = title
    while index < len(run) - 1:
        two = f"{run[index].low} {run[index + 1].low}"
        if two in naming.places and index + 2 < len(run):
            index += 2
        elif (
            run[index].low in naming.titles | naming.organisations | naming.places
            or run[index].text.islower()
            or (run[index].text.isupper() and len(run[index].text) > 1)
        ):
            index += 1
        else:
            break
    rest = len(run) - index
    return index if rest <= 4 else len(run) - 3 if rest <= 8 else len(run)


def _identified(body: str, names: list[Name]) -> tuple[Name, ...]:
    """Each name with the fullest form of it in the article as its identity."""
    fullest: dict[frozenset[str], str] = {}
    by_word: dict[str, list[frozenset[str]]] = {}
    for name in sorted(names, key=lambda name: -len(name.identity.split())):
        if name.kind is NameKind.OUTLET:
            continue
        key = words_of(name.identity)
        holder = next((other for other in by_word.get(min(key, key=len, default=""), ()) if key <= other), None)
        holder = holder or next((other for word in key for other in by_word.get(word, ()) if key <= other), None)
        if holder is None:
            fullest[key] = name.identity
            for word in key:
                by_word.setdefault(word, []).append(key)
        else:
            fullest.setdefault(key, fullest[holder])
    return tuple(
        name
        if name.kind is NameKind.OUTLET
        else replace(name, identity=fullest.get(words_of(name.identity), name.identity))
        for name in names
    )


def words_of(name: str) -> frozenset[str]:
    """The words of a name without hyphens, case or stops: Kim Jong-un and Kim Jong Un have the same."""
    return frozenset(fold(name).replace("-", " ").replace(".", " ").replace("’", "'").removesuffix("'s").split())
