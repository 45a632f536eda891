"""
Shares that exclude each other do not add up to a hundred.

Why it matters: in votes and polls with one choice each, more than everything is impossible; and what "the rest" is follows
from the other shares. One of them is wrong.
Stays quiet: without a word for a single choice, a whole or the rest, where several answers were allowed, where shares
are those of several places, groups, contests, times or pollsters, and where the rest is that of a part.
How: three or more percentages of one choice or one whole, two where they are two sides' of a vote, in a sentence or in
some that belong together, whose sum may not pass 100; those of one contest wherever they stand, if a story has no other
shares; or percentages and then "the remaining Z percent", in one sentence or those after it, whose sum must be 100, with a
share told earlier if need be. Half a point a share is left for rounding.
Cannot see: shares in a table, and several questions asked in one sentence.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from scorer.lexicon import Lexicon, either, fold
from scorer.model import YEAR, Bound, Doc, Figure, Finding, Outcome, Span
from scorer.rules.consistency.num_percent_sum import sides
from scorer.rules.given import Given

LEAST = 3  # shares of one choice
SIDES = 2  # shares of a vote between two
AHEAD = 40  # code points before a share in which "the remaining" stands
WHOLE = 0.15  # of a hundred that rounding takes from two sides
SOON = 3  # sentences behind a candidate's share in which "the third candidate" has the next one
OPENING = 2000  # code points of a story in which a vote is called one
MOST = 12  # shares of a sentence; more is a table

Shares = tuple[Figure, ...]


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each single choice with its shares, and for each share that is said to be the rest."""
    rest = _rest(given.words["rest"])
    before: tuple[Shares, Span] = (), Span(0, 0)
    chain: tuple[Shares, Span] = (), Span(0, 0)
    earlier: Shares = ()
    judged: set[Shares] = set()
    for span, figures in doc.together():
        text = doc.article.text(span.field)
        shares = tuple(figure for figure in figures if figure.unit == "%")
        follows = (
            bool(before[0]) and before[0][-1].sentence + 1 == figures[0].sentence and before[1].field == span.field
        )
        at = next(
            (
                at
                for at, one in enumerate(shares)
                if rest.search(text, max(span.start, one.stated.start - AHEAD), one.stated.start)
                or _closes(text[one.span.end : span.end], given)
            ),
            len(shares) - 1 if shares and _is_last(doc, span, figures[0], given) else None,
        )
        goes_on = _is_near(chain, figures[0], span) and figures[0].sentence - chain[0][-1].sentence < SOON
        both, near = False, _is_near(before, figures[0], span)
        if at is not None:
            own, all_told = shares[: at + 1], (*chain[0], *shares[: at + 1])
            wider = goes_on and (not at or (at == 1 and _nearer(all_told, own)))
            parts = all_told if wider else own
            told = text[chain[1].start if wider else span.start : own[-1].span.end]
            if len(parts) > 1:
                yield _whole(parts, tuple(one for one in earlier if one not in own), told, given)
        elif 0 < len(shares) <= MOST:
            both = near and not _is_whole(shares, given) and _goes_on(doc, before, shares, span, given, follows=follows)
            parts = (*before[0], *shares) if both else shares
            where = Span(before[1].start, span.end, span.field) if both else span
            for outcome in _of_one_choice(doc, parts, where, given):
                if outcome is not Outcome.ABSTAINED or parts[-1].sentence - parts[0].sentence <= 1:
                    judged.add(parts)  # else what stands between the sentences may have spoken against it
                yield outcome
        if shares or not near:
            before = (parts, where) if both else (shares, span)
        longer = (*chain[0], *shares)[-MOST:], Span(chain[1].start, span.end, span.field)
        chain = longer if goes_on and shares else (shares, span)
        # "24 percent, ahead of Lunn with 17": a bare number beside shares is one
        bare = (one for one in figures if shares and one.unit is None and one.noun is None)
        earlier = (*earlier, *shares, *bare)[-MOST:]
    shares = sides.of_a_contest(doc, given)
    if shares and shares not in judged:
        within = sum(share.value for share in shares) <= 100 + given.limits["rounding"] * len(shares)
        yield Outcome.AGREED if within else _finding(shares, "")


def _is_near(before: tuple[Shares, Span], figure: Figure, span: Span) -> bool:
    """Whether a figure stands a sentence or a few behind some shares."""
    shares, where = before
    return bool(shares) and 0 < figure.sentence - shares[-1].sentence <= SOON and where.field == span.field


def _nearer(one: Shares, two: Shares) -> bool:
    """Whether the sum of some shares is nearer to a hundred than that of others."""
    return abs(sum(share.value for share in one) - 100) < abs(sum(share.value for share in two) - 100)


def _is_whole(shares: Shares, given: Given) -> bool:
    """Whether some shares make a hundred by themselves."""
    return abs(sum(share.value for share in shares) - 100) <= given.limits["rounding"] * len(shares)


def _closes(behind: str, given: Given) -> bool:
    """Whether the word for what is left stands right behind a share: "35 persen sisanya"."""
    hit = given.words["rest_behind"].first(behind[:AHEAD])
    return hit is not None and not behind[: hit.start].strip()


def _is_last(doc: Doc, span: Span, figure: Figure, given: Given) -> bool:
    """Whether a sentence tells of "the only other candidate", or the next one begins with "There are no others"."""
    after = figure.sentence + 1
    following = doc.text(doc.sentences[after].span) if 0 < after < len(doc.sentences) else ""
    opening = given.words["no_others"].first(following[:AHEAD])
    return opening is not None or given.words["only_other"].first(doc.text(span)) is not None


