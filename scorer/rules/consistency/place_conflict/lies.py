"""What a story says a place lies in: "Desa Arga, Kabupaten Lor", "Hexley Ford, in Ohio", "the Kent village of Ashby", "kota di Peru itu"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from string import ascii_uppercase

from scorer.lexicon import Lexicon, any_of, either, fold, spelled
from scorer.model import Doc, Span
from scorer.rules.given import Given, Table

HEADLINE = -1  # the number of the headline among the sentences
LEFT, RIGHT = 130, 70  # code points beside a parent in which the place stands that lies in it
MOST = 60  # parents of a story; more is a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Lies:
    """
    A place, of a `kind` where that is told, and the `parent` of a `level` in which it is said to lie.

    `link` names what joins the two; `span` holds both, `at` the parent alone.
    """

    place: str
    kind: str
    parent: str
    level: str
    link: str
    sentence: int
    span: Span
    at: Span


def read(doc: Doc, given: Given) -> Iterator[Lies]:
    """Yield what each place of headline and body is said to lie in, in order."""
    told: list[Lies] = []
    for field in ("headline", "body"):
        text = doc.body if field == "body" else doc.article.headline or ""
        parents = list(_parents(text, given))
        if len(parents) <= MOST:
            previous: tuple[re.Match[str], Sequence[Lies]] | None = None
            for parent in parents:
                heirs = _heirs(text, previous, parent, field) if previous else []
                here = [one for one in (_beside(doc, text, parent, field, told, given),) if one]
                found = _known((*here, *heirs), parent, given)
                previous = parent, found
                told += found
    yield from told
    if told:
        yield from _ruled(doc, given)


def _known(told: Sequence[Lies], parent: re.Match[str], given: Given) -> list[Lies]:
    """What lies in a parent, with the parent's name and level as they are compared."""
    level, name = _named(parent, given)
    return [replace(one, parent=name, level=level) for one in told if one.place != name]


def _named(parent: re.Match[str], given: Given) -> tuple[str, str]:
    """The level of a parent, "" where it is one of a list of states, and its name."""
    alike = given.tables["levels"]["alike"]
    marker = fold(parent["upper"] or parent["end"] or ("," if parent["district"] else "state")).removeprefix("the ")
    name = fold(parent["marked"] or parent["ended"] or parent["listed"] or parent["district"])
    return alike.get(marker, marker), name.rpartition("'s ")[2].rpartition("’s ")[2]


def _parents(text: str, given: Given) -> Iterator[re.Match[str]]:
    """Where a text has a place that others lie in; an office of its name is none."""
    for found in _parent(given.tables["levels"], given.words["parents"], given.words["districts"]).finditer(text):
        behind = text[found.end() : found.end() + RIGHT].partition(",")[0]
        if not (found["end"] and given.words["of_office"].first(behind)):
            yield found


def _beside(doc: Doc, text: str, parent: re.Match[str], field: str, told: Sequence[Lies], given: Given) -> Lies | None:
    """The place that a sentence says to lie in a parent."""
    number = doc.sentence_at(parent.start()) if field == "body" else HEADLINE
    here = doc.sentences[number].span if number >= 0 else Span(0, len(text), field)
    start = max(here.start, parent.start() - LEFT)
    left, right = text[start : parent.start()], text[parent.end() : min(here.end, parent.end() + RIGHT)]
    levels = given.tables["levels"]
    kind_behind = _kind_behind(levels).match(right)
    found = _place(levels).search(left)
    if kind_behind and kind_behind["name"]:
        span = Span(parent.start(), parent.end() + kind_behind.end(), field)
        return _lies(kind_behind["name"], kind_behind["kind"], "kind of", number, span, parent, given)
    the = kind_behind is not None and given.words["definite"].ends(left.rstrip())
    pointing = _pointing(levels).search(left) if _pointed(levels).match(right) else None
    if found:
        link = next(name for name in ("paren", "comma", "bare", "phrase") if found[name])
        phrase = found["phrase"] or ""
        pointed = (the and link in {"bare", "phrase"}) or (
            pointing and pointing.start() > found.start("phrase") + len(", ")
        )
        inside = _inside(levels).search(phrase) or given.words["lying"].ends(phrase.rstrip())
        cue = link != "phrase" or kind_behind or (inside and given.words["lying"].first(phrase))
        span = Span(start + found.start("name"), parent.end(), field)
        if cue and not pointed:
            return _lies(found["name"], found["lower"] or found["called"] or "", link, number, span, parent, given)
    if field == "headline":
        return None
    if the and kind_behind:
        kind, begin, end = kind_behind["kind"], parent.start(), parent.end() + kind_behind.end()
    elif pointing and not kind_behind:
        kind, begin, end = pointing["kind"], start + pointing.start(), parent.end()
    else:
        return None
    place = _meant(text[:begin], fold(kind), told, levels)
    return _lies(place, kind, "pointing", number, Span(begin, end), parent, given) if place else None


