"""A claim that the story takes up later as somebody else's: "the only source for the 40 shells", "the army's claim that …"."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

from scorer.lexicon import Hit, Lexicon, any_of, fold, spelled
from scorer.model import Doc, Finding, Outcome, Row, Span
from scorer.rules.consistency.attr_conflict import likeness
from scorer.rules.consistency.attr_conflict.likeness import words_of
from scorer.rules.consistency.attr_conflict.parties import Party, rivals
from scorer.rules.consistency.attr_conflict.story import Story
from scorer.rules.given import Given, Table

MOST = 20  # claims taken up that are looked at
GIVERS = 12  # parties that a claim is credited to
SUBJECT, COUNTED = 3, 2  # words of a claim of which something is said, and of a number of things
NEAR, FAR = 90, 160  # code points before a sign in which a form begins: with an owner, with a claim
CLAIM, DEED, ALONE, PASSIVE = "claim", "deed", "alone", "passive"  # kinds of signs
_WORD = re.compile(r"\w+")
_LINKS = ("of", "by", "for")  # of names
_OWNER = r"(?P<owner>[\w’'-]+(?:\s[\w’'-]+){0,7}?)"
_CLAIM = r"(?P<claim>(?:[^,;:.()“”\"\n]|(?<=\d)[.,](?=\d)){4,160})"


@dataclass(frozen=True, slots=True)
class Sign:
    """A word of a form, where it stands, and the kind of forms it is a sign of."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class _Taken:
    """A claim told as an owner's, and its sentence."""

    owner: Span
    claim: Span
    sentence: Span


