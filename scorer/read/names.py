"""
Names: capitalised runs of the body, what they stand for, and one identity for all spellings and short forms.

Han, Han Sol-mi and Han Sol Mi are one person; the fullest form is the identity. A title before the name ("Presiden",
"Kombes Pol.") belongs to `title`, not to the name. Organisations are known by a word in them, places by the pack's list
and by CLDR's territory names, outlets by the registry. A capital at the head of a sentence proves nothing, so such a
word must be written with a capital elsewhere too. Only running text is read: headlines are one capital run.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scorer.langs import Lang
from scorer.lexicon import fold
from scorer.model import Block, Name, NameKind, Role, Span
from scorer.read import capitals, identities, lone, nicknames, offices, things, titles
from scorer.read import naming as words_of_names
from scorer.read.capitals import Run, Word
from scorer.read.naming import OWN, Naming
from scorer.read.offices import Usage
from scorer.registry import Mention

_WORD = re.compile(r"[^\W\d_]+")
_READ = frozenset({Role.PARAGRAPH, Role.DECK, Role.CAPTION})

LONGEST = 16  # words of an office to which a further run is joined
BETWEEN = 8  # letters between the two


def find(body: str, blocks: Sequence[Block], outlets: Sequence[Mention], lang: Lang) -> tuple[Name, ...]:
    """The names of the running text, in order, each with its identity."""
    naming = words_of_names.of(lang)
    runs = [run for block in blocks if block.role in _READ for run in capitals.runs(body, block.span, naming)]
    known = {mention.start: mention for mention in outlets}
    usual = capitals.usual(body, runs)
    runs = list(_openers_dropped(runs, usual, naming))
    kept = [
        run
        for run in _offices_joined(body, runs, naming, lang)
        if not (_only_opens(body, run, usual, naming) or _is_degree(body, run, naming))
    ]
    usage = offices.usage(body, kept, naming)
    each = list(_each(body, kept, known, naming, usage))
    fullest = identities.resolved(each, suffixes=naming.suffixes, family_last=naming.family_last)
    people = things.resolved(body, fullest, naming)
    return lone.resolved(body, nicknames.resolved(body, people, lang), naming)


# ── what a run names ─────────────────────────────────────────────────────────────────────────────────────────────────


def _only_opens(body: str, run: Run, usual: frozenset[str], naming: Naming) -> bool:
    """Whether a single word has its capital only from the head of a sentence."""
    word = run.words[0]
    if not run.opens or len(run.words) > 1 or word.low in usual or word.text.isupper():
        return False
    if naming.is_verb(word.low):
        return True
    known = word.low in naming.places or word.low in naming.bodies or word.low in naming.titles
    return not known and not lone.is_somebody(body, word.start, word.end, naming)


def _openers_dropped(runs: Sequence[Run], usual: frozenset[str], naming: Naming) -> Iterator[Run]:
    """
    The runs, each without a word of the vocabulary that only stands before a name told elsewhere.

    It opens its sentence ("Beruntung | Rini", "Mewakili | Rini Asmara") or, where names end with the family's, is an epithet
    ("Crooked | Mia Holt"). Who has no such name before is brought in by a first name ("Rose | Holt, 60, … Holt said").
    """
    told = {run.words[0].low for run in runs}
    whole = {tuple(word.low for word in run.words) for run in runs} if naming.family_last else set()
    before: set[str] = set()
    for run in runs:
        word, *others = run.words
        common = bool(others) and naming.is_plain(word.low) and word.low not in naming.places
        opens = common and run.opens and word.low not in usual
        opens = opens and (others[0].low in (before & told if naming.family_last else told) or naming.is_verb(word.low))
        before.update(one.low for one in run.words)
        epithet = common and len(others) > 1 and tuple(other.low for other in others) in whole
        yield replace(run, words=tuple(others), opens=False) if opens or epithet else run


def _is_degree(body: str, run: Run, naming: Naming) -> bool:
    """Whether a run is a degree behind a name: "Wening Palupi, | M.Si | …"."""
    plain = "".join(word.low for word in run.words).replace(".", "")
    return plain in naming.degrees and body.endswith(", ", 0, run.start) and len(run.words) == 1


def _offices_joined(body: str, runs: Sequence[Run], naming: Naming, lang: Lang) -> Iterator[Run]:
    """The runs, those made one that share an office: "Menteri Pendidikan | dan | Kebudayaan Ratna Wulandari"."""
    joins = frozenset((",", *(f"{comma} {join}" for comma in ("", ",") for join in lang["grammar"]["joins"])))
    open_run: Run | None = None
    for run in runs:
        if open_run and _shares_office(body, open_run, run, naming, joins):
            further = run.words
            if body.endswith("(", 0, run.start):  # "Kamar Dagang (Kadin)": letters for a body, as in capitals
                further = tuple(replace(word, text=word.text.upper()) for word in further)
            open_run = replace(open_run, words=(*open_run.words, *further))
            continue
        if open_run:
            yield open_run
        open_run = run
    if open_run:
        yield open_run


def _shares_office(body: str, run: Run, further: Run, naming: Naming, joins: frozenset[str]) -> bool:
    if len(run.words) > LONGEST:
        return False
    between = fold(body[run.end : min(further.start, run.end + BETWEEN)])
    if _names_fields(run, naming) and naming.is_field(further.words[0].low):
        return between.rstrip() in joins
    if naming.head_first and between.strip() in naming.affiliations and further.words[0].low in naming.bodies:
        return titles.begins(run.words, 0, naming) or titles.in_small(body, run, naming) is not None
    if not naming.head_first or not titles.begins(run.words, 0, naming):
        return False
    bracketed = between == " (" and len(further.words) == 1 and body.startswith(")", further.end)
    common = further.words[0].low in naming.common and not titles.begins(further.words, 0, naming)
    body_follows = (
        between == ", " and further.words[0].low in naming.bodies and further.words[0].low not in naming.titles
    )
    if not (bracketed or body_follows or between == ") " or (common and between.rstrip() in joins - {","})):
        return False
    first = 1 + max(number for number in range(len(run.words)) if titles.begins(run.words, number, naming))
    named = run.words[first:]
    described = all(word.low in naming.common for word in named) or any(
        word.text.islower() and word.low in naming.english for word in named
    )
    told = bracketed and body[further.end + 1 : further.end + 3].strip()[:1].isupper()  # a name follows the bracket
    shortened = (told and _spells(further.words[0], run.words)) or _spells(run.words[-1], run.words[:-1])
    return shortened or described or offices.end(run.words, first, naming, Usage(), apposed=False) is None


def _spells(letters: Word, words: Sequence[Word]) -> bool:
    """Whether letters are the initials of the words before them, so that those name a body: "Tirta Wirana Jaya (TWJ)"."""
    low = letters.low
    return letters.text.isupper() and len(low) > 1 and "".join(word.low[0] for word in words[-len(low) :]) == low


def _names_fields(run: Run, naming: Naming) -> bool:
    """Whether a run ends in what an office is over, or in the word behind that or behind a body it describes."""
    last, before = run.words[-1].low, run.words[-2].low if len(run.words) > 1 else ""
    return naming.is_field(last) or naming.is_field(before) or before in naming.described


def _each(body: str, runs: Sequence[Run], known: dict[int, Mention], naming: Naming, usage: Usage) -> Iterator[Name]:
    """The names in these runs; a role before a comma is the title of the name behind it."""
    role: Run | None = None
    for number, run in enumerate(runs):
        outlet = next((known[word.start] for word in run.words if word.start in known), None)
        if outlet:
            yield _outlet(outlet)
            role = None
            continue
        following = runs[number + 1] if number + 1 < len(runs) else None
        apposed = following is not None and _apposed(body, run, following, naming)
        name = _name(body, run, naming, usage, apposed=apposed)
        if name and role and name.kind is NameKind.PERSON and _apposed(body, role, run, naming, titled=True):
            title = body[role.start : role.end]
            name = replace(name, title=title if body[role.end] == " " else name.title or title)
        if name:
            yield name
        role = run if name is None else None


def _apposed(body: str, role: Run, name: Run, naming: Naming, *, titled: bool = False) -> bool:
    """Whether a name stands behind a role and a comma, or a title in small letters: "Kepala Puskesmas Muara dr. Rini"."""
    between = body[role.end : name.start]
    if between in {", ", " "}:
        first = name.words[0].low
        return titled or (between == ", " and (first not in naming.titles or first in naming.ranks))
    return naming.head_first and fold(between).strip(" .") in naming.titles


def _outlet(mention: Mention) -> Name:
    return Name(
        span=Span(mention.start, mention.end),
        kind=NameKind.OUTLET,
        identity=mention.outlet.name,
        outlet_id=mention.outlet.id,
    )


def _name(body: str, run: Run, naming: Naming, usage: Usage, *, apposed: bool) -> Name | None:
    """The name in a run, None where it holds a title and an office only."""
    words = run.words
    if _begins_with_verb(run, naming):
        return Name(span=Span(run.start, run.end), kind=NameKind.OTHER, identity=body[run.start : run.end])
    title = titles.in_small(body, run, naming)
    first = 0 if title is not None else None
    for number, word in enumerate(words):
        if number and words[number - 1].low in naming.honorifics:
            break
        if titles.begins(words, number, naming) or (first == number and number and word.low in naming.further):
            first = number + 1
    if first is None:
        kind = _kind(words, naming)
        return Name(span=Span(run.start, run.end), kind=kind, identity=naming.unowned(body[run.start : run.end]))
    if title is None and _heads_a_body(words, first, naming):
        return Name(span=Span(run.start, run.end), kind=NameKind.ORGANISATION, identity=body[run.start : run.end])
    words = _without_origin(words, first, naming)
    start = offices.end(words, first, naming, usage, apposed=apposed)
    if start is None or _pointed_at(body, run, naming) or all(word.low in naming.never for word in words[start:]):
        return _body_of(
            body, words[first:], naming, whole=title is not None and titles.is_affiliation(body, run, naming)
        )
    if not naming.head_first and start < len(words) - 1 and words[-1].low in naming.bodies:
        start -= start > 0 and words[start - 1].low in naming.whole  # "Republican | National Committee"
        span = Span(words[start].start, run.end)
        return Name(span=span, kind=NameKind.ORGANISATION, identity=body[span.start : span.end])
    begin = titles.start(run, naming) if title is None else title
    return Name(
        span=Span(words[start].start, words[-1].end),
        kind=NameKind.PERSON,
        identity=naming.unowned(body[words[start].start : words[-1].end]),
        title=body[begin : words[start].start].strip() or None,
    )


def _without_origin(words: tuple[Word, ...], first: int, naming: Naming) -> tuple[Word, ...]:
    """The words of a title and its bearer without where that one is from: "Rep. Mia Holt | of Maryland"."""
    if naming.head_first:
        return words
    small = (n for n in range(first + 1, len(words)) if words[n].text.islower() and words[n].low in naming.origins)
    return words[: next(small, len(words))]


def _begins_with_verb(run: Run, naming: Naming) -> bool:
    """Whether a run inside a sentence begins with a verb, as the names of programmes do: "Menuju Desa Mandiri"."""
    return naming.is_verb(run.words[0].low) and not run.opens and len(run.words) > 1


def _heads_a_body(words: Sequence[Word], first: int, naming: Naming) -> bool:
    """Whether a run begins with a body of its own, whose title behind it is nobody's: "Ombudsman RI Perwakilan Gading"."""
    body = naming.head_first and words[0].low in naming.bodies and words[0].low not in naming.titles
    return body and words[first - 1].low not in naming.ranks