def _lies(name: str, kind: str, link: str, number: int, span: Span, parent: re.Match[str], given: Given) -> Lies | None:
    """A place in a parent; None for what is no place, such as a weekday."""
    words = [word for word in name.split() if word not in given.tables["levels"]["leads"]]
    name = " ".join(words)
    listed = not kind and (name in given.words["parents"] or name in given.words["districts"])
    if not words or listed or any(word in given.words["never"] for word in words):
        return None  # "Riau, Jambi"
    kinds = given.tables["levels"]["heads"]
    bare = fold(kinds.get(kind, kind)).removesuffix(" of")
    at = Span(parent.start(), parent.end(), span.field)
    return Lies(place=fold(name), kind=bare, parent="", level="", link=link, sentence=number, span=span, at=at)


def _meant(before: str, kind: str, told: Sequence[Lies], levels: Table) -> str:
    """Which place a kind of place points back to: the last one called so, or else the last one told to lie in something."""
    named = list(_called(levels, kind).finditer(before)) if kind in _lower(levels) else []
    if named:
        name = fold(named[-1]["name"])  # "Desa Arga Rini Astuti" may be that of Arga
        return next((one.place for one in told if name.startswith(f"{one.place} ")), name)
    return next((one.place for one in reversed(told) if one.kind in ("", kind)), "")


def _heirs(text: str, previous: tuple[re.Match[str], Sequence[Lies]], parent: re.Match[str], field: str) -> list[Lies]:
    """What lies in a parent as it lies in the one right before it: "Arga, Kecamatan Wetan, | Kabupaten Lor |"."""
    last, told = previous
    between = text[last.end() : parent.start()]
    if not _NEXT.fullmatch(between):
        return []
    at = Span(parent.start(), parent.end(), field)
    return [
        replace(one, link="chain", span=Span(one.span.start, max(one.span.end, parent.end()), field), at=at)
        for one in told
    ]


def _ruled(doc: Doc, given: Given) -> Iterator[Lies]:
    """Each place told behind what takes it in: "Wetan regency, to which Arga belongs", "Camat Lor, yang wilayahnya mencakup Desa Arga"."""
    levels = given.tables["levels"]
    for found in _ruling(levels, given.words["takes_in"]).finditer(doc.body):
        ruler = fold(levels["rulers"][found["ruler"]])
        lower = found["lower"] or ""
        yield Lies(
            place=fold(found["name"]),
            kind=fold(lower),
            level=levels["alike"].get(ruler, ruler),
            parent=fold(found["of"]),
            link="takes in",
            sentence=doc.sentence_at(found.start()),
            span=Span(*found.span()),
            at=Span(*found.span("of")),
        )


# ── patterns ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_NEXT = re.compile(r",\s(?:(?:in|di|of)\s)?(?:the\s)?|\s(?:of|in|di)\s(?:the\s)?|\s\(")
_WORD = r"[A-Z][\w'’-]*+"
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,2}}"


@cache
def _own(levels: Table) -> str:
    """A name of up to three words none of which tells a level."""
    word = rf"(?!(?:{any_of((*levels['lower'], *levels['upper'], *levels['heads'], *levels['leads']))})\b){_WORD}"
    return rf"{word}(?:\s{word}){{0,2}}"