def owned(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each claim that is taken up as one party's and told before as another's."""
    story: Story | None = None
    for taken in islice(_taken(doc, given), MOST):
        story = story or Story(doc, given)
        owner = story.party(taken.owner)
        if _together(doc, taken, given) or _own_words(doc, taken, owner):
            yield Outcome.ABSTAINED
            continue
        alone = _alone(doc, taken, given)
        fresh = alone or not _told_before(doc, taken, owner, given)
        claim = likeness.read(doc, taken.claim, taken.sentence, given, fresh=fresh)
        givers = _apart(islice(story.givers(claim, taken.sentence), GIVERS))
        if not givers:
            yield Outcome.ABSTAINED
        elif any(
            _names(doc, at, giver, owner, taken, given) or not rivals(giver, owner, doc, given, alone=alone)
            for giver, at in givers
        ):
            yield Outcome.AGREED
        else:
            giver, said = givers[0]
            yield Finding(
                rule="attr-conflict",
                spans=(giver.span, said, owner.span, taken.claim),
                values={
                    "first": doc.text(giver.span),
                    "second": doc.text(owner.span),
                    "said": doc.text(taken.claim).strip(),
                },
                confidence=0.92,
            )
            return


def _apart(givers: Iterable[tuple[Party, Span]]) -> list[tuple[Party, Span]]:
    """The givers without those of whom another tells more: "Kerra" of "his widow, Kerra"."""
    told = list(givers)
    return [(one, at) for one, at in told if not any(one.words < other.words for other, _ in told)]


def _names(doc: Doc, at: Span, giver: Party, owner: Party, taken: _Taken, given: Given) -> bool:
    """Whether who gives a claim tells of it as its owner's: "Lund spoke of the request from Orvania to send her home"."""
    sentence = doc.sentence_of(at)
    text = doc.folded[sentence.start : sentence.end]
    claimed = frozenset(_WORD.findall(fold(doc.text(taken.claim)))) if taken.claim != taken.sentence else frozenset()
    own = given.words["articles"].unlisted((owner.person or owner.names or owner.capitals) - giver.words - claimed)
    return (
        bool(set(own) & set(_WORD.findall(text))) and works(given.tables["owned"]).first(text, folded=True) is not None
    )


def _own_words(doc: Doc, taken: _Taken, owner: Party) -> bool:
    """Whether an owner who is a person spoke before, of which the claim may be the sum: "Lund's assertion that …"."""
    before = (one for one in doc.attributions if one.source and one.extent.end <= taken.sentence.start)
    return bool(owner.person) and any(set(fold(one.speaker.name or "").split()) & owner.person for one in before)


def _together(doc: Doc, taken: _Taken, given: Given) -> bool:
    """Whether a sentence says, up to the end of the claim, that another made it too, in words that are none of the claim's."""
    before = doc.folded[: taken.sentence.start]
    text = doc.text(Span(taken.sentence.start, max(taken.claim.end, taken.owner.end)))
    return any(hit.phrase not in before for hit in given.words["together"].find(text))  # "the | same | pipe" it told of


def _alone(doc: Doc, taken: _Taken, given: Given) -> bool:
    """Whether a sentence says that nobody else made the claim."""
    return given.words["alone"].first(doc.text(taken.sentence)) is not None


# ── the claim taken up ───────────────────────────────────────────────────────────────────────────────────────────────


def _taken(doc: Doc, given: Given) -> Iterator[_Taken]:
    """Each claim that a sentence ascribes to an owner, as one that is known."""
    table = given.tables["owned"]
    signs = Row(Sign(Span(hit.start, hit.end), kind) for kind, hit in _signs(doc, given))
    for sentence in doc.prose():
        first = {sign.kind: sign.span.start for sign in reversed(signs.inside(sentence.span))}
        for kind, reach, pattern in _patterns(table) if first else ():
            start = max(sentence.span.start, first[kind] - reach) if kind in first else -1
            found = pattern.search(doc.body, start, sentence.span.end) if start >= 0 else None
            if found and not _in_name(doc, found):
                owner = _owner(doc, Span(*found.span("owner")), Span(*found.span("claim")), given)
                if not _pronoun(doc.text(owner), given):
                    yield _Taken(owner, _claim(doc, Span(*found.span("claim")), sentence.span, given), sentence.span)
                    break


def _in_name(doc: Doc, found: re.Match[str]) -> bool:
    """Whether what links a claim to its owner is part of the owner's name: "the Court | of Appeals"."""
    link = doc.body[found.end("owner") : found.start("claim")]
    return link.strip() in _LINKS and doc.body[found.start("claim")].isupper()


def _pronoun(owner: str, given: Given) -> bool:
    """Whether an owner is somebody told of before, "he", or no owner: "On Monday"."""
    first, *more = owner.split()
    return first in given.tables["names"]["never"] and not (more and fold(first) in given.words["articles"])


def _signs(doc: Doc, given: Given) -> Iterator[tuple[str, Hit]]:
    """The words without which no form of a kind is met."""
    for kind, words in _kinds(given.words["owning"], given.tables["owned"]).items():
        yield from ((kind, hit) for hit in words.find(doc.folded, folded=True))


@cache
def _kinds(owning: Lexicon, table: Table) -> Mapping[str, Lexicon]:
    """Those words: the name of a claim with what links it to its owner, who made one, that nobody else did, and by whom."""
    claims = (f"{work} {link}".strip() for work in table["works"] for link in table["links"])
    deeds = (f"{who} {made}" for who in table["relatives"] for made in table["made"])
    undergone = chain(
        (f"{made} {by}" for made in table["given"] for by in table["given_by"]),
        (f"{which} {made}" for made in table["given"] for which in table["which_was"]),
    )
    used = {kind for kind, _, _ in _patterns(table)}
    words = {CLAIM: Lexicon(claims), DEED: Lexicon((*owning, *deeds)), ALONE: owning, PASSIVE: Lexicon(undergone)}
    return {kind: found for kind, found in words.items() if kind in used}


def _owner(doc: Doc, owner: Span, claim: Span, given: Given) -> Span:
    """The owner without what stands before its article, or behind what joins the next clause to it."""
    text = doc.folded[owner.start : owner.end]
    if owner.start > claim.start:
        ends = (given.words[name].first(text, folded=True) for name in ("joints", "tails"))
        end = min((hit.start - 1 for hit in ends if hit and hit.start > 1), default=len(text))
        return Span(owner.start, owner.start + end)
    article = max((hit.start for hit in given.words["articles"].find(text, folded=True)), default=0)
    opening = max((hit.end + 1 for hit in given.words["openings"].find(text, folded=True)), default=0)
    return Span(min(owner.start + max(article, opening), owner.end - 1), owner.end)


def _claim(doc: Doc, claim: Span, sentence: Span, given: Given) -> Span:
    """The claim without what is said of it ("… could not be verified"); the whole sentence for "the figure" and no more."""
    text = doc.folded[claim.start : claim.end]
    named = {*given.words["naming"], *given.tables["owned"]["works"], *given.tables["owned"]["counts"]}
    if not set(words_of(text, given)) - named:
        return sentence
    said = given.words["unproved"].find(text, folded=True)
    least = COUNTED if text[:1].isdigit() else SUBJECT  # else it may be what it says: "you cannot"
    cuts = (hit.start for hit in said if len(text[: hit.start].split()) >= least)
    cut = next(cuts, None)
    return Span(claim.start, claim.start + cut - 1) if cut else claim


@cache
def works(table: Table) -> Lexicon:
    """The words for what is said."""
    return Lexicon(table["works"])


@cache
def _patterns(table: Table) -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """
    The forms of a language, in which OWNER, CLAIM, WORK, COUNT and MADE stand for the parts.

    Each with the kind of its signs, and how far before one it may begin.
    """
    lists = {"WORK": "works", "COUNT": "counts", "MADE": "made", "GIVEN": "given"}
    slots = {slot: _inside(table[part]) for slot, part in lists.items()}
    ends = r"(?P<owner>[\w’'-]+(?:\s[\w’'-]+){0,7})"
    parts = {"LASTOWNER": ends, "OWNER": _OWNER, "BRIEFCLAIM": _CLAIM.replace("160}", "160}?"), "CLAIM": _CLAIM}
    forms = ((_kind(form), _reach(form), form) for form in table["forms"])
    passives = ((PASSIVE, FAR, form) for form in table["passives"])
    return tuple((kind, reach, spelled(form, {**parts, **slots})) for kind, reach, form in (*forms, *passives))


def _kind(form: str) -> str:
    if form.startswith("OWNER,"):
        return DEED
    return ALONE if form.startswith(r"\bBRIEFCLAIM") else CLAIM


def _reach(form: str) -> int:
    return 0 if form.startswith(r"\bWORK") else FAR if form.startswith(r"\bBRIEFCLAIM") else NEAR


def _inside(words: Sequence[str]) -> str:
    """A pattern of words that begin with a capital only where they open a sentence: elsewhere it is a name's."""
    return rf"(?:{any_of(words)}|(?<!\w\s)(?:{any_of(word.capitalize() for word in words)}))"


def _told_before(doc: Doc, taken: _Taken, owner: Party, given: Given) -> bool:
    """Whether an owner was told of before its claim is taken up, by a word of its name or, without one, by its words."""
    before = doc.folded[: taken.sentence.start]
    words = " ".join(word for word in fold(doc.text(owner.span)).split() if word not in given.words["articles"])
    return any(word in before for word in owner.person or owner.names or (words,))