def _pointed_at(body: str, run: Run, naming: Naming) -> bool:
    """Whether a demonstrative stands behind a run, so that it describes somebody: "mantan Kapolsek Muara | itu"."""
    behind = _WORD.match(body, run.end + 1)
    return behind is not None and fold(behind.group()) in naming.demonstratives


def _body_of(body: str, words: Sequence[Word], naming: Naming, *, whole: bool) -> Name | None:
    """The office alone, where it has a name of its own: the KPK of "Ketua KPK"; `whole`, of several words."""
    if not words or _kind(words, naming) is not NameKind.ORGANISATION:
        return None
    span = Span(words[0].start, words[-1].end)
    return (
        None
        if len(words) > 1 and not whole
        else Name(span=span, kind=NameKind.ORGANISATION, identity=body[span.start : span.end])
    )


def _acronym(word: Word) -> bool:
    return len(word.text) > 1 and word.text.isupper()


def _kind(words: Sequence[Word], naming: Naming) -> NameKind:
    whole = " ".join(word.low for word in words)
    if whole in naming.places:
        return NameKind.PLACE
    if (
        whole in naming.regions
        or words[0].low in naming.grounds
        or (len(words) > 1 and words[-1].low in naming.compass)
    ):
        return NameKind.PLACE
    if any(word.low in naming.bodies or (_acronym(word) and len(word.text) > len("KH")) for word in words):
        return NameKind.ORGANISATION
    fields = [naming.is_field(word.low) for word in words]
    if any(letter.isdigit() for word in words for letter in word.text) or fields[0] or sum(fields) > 1:
        return NameKind.OTHER
    return NameKind.PERSON if len(words) <= OWN + 1 else NameKind.OTHER
