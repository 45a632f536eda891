"""
One person is given two posts that exclude each other.

Why it matters: a deputy's words are not the chief's; the reader weighs them by who speaks.
Stays quiet: on former and acting posts, on posts held "also" or "at the same time", on one post in two wordings, on posts
in two bodies, and on different people; on a post told in short ("the minister" of a trade minister), and on a nation or a
party before a post. Two posts told in one sentence, or in one and the next, are not compared.
How: a post before a person's name, with the body it belongs to between them or not, or after the name and a comma. Two
posts exclude each other where one is the other's deputy, where both stand on one list of posts that nobody holds
together (mayor, governor; in one company, chief executive and finance director), where one post is held over two
fields (“Kepala Dinas Kesehatan”, “Kepala Dinas Pendidikan”) or of two bodies (manager of two clubs). So is one that is told
as known (“the foreign minister's resignation”) where only another minister was named.
Cannot see: posts on none of the lists, what the headline says, and people who are never named in full.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from scorer.lexicon import Hit, Lexicon, fold
from scorer.model import YEAR, Doc, Finding, Name, Outcome, Span
from scorer.rules.consistency.role_conflict import holders, posts
from scorer.rules.consistency.role_conflict.people import People
from scorer.rules.consistency.role_conflict.posts import Held
from scorer.rules.given import Given

PAIR = 2  # posts of which one may be at odds with the other
FAR = 2  # … so many sentences on
BESIDE = 60  # code points behind a post in which its holder's age stands
FIELD = 3  # words before a post that tell of what and that it is a deputy's
AROUND = 40  # code points around a post in which "former" or "acting" stands
STILL = 80  # code points behind a post in which "and has held it ever since" stands
_MARK = re.compile(r"[,.;:”\"\n]\s?")


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further mention of a person with a post."""
    places, lexicon = posts.known(given.tables["posts"], given.words["deputies"], given.words["fielded"])
    hits = _told(doc, lexicon, given)
    if len(hits) < PAIR:
        return
    people = People(doc, given)
    held: dict[str, list[Held]] = defaultdict(list)
    for hit, holder in _holders(doc, hits, people, held, lexicon, given):
        if _at_another_time(doc, hit, holder, given) or _and_another(doc, hit, holder, lexicon, given):
            yield Outcome.ABSTAINED
            continue
        post = posts.read(doc, hit, holder, places[hit.phrase], given)
        who = holders.key(doc, hit, holder, given)
        known = held[who]
        rivals = [other for other in known if _at_odds(doc, other, post, hits, given)]
        if rivals:
            yield _judged(doc, who, rivals, post, given)
            return
        if known:
            yield Outcome.AGREED
        known.append(post)


def _holders(
    doc: Doc, hits: Sequence[Hit], people: People, held: Mapping[str, Sequence[Held]], lexicon: Lexicon, given: Given
) -> Iterator[tuple[Hit, Name]]:
    """Each post with who holds it; `held` are the posts before it."""
    persons = [name for name in people.mentions if not _abbreviates(doc, name, lexicon)]
    counts = Counter(hit.phrase for hit in hits)
    taken: set[Span] = set()
    for hit, following in zip(hits, (*hits[1:], None), strict=True):
        holder = holders.named(doc, hit, persons, given)
        if holder is None and counts[hit.phrase] == 1:
            holder = holders.meant(doc, hit, people, held, given)
        if holder is None or (following and hit.end <= following.start < holder.span.start):
            continue  # "the mayor and governor Ann Reeve"
        again = holder.span.end <= hit.start and holder.span in taken
        if again or people.several(doc.text(holder.span)) or _tells_whose(hit, holder, people, given):
            continue  # one surname of two; "Mayor Ann Reeve, the sheriff and others"
        taken.add(holder.span)
        yield hit, holder


def _judged(doc: Doc, who: str, rivals: Sequence[Held], post: Held, given: Given) -> Finding | Outcome:
    """What is said of posts that are at odds: nothing of neighbours, nor where they change hands or two people bear them."""
    rival = next((other for other in rivals if _apart(doc, other.span, post.span)), None)
    if rival is None or _replaced(doc, who, given) or _of_two_ages(doc, who, (rival.span, post.span)):
        return Outcome.ABSTAINED
    return Finding(
        rule="role-conflict",
        spans=(rival.span, post.span),
        values={"name": who, "first": doc.text(rival.span), "second": doc.text(post.span)},
        confidence=0.92,
    )


def _at_odds(doc: Doc, one: Held, other: Held, hits: Sequence[Hit], given: Given) -> bool:
    """Whether nobody holds both posts, unless one is the other in short or the story joins the two."""
    if not posts.exclude(one, other, given) or _in_short(_title(doc, one, given), _title(doc, other, given), given):
        return False
    return not _together(doc, {one.post, other.post}, hits, given)


def _apart(doc: Doc, one: Span, other: Span) -> bool:
    """Whether a sentence stands between two places: side by side, two posts are two people's or told of two times."""
    return abs(doc.sentence_at(one.start) - doc.sentence_at(other.start)) >= FAR


def _of_two_ages(doc: Doc, who: str, places: Sequence[Span]) -> bool:
    """Whether those of one name at two places are of two ages, as father and son: "driver Reeve, 45, … passenger Ann Reeve, 60"."""
    words = set(fold(who).split())
    told = [one for one in doc.ages if one.today and one.bearer and set(fold(one.bearer).split()) & words]
    beside = [
        {one.years for one in told if 0 <= one.span.start - place.end <= BESIDE and one.span in doc.sentence_of(place)}
        for place in places
    ]
    return all(beside) and not set.intersection(*beside)