def _goes_on(doc: Doc, before: tuple[Shares, Span], shares: Shares, span: Span, given: Given, *, follows: bool) -> bool:
    """Whether a sentence goes on with the shares of the one before: it says so, or gives each to a candidate of its own."""
    told, ahead = doc.text(span), doc.text(before[1])
    if set(YEAR.findall(ahead)) - set(YEAR.findall(told)):
        return False  # "won in 2020 with 54 percent", and then a poll of today
    if follows and len(before[0]) == 1 and given.words["one_each"].first(ahead):
        return len(shares) > 1
    if given.words["goes_on"].first(told) or not follows:
        return given.words["goes_on"].first(told) is not None
    voted = given.words["single"].first(ahead) and (
        given.words["race"].first(doc.body[: min(before[1].end, OPENING)])
        or given.words["race"].first(ahead)
        or given.words["race"].first(doc.article.headline or "")
    )
    fresh = sides.candidates(doc, span) - sides.candidates(doc, before[1])
    return bool(voted and given.words["gets"].first(told)) and len(fresh) >= len(shares) > 1


def _of_one_choice(doc: Doc, shares: Shares, where: Span, given: Given) -> Iterator[Finding | Outcome]:
    """An outcome where a word for a single choice or a whole stands with the shares, or opens them in the sentence before."""
    told = doc.text(where)
    number = shares[0].sentence
    ahead = doc.text(doc.sentences[number - 1].span) if number > 0 and where.field == "body" else ""
    after = (
        doc.text(doc.sentences[shares[-1].sentence + 1].span)
        if number >= 0 and shares[-1].sentence + 1 < len(doc.sentences)
        else ""
    )
    around = f"{ahead} {told} {after}"
    if given.words["several_answers"].first(around):
        return
    asked = (
        given.words["asked"].first(f"{ahead} {told}") is not None or given.words["one_each"].first(around) is not None
    )
    cued = given.words["race"].first(told) or given.words["race"].first(ahead) or given.words["single"].first(ahead)
    raced = cued is not None and len(sides.candidates(doc, where)) >= len(shares) - 1
    if sides.of_groups(shares, doc.article.text(where.field), given):
        yield Outcome.ABSTAINED
    elif (len(shares) >= LEAST and (asked or raced or given.words["single"].first(told))) or (
        len(shares) == SIDES and given.words["voted"].first(told) and _two_sides(doc, shares, told, given)
    ):
        yield _at_most(shares, told, given)


def _two_sides(doc: Doc, shares: Shares, told: str, given: Given) -> bool:
    """Whether the second share has a candidate of its own, or both those for and those against are named."""
    camps = {hit.phrase for hit in given.words["sides"].find(told)}
    first, second = shares
    between = Span(max(first.span.end, second.stated.start - AHEAD), second.stated.start, second.span.field)
    versus = fold(doc.text(between)).split()[-1:]
    return (
        bool(sides.candidates(doc, between))
        or len(camps) >= SIDES
        or bool(versus and versus[0] in given.words["versus"])
    )


def _at_most(shares: Shares, told: str, given: Given) -> Finding | Outcome:
    """One choice each: not more than everything."""
    for name in ("goes_on", "one_each", "not_many"):
        told = sides.without(told, given.words[name])
    if (
        sides.several(told, given)
        or sides.of_places(told, given)
        or _two_wholes(shares)
        or any(share.bound in (Bound.VAGUE, Bound.UNDER) for share in shares)
    ):
        return Outcome.ABSTAINED
    total = sum(share.value if share.bound is Bound.EXACT else share.low for share in shares)
    return Outcome.AGREED if total <= 100 + given.limits["rounding"] * len(shares) else _finding(shares, "")


def _two_wholes(shares: Shares) -> bool:
    """Whether the first two sides make a whole already: the next shares are those of another contest or question."""
    return len(shares) > SIDES and abs(sum(share.value for share in shares[:SIDES]) - 100) < WHOLE


def _whole(shares: Shares, earlier: Shares, told: str, given: Given) -> Finding | Outcome:
    """
    The last share is what the others leave of a hundred, or of a part of it: then the last ones make a hundred.

    A share may have gone before: "a fund buys 40 percent. … The founders keep 35 percent, the remaining 25 go to staff". Or
    they are what a share is split into: "a rise of 6.5 percent: 4 percent at once and the rest, 2.5 percent, in May".
    """
    slack = given.limits["rounding"] * (len(shares) + 1)
    others = [share for share in earlier if share not in shares]
    gone = [0.0, *(share.value for share in others), *(one.value + two.value for one, two in pairwise(others))]
    sums = [sum(share.value for share in shares[first:]) for first in range(len(shares) - 1)]
    divided = (*earlier, *([shares[0]] if given.words["divides"].first(told) else []))
    split = any(abs(share.value - total) <= given.limits["rounding"] for share in divided for total in sums)
    if split or any(abs(total + part - 100) <= slack for total in sums for part in gone):
        return Outcome.AGREED
    told = sides.without(told, given.words["not_many"])
    doubtful = sides.several(told, given) or given.words["part"].first(told)
    if doubtful or any(share.bound is not Bound.EXACT for share in shares):
        return Outcome.ABSTAINED
    return _finding(shares, "rest")


def _finding(shares: Shares, case: str) -> Finding:
    return Finding(
        rule="num-percent-sum",
        spans=tuple(share.span for share in shares),
        values={
            "parts": tuple(share.value for share in shares),
            "total": round(sum(share.value for share in shares), 2),
        },
        case=case,
        confidence=0.95,
    )


@cache
def _rest(words: Lexicon) -> re.Pattern[str]:
    """The words for what is left, right before a share or a few words before it."""
    return re.compile(rf"(?<!\w)(?:{either(words)})(?:,|(?:,?\s[^\W\d_]+){{1,3}})?\s?$", re.IGNORECASE)
