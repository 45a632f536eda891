"""On whose side somebody stands: the party a politician sits for, and the party to a lawsuit a lawyer speaks for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from scorer.lexicon import Lexicon, any_of, fold, spelled
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.consistency.role_conflict.people import NAME, Claim, People, around, at_odds
from scorer.rules.given import Given, Table

MOST = 60  # claims looked at
AROUND = 60  # code points around a claim in which another time is told
_WORD = re.compile(r"[^\W\d_]{2,}")
Patterns = tuple[re.Pattern[str], ...]


def taken(doc: Doc, people: People, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further time a story says on whose side somebody stands."""
    claims = sorted((*_parties(doc, people, given), *_clients(doc, people, given)), key=lambda claim: claim.span)
    known: dict[tuple[str, str], Claim] = {}
    for claim in claims[:MOST]:
        one = known.setdefault((claim.who, claim.kind), claim)
        if one is claim:
            continue
        beside = doc.body[max(0, claim.span.start - AROUND) : claim.span.end + AROUND]
        if set(one.value.split()) & set(claim.value.split()) or one.span.overlaps(claim.span):
            yield Outcome.AGREED
        elif given.words["left"].first(beside) or given.words["changes"].first(doc.folded, folded=True):
            yield Outcome.ABSTAINED
        else:
            yield at_odds(doc, claim.who, one.span, claim.span)
            return


# ── parties ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _parties(doc: Doc, people: People, given: Given) -> Iterator[Claim]:
    """Who sits for which party: "Labour MP Rosa Keech", "Rosa Keech, a Conservative", "the Liberal Democrat said"."""
    names, words, seats, patterns = _party_patterns(given.tables["parties"])
    if seats.first(doc.folded, folded=True) is None:
        return
    kinds = given.tables["parties"]["called"]
    for hit in around(doc, words, patterns):
        parts = hit.groupdict()
        who = people.called(parts["who"]) if parts.get("who") else people.alone_before(hit.start())
        if who:
            party = hit.group("party")
            value = names.get(party) or " ".join(sorted(_content(party, given).difference(kinds)))
            yield Claim(who, "party", value, Span(*hit.span("party")))


@cache
def _party_patterns(table: Table) -> tuple[Mapping[str, str], Lexicon, Lexicon, Patterns]:
    """
    Each form of a party's name with that name, the words that a party is told by, and what is held for one.

    With them the forms of a language, in which PARTY, SEAT and WHO stand for a party, what is held for it, and the name.
    """
    names = {form: name for name, forms in table["known"].items() for form in forms}
    party = rf"(?P<party>{any_of(names)}|{table['named']})"
    filled = {
        "PARTY": party,
        "SEAT": rf"(?i:{any_of(table['seats'])})",
        "WHO": rf"(?P<who>{NAME})",
    }
    forms = tuple(spelled(form, filled) for form in table["forms"])
    return names, Lexicon((*names, *table["called"])), Lexicon(table["seats"]), forms


# ── sides in a lawsuit ───────────────────────────────────────────────────────────────────────────────────────────────


def _clients(doc: Doc, people: People, given: Given) -> Iterator[Claim]:
    """Which of the two sides of a lawsuit somebody speaks for."""
    speaks = list(_speaks(doc, people, given))
    if len(speaks) < 2:
        return
    sides = _sides(doc, given)
    for who, whom, span in speaks:
        words = _content(whom, given)
        near = [number for number, side in enumerate(sides) if words & side]
        if len(near) == 1:
            yield Claim(who, "client", str(near[0]), span)


def _speaks(doc: Doc, people: People, given: Given) -> Iterator[tuple[str, str, Span]]:
    patterns = _client_patterns(given.tables["clients"], given.words["lawyers"])
    for hit in around(doc, given.words["speaks"], patterns):
        parts = hit.groupdict()
        who = people.called(parts["who"]) if parts.get("who") else people.before(hit.start())
        if who:
            yield who, hit.group("whom"), Span(*hit.span("whom"))


def _sides(doc: Doc, given: Given) -> Sequence[frozenset[str]]:
    """The words of those who sue, or are wronged, and of those who are sued; what both have in common is in neither."""
    sides = [set(given.words["sue"]), set(given.words["sued"])]
    for pattern in _suit_patterns(given.tables["clients"]):
        for hit in pattern.finditer(doc.body):
            sides[0] |= _content(hit.group("sue"), given)
            sides[1] |= _content(hit.group("sued"), given)
    return frozenset(sides[0] - sides[1]), frozenset(sides[1] - sides[0])


def _content(text: str, given: Given) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(fold(text)) if word not in given.words["plain"])


@cache
def _client_patterns(table: Table, lawyers: Lexicon) -> Patterns:
    """The forms of a language, in which LAWYER, WHOM and WHO stand for the calling, the side and the name."""
    whom = r"(?P<whom>[\w’'-]{1,30}(?:\s[\w’'-]{1,30}){0,5}?)"
    lawyer = rf"(?i:{any_of(lawyers)})"
    filled = {"LAWYER": lawyer, "WHOM": whom, "WHO": rf"(?P<who>{NAME})"}
    return tuple(spelled(form, filled) for form in table["forms"])


@cache
def _suit_patterns(table: Table) -> Patterns:
    """The forms of a language, in which SUE and SUED stand for the two sides."""
    side = r"[\w’'-]{1,30}(?:\s[\w’'-]{1,30}){0,4}"
    filled = {"SUED": rf"(?P<sued>{side})", "SUE": rf"(?P<sue>{side})"}
    return tuple(spelled(form, filled) for form in table["suits"])