@cache
def _place(levels: Table) -> re.Pattern[str]:
    """A place at the end of a text, with what links it to the parent that follows."""
    lower, called, inside = any_of((*levels["lower"], *levels["heads"])), any_of(levels["called"]), any_of(levels["in"])
    articles = f"(?:(?:{any_of(levels['definite'])})\\s)?" if levels["definite"] else ""
    links = (
        r"(?P<paren>\s\()",
        rf"(?P<comma>,\s(?:(?:{inside})\s{articles}(?:[a-z]+\s)?)?)",
        rf"(?P<bare>\s(?:{inside})\s{articles}(?:[a-z]+\s)?)",
        r"(?P<phrase>,?\s(?:[a-z\d][\w.,%’'-]*\s){1,12}(?:[A-Z][\w’']+\s)?)",
    )
    return re.compile(
        rf"\b(?:(?P<lower>{lower})\s)?(?P<name>{_own(levels)})(?:\s(?P<called>{called})\b)?(?:{'|'.join(links)})$"
    )


@cache
def _inside(levels: Table) -> re.Pattern[str]:
    """A word for "in" at the end of a text, with what may stand between it and a parent."""
    return re.compile(rf"\b(?:{any_of(levels['in'])})\s(?:[a-z]+\s){{0,2}}(?:[A-Z][\w’']+\s)?$")


@cache
def _kind_behind(levels: Table) -> re.Pattern[str]:
    """What stands behind a parent that is told before the place: "Kent | village of Ashby |", "Kent | town |"."""
    kinds = any_of(levels["behind"])
    return re.compile(rf"\s(?:[a-z-]+\s)?(?P<kind>{kinds})\b(?:\sof\s(?P<name>{_NAME}))?")


@cache
def _pointing(levels: Table) -> re.Pattern[str]:
    """A kind of place at the end of a text, without its name: "Kampung di", "desa yang terletak di"."""
    kinds = any_of((*levels["kinds"], *(kind.title() for kind in levels["kinds"])))
    return re.compile(rf"\b(?P<kind>{kinds})\s(?:[a-z]+\s){{0,4}}$")


@cache
def _pointed(levels: Table) -> re.Pattern[str]:
    """Words behind a parent that point back, past further parents."""
    return re.compile(rf"(?:,\s[A-Z][^,.;:()\n]{{2,40}}){{0,2}},?\s(?:{any_of(levels['pointed'])})\b")


@cache
def _lower(levels: Table) -> frozenset[str]:
    return frozenset(fold(kind) for kind in levels["lower"])


@cache
def _called(levels: Table, kind: str) -> re.Pattern[str]:
    """A place called by its kind."""
    return re.compile(rf"\b{kind.title()}\s(?P<name>{_own(levels)})")


@cache
def _ruling(levels: Table, takes_in: Lexicon) -> re.Pattern[str]:
    """A parent by its level or its ruler, words for taking in, and a place."""
    slots = {"RULERS": either(levels["rulers"]), "LOWER": any_of(levels["lower"]), "TAKES": either(takes_in)}
    return spelled(levels["ruled"], slots | {"NAME": _NAME, "OWN": _own(levels)})


@cache
def _parent(levels: Table, parents: Lexicon, districts: Lexicon) -> re.Pattern[str]:
    """A parent with its level before it or behind it, or listed as a state or a district."""
    above, firsts = (
        any_of(levels["upper"]),
        "".join(sorted({name[0] for name in levels["upper"]} - set(ascii_uppercase))),
    )
    word = rf"(?!(?:{any_of(levels['leads'])})\s){_WORD}"
    ended = rf"(?P<ended>{word}(?:\s{_WORD}){{0,2}})\s(?P<end>{any_of(levels['ends'])})\b(?!['’])"
    listed = "|".join((_spelled(parents), *levels["shapes"]))
    return re.compile(
        rf"\b(?=[A-Z{firsts}])(?:(?P<upper>{above})\s(?P<marked>{_NAME})"
        rf"|{ended if levels['ends'] else '(?P<ended>(?!))(?P<end>)'}|(?P<listed>{listed})\b"
        rf"|(?P<district>{_spelled(districts)})\b(?=[,.]|\s[a-z]|$))"
    )


def _spelled(names: Lexicon) -> str:
    """The inside of a pattern of listed names with capitals, also where they open a story."""
    return any_of({form for name in names for form in (name.title().replace(" And ", " and "), name.upper())})