def _tells_whose(hit: Hit, holder: Name, people: People, given: Given) -> bool:
    """Whether a name right behind a post tells whose it is: "pengacara | Wardana", who was told of before."""
    if hit.phrase not in given.words["of_somebody"] or holder.span.start != hit.end + 1:
        return False
    return any(one.identity == holder.identity for one in people.mentions if one.span < holder.span)


def _told(doc: Doc, lexicon: Lexicon, given: Given) -> list[Hit]:
    """Where the story tells a post; not where a body is called after those who hold it: "Asosiasi Petani"."""
    told = (posts.without_body(doc, hit, lexicon, given) for hit in lexicon.find(doc.folded, folded=True))
    ahead = ((hit, doc.folded[max(0, hit.start - AROUND) : hit.start].rstrip()) for hit in told)
    many = (given.words["unions"], given.words["counted"])
    return [hit for hit, before in ahead if not (before[-1:].isdigit() or any(words.ends(before) for words in many))]


def _together(doc: Doc, both: set[str], hits: Sequence[Hit], given: Given) -> bool:
    """Whether the story joins two posts as one person's, without an article between them: "chief executive and chairman"."""
    return any(
        {one.phrase, two.phrase} == both and doc.folded[one.end : two.start].strip() in given.words["joins"]
        for one, two in pairwise(hits)
    )


def _abbreviates(doc: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name ends in a post written in capitals: "the Arden Valley MP" is no name."""
    last = doc.text(name.span).split()[-1]
    return last.isupper() and last in lexicon


def _title(doc: Doc, post: Held, given: Given) -> frozenset[str]:
    """The words of a post, with those before it from the one on that makes it a deputy's: "Deputy Telecom | Minister"."""
    ahead = _MARK.split(doc.folded[max(0, post.span.start - AROUND) : post.span.start])[-1].split()[-FIELD:]
    deputy = given.words["deputies"].phrases
    first = next((at for at, word in enumerate(ahead) if f"{word} " in deputy), len(ahead))
    return frozenset((*ahead[first:], *fold(doc.text(post.span)).split()))


def _in_short(one: frozenset[str], other: frozenset[str], given: Given) -> bool:
    """Whether two titles, both of deputies, are one and the same in short: "deputy minister"."""
    return (one <= other or other <= one) and any(f"{word} " in given.words["deputies"].phrases for word in one & other)


def _at_another_time(doc: Doc, hit: Hit, holder: Name, given: Given) -> bool:
    """Whether a post was held once, or is held on trial: but not where somebody was elected to it and holds it still."""
    start, end = min(hit.start, holder.span.start), max(hit.end, holder.span.end)
    before = _MARK.split(doc.body[max(0, start - AROUND) : start])[-1]
    behind = doc.body[end : end + STILL].split(". ")[0]
    says = given.words["says"].first(behind)
    behind = behind[: says.start] if says else behind  # "…, said the flow | is now"
    around = before + doc.body[start:end]
    opening = re.split('[,“"]', doc.body[doc.sentence_of(Span(start, end)).start : start])[0][:AROUND]
    if given.words["opening_then"].first(opening):
        return True  # "Previously, she was deputy mayor"
    if _also(before + doc.body[start : hit.start], given) or _from_to(doc, start):
        return True
    if given.words["still"].first(behind):
        return given.words["ended"].first(around + behind) is not None
    aside = (
        _MARK.split(behind)[0] if holder.span.end <= hit.start else ""
    )  # "Ann Reeve, deputy head | last year |, came"
    then = given.words["then"].first(around + aside)
    return then is not None or given.words["other_time"].first(around + behind[:AROUND]) is not None


def _replaced(doc: Doc, who: str, given: Given) -> bool:
    """Whether a sentence with somebody's name tells of posts that change hands: he has had both."""
    last = who.rsplit(maxsplit=1)[-1]
    named = (doc.text(one.span) for one in doc.prose())
    return any(last in text and given.words["replaced"].first(text) is not None for text in named)


def _from_to(doc: Doc, start: int) -> bool:
    """Whether two years stand before a post in its clause: "from 2019 to 2021 she was deputy mayor"."""
    return len(YEAR.findall(_MARK.split(doc.body[max(0, start - STILL) : start])[-1])) > 1


def _also(around: str, given: Given) -> bool:
    """Whether a post is held besides another: "also serves as mayor", not "also came as mayor"."""
    for hit in given.words["also"].find(around):
        behind = around[hit.end :].split()
        if all(fold(word) in given.words["borne_with"] for word in behind):
            return True
    return False


def _and_another(doc: Doc, hit: Hit, holder: Name, lexicon: Lexicon, given: Given) -> bool:
    """Whether another post is said to be held besides: "guru Rini Astuti, juga petani"; "Rini Astuti juga mengumumkan" is none."""
    behind = doc.folded[max(hit.end, holder.span.end) :][:AROUND]
    also = given.words["also"].first(behind, folded=True)
    post = lexicon.first(behind[also.end :], folded=True) if also else None
    return post is not None and len(behind[also.end if also else 0 :][: post.start].split()) <= 1
