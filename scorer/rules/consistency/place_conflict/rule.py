"""
One place lies in two.

Why it matters: readers look for it on a map, and in a flood or a fire they may be the wrong people to run.
Stays quiet: on places introduced as two, in one sentence or in two that follow each other, on levels that include each
other, on parts of a town ("eastern Arden"), on counties and streets of one name, and on town and district of one name.
How: the same village or town before two different parents of the same level, both written with their level or listed,
behind a comma, “in” or “, a village in”; a village is also known by who heads it ("Lurah Melati, Kota Bandung"), and
without its level once that was told. Of several parents in a row ("Desa Arga, Kecamatan Wetan, Kabupaten Lor") each is
compared. A parent may stand before the place that it takes in ("Wetan regency, in which Arga lies"). And a town of one
country or county that is called another's later ("the Czech town"); and in Indonesian what the story points back to
("penangkapan di … itu") against where it first was.
Cannot see: other events in two places, and a place told by another level (a village, then its city). Two villages of
one name are known as two only by the words listed for that (“two villages”, “share a name”).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, any_of, either, fold, shortens, spelled
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.consistency.place_conflict import nations, scenes
from scorer.rules.given import Given, Table

AHEAD = 30  # code points before a place in which the word for it stands
CHAIN = 3  # parents that are read behind one place
CLAUSE = 160  # code points behind a place in which it is told why it comes up
APART = 2  # sentences between two mentions of one place; two that stand closer may be set beside each other


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lies:
    """A place, the level of what it is said to lie in, the name of that, and where it is said."""

    place: str
    level: str
    parent: str
    span: Span


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further mention of a place with its parent."""
    known: dict[tuple[str, str], _Lies] = {}
    reported: list[Span] = []
    for lies in _told(doc, given):
        earlier = known.setdefault((lies.place, lies.level), lies)
        if earlier is lies:
            continue
        if earlier.parent == lies.parent:
            yield Outcome.AGREED
        elif (
            _in_short(earlier.parent, lies.parent)
            or _of_one_name(doc, lies, given)
            or earlier.place.endswith(tuple(given.words["repeated"]))
            or _side_by_side(doc, earlier, lies)
            or _brought_in(doc, lies, given)
            or _spread(doc, lies, given)
        ):
            yield Outcome.ABSTAINED
        else:
            reported.append(lies.span)
            yield _finding(doc, earlier.span, lies.span)
    for case, differ in (("scene", scenes.differ), ("", nations.differ)):
        for one, another in differ(doc, given):
            if not any(another.overlaps(span) for span in reported):
                reported.append(another)
                yield _finding(doc, one, another, case)


def _finding(doc: Doc, one: Span, two: Span, case: str = "") -> Finding:
    return Finding(
        rule="place-conflict",
        spans=(one, two),
        values={"first": doc.text(one), "second": doc.text(two)},
        case=case,
        confidence=0.92,
    )


def _of_one_name(doc: Doc, lies: _Lies, given: Given) -> bool:
    """Whether the story tells of two places of one name, or of two of the place's kind: "dua desa", of a village."""
    kind = lies.place.partition(" ")[0]
    pairs = [f"{two} {kind}" for two in given.words["pairs"]]
    texts = (fold(doc.article.headline or ""), doc.folded)
    return any(given.words["two"].first(text, folded=True) or any(pair in text for pair in pairs) for text in texts)


def _in_short(one: str, other: str) -> bool:
    """Whether a parent is called by a part of its name, or in short: Bandung, Bandung Barat."""
    short, long = sorted((one, other), key=len)
    return long.startswith(f"{short} ") or shortens(short, long)


def _spread(doc: Doc, lies: _Lies, given: Given) -> bool:
    """Whether the story tells that such a place reaches over a border; a village does not."""
    settled = any(lies.place.startswith(f"{fold(kind)} ") for kind in given.words["settled"])
    return not settled and given.words["spread"].first(doc.folded, folded=True) is not None


def _told(doc: Doc, given: Given) -> Iterator[_Lies]:
    """Where each place is said to lie, once for each parent in a row."""
    levels, parents, districts = given.tables["levels"], given.words["parents"], given.words["districts"]
    lower, heads = levels["lower"], levels["heads"]
    further = _further(levels, parents, districts)
    called: dict[str, str] = {}
    yield from _ruled(doc, given)
    for found in _pattern(levels, parents, districts).finditer(doc.body):
        name = fold(found["name"])
        head = fold(heads.get(found["lower"], found["lower"]) or called.get(name, ""))
        if lower and found["upper"] and not head:
            continue  # a place without its level is only compared with the provinces it is said to lie in
        if any(word in given.words["never"] for word in found["name"].split()):
            continue  # "on Tuesday, Ohio voted"
        if (found["listed"] and name in parents) or (found["district"] and name in districts and not head):
            continue  # a list of provinces, or of districts
        if found["end"] and given.words["of_office"].first(
            doc.body[found.end() : found.end() + AHEAD].partition(",")[0]
        ):
            continue  # "Reeve, Arden district head"
        if (
            not set(found["link"]) & set(",(")
            and not found["among"]
            and not (found["lower"] or found["called"] or _is_place(doc, found, given))
        ):
            continue
        called.setdefault(name, head)
        yield from _above(doc, found, f"{head} {name}".strip(), further, levels)


def _above(doc: Doc, found: re.Match[str], name: str, further: re.Pattern[str], levels: Table) -> Iterator[_Lies]:
    """The parents in a row behind a place, each once for it and once for each parent between that has a level."""
    places, parent = [(name, found.start("name"))], found
    for _ in range(CHAIN):
        level = fold(parent["upper"] or parent["end"] or ("," if parent["district"] else "")).removeprefix("the ")
        level = level.partition(" ")[0]
        above = fold(parent["marked"] or parent["listed"] or parent["district"] or parent["ended"])
        for place, start in places:
            yield _Lies(place=place, level=_level(level, levels), parent=above, span=Span(start, parent.end()))
        if parent["upper"] in levels["lower"]:
            places.append((f"{level} {above}", parent.start("marked")))
        next_one = further.match(doc.body, parent.end())
        if next_one is None:
            return
        parent = next_one


def _level(told: str, levels: Table) -> str:
    """A level as it is compared: a regency and a city exclude each other."""
    level: str = levels["alike"].get(told, told)
    return level


def _ruled(doc: Doc, given: Given) -> Iterator[_Lies]:
    """Each place told behind what takes it in: "Wetan regency, to which Arga belongs", "Camat Lor, yang wilayahnya mencakup Desa Arga"."""
    levels = given.tables["levels"]
    if not levels["rulers"] or given.words["takes_in"].first(doc.folded, folded=True) is None:
        return
    for found in _ruling(levels, given.words["takes_in"]).finditer(doc.body):
        yield _Lies(
            place=fold(found["place"]),
            level=_level(fold(levels["rulers"][found["ruler"]]), levels),
            parent=fold(found["of"]),
            span=Span(*found.span()),
        )


def _is_place(doc: Doc, found: re.Match[str], given: Given) -> bool:
    """Whether a word of a name or before it says that it is a place's: "Lake Arden in Kent", not "fans of Reeve in Ohio"."""
    if any(word in given.words["sites"] for word in found["name"].split()):
        return True
    before = f" {fold(doc.body[max(0, found.start() - AHEAD) : found.start()]).rstrip()}"
    return any(before.endswith(f" {word}") for word in given.words["placing"])


def _side_by_side(doc: Doc, one: _Lies, two: _Lies) -> bool:
    """Whether two stand in one sentence or in neighbours, or both in the headline: the story tells two of one name apart."""
    title = fold(doc.article.headline or "")
    near = abs(doc.sentence_at(two.span.start) - doc.sentence_at(one.span.start)) < APART
    return near or all(f"{lies.place}, {lies.parent}" in title for lies in (one, two))


def _brought_in(doc: Doc, lies: _Lies, given: Given) -> bool:
    """Whether a clause behind a place says why it comes up: "Holt, Kent, | where his sister lives |"."""
    behind = doc.folded[lies.span.end : lies.span.end + CLAUSE].partition(".")[0].lstrip(", ")
    where, known, home = (given.words[name] for name in ("where", "where_they", "home"))
    return where.begins(behind) and not known.begins(behind) and home.first(behind, folded=True) is not None


# ── patterns ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_NAME = r"[A-Z][\w'’-]++(?:\s[A-Z][\w'’-]++)?"


@cache
def _pattern(levels: Table, parents: Lexicon, districts: Lexicon) -> re.Pattern[str]:
    """A place, a comma, "in" or ", a village in", and its parent."""
    lower, leads = either((*levels["lower"], *levels["heads"])), either((*levels["leads"], *levels["lower"]))
    inside, articles, kinds = (either(levels[part]) or "(?!)" for part in ("in", "articles", "kinds"))
    lead = rf"(?!(?:{leads})\s)" if leads else ""
    marker = rf"(?:(?P<lower>{lower})\s)?" if lower else r"(?P<lower>(?!))?"
    bare, near = rf"\s(?:{inside})\s", f"(?:{either(levels['near']) or '(?!)'})"
    introduced = rf"(?:{articles})\s(?:[a-z-]+\s){{0,2}}" if levels["articles"] else ""
    kind = rf"{introduced}(?:{kinds})\s(?:[a-z]+\s(?:[\d.,]+\s[a-z]+\s)?){{0,1}}"
    of_a = (
        rf"(?:{articles})\s(?:[a-z-]+\s)?(?={_NAME}\s(?:[a-z-]+\s){{0,2}}(?:{kinds})\b)"
        if levels["articles"]
        else "(?!)"
    )
    among = rf",?\s(?P<among>{either(levels['among']) or '(?!)'})\s(?:[\w.,-]+\s){{0,2}}(?:{either((*levels['many'], *levels['kinds'])) or '(?!)'})\s(?:[a-z]+\s)?(?:{inside})\s"
    link = rf"(?P<link>\s\(|{among}|,\s(?:(?:{inside})\s(?:{near}\s)?|{kind}(?:{inside})\s(?:[a-z]+\s)?|{of_a})?|{f'(?(lower){bare}|(?!))' if lower else bare})"
    called = rf"(?:\s(?P<called>{either(levels['called']) or '(?!)'})(?=,|\s\(|\s(?:{inside})\s))?"  # "Arden village, Wetan regency"
    return re.compile(rf"(?=[A-Z])\b{marker}{lead}(?P<name>{_NAME}){called}{link}{_parent(levels, parents, districts)}")


@cache
def _ruling(levels: Table, takes_in: Lexicon) -> re.Pattern[str]:
    """A parent by its level or its ruler, words for taking in, and a place."""
    slots = {"RULERS": either(levels["rulers"]), "LOWER": either(levels["lower"]), "TAKES": either(takes_in)}
    return spelled(levels["ruled"], slots | {"NAME": _NAME})


@cache
def _further(levels: Table, parents: Lexicon, districts: Lexicon) -> re.Pattern[str]:
    """One more parent in a row."""
    return re.compile(rf",\s{_parent(levels, parents, districts)}")


def _parent(levels: Table, parents: Lexicon, districts: Lexicon) -> str:
    """A parent with its level before it or behind it, or listed as a state or a district."""
    above, behind = (either(words) or "(?!)" for words in (levels["upper"], levels["ends"]))
    listed, district = (any_of(words) for words in (parents, districts))
    shaped, definite = "|".join(levels["shapes"]) or "(?!)", either(levels["definite"]) or "(?!)"
    return (
        rf"(?:(?P<upper>{above})\s(?P<marked>{_NAME})|(?:(?:{definite})\s)?(?P<ended>{_NAME})\s(?P<end>{behind})\b(?!['’])"
        rf"|(?:(?:{definite})\s)?(?P<listed>(?i:{listed})|{shaped})\b|(?P<district>(?i:{district}))\b(?=[,.]|\s[a-z]))"
    )
