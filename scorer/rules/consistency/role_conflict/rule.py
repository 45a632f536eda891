"""
One person is given two posts, sides, ranks or ties of kin that exclude each other.

Why it matters: a deputy's words are not the chief's, nor the plaintiff's counsel's the company's; the reader weighs them
by who speaks.
Stays quiet: on former and acting posts, on posts held "also" or "at the same time", on one post in two wordings, on posts
in two bodies, on those who changed their party, and on different people.
How: a post before a person's name, with the body it belongs to between them or not, or after the name and a comma. Two
posts exclude each other where one is the other's deputy, where both stand on one list of posts that nobody holds
together (mayor, governor; in one company, chief executive and finance director), where one post is held over two
fields (“Kepala Dinas Kesehatan”, “Kepala Dinas Pendidikan”) or of two bodies (manager of two clubs). Likewise the party
somebody sits for, the side of a lawsuit that a lawyer speaks for, the rank before an officer's name, and whose wife,
brother or uncle somebody is.
Cannot see: posts on none of the lists, and people who are never named in full.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from scorer.lexicon import Hit, Lexicon, either, fold, shortens
from scorer.model import Doc, Finding, Name, NameKind, Outcome, Span
from scorer.rules.consistency.role_conflict import kin, ranks, sides
from scorer.rules.consistency.role_conflict.people import People
from scorer.rules.given import Given

NEAR = 12  # code points behind a post in which “that” stands
AROUND = 40  # code points around a post in which "former" or "acting" stands
NEXT = 3  # names behind a post of which one is its holder's
REACH = 80  # code points between a post and its holder's name
_MARK = re.compile(r"[,.;:”\"\n]\s?")
_CAPITALS = re.compile(r"[A-Z][\w'’-]*")

Groups = tuple[tuple[tuple[str, ...], ...], ...]
Rank = tuple[str, int, int, bool]  # the kind of list, its number, the post's number on it, whether it is a deputy's


@dataclass(frozen=True, slots=True)
class _Held:
    """A post as the story gives it to somebody: its places on the lists, its field and the names of its body."""

    post: str
    span: Span
    ranks: tuple[Rank, ...]
    field: str
    bodies: frozenset[str]


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further mention of a person with a post, a rank, a side or kin."""
    people = People(doc, given)
    for part in (_posted, sides.taken, ranks.borne, kin.ties):
        yield from part(doc, people, given)


def _posted(doc: Doc, people: People, given: Given) -> Iterator[Finding | Outcome]:
    """One outcome for each further mention of a person with a post."""
    places, posts = _posts(_groups(given), tuple(given.words["deputies"]), tuple(given.words["fielded"]))
    hits = [_without_body(doc, hit, posts, given) for hit in posts.find(doc.folded, folded=True)]
    if len(hits) < 2:
        return
    persons = people.mentions
    counts = Counter(hit.phrase for hit in hits)
    held: dict[str, list[_Held]] = defaultdict(list)
    taken: set[Span] = set()
    for hit, following in zip(hits, (*hits[1:], None), strict=True):
        holder = _holder(doc, hit, persons, given) or _meant(doc, hit, counts[hit.phrase], people, given)
        if holder is None or (following and hit.end <= following.start < holder.span.start):
            continue  # "the mayor and governor Ann Reeve"
        if holder.span.end <= hit.start and holder.span in taken:
            continue  # "Mayor Ann Reeve, the sheriff and others"
        taken.add(holder.span)
        if _at_another_time(doc, hit, holder, given):
            yield Outcome.ABSTAINED
            continue
        post = _post(doc, hit, holder, places[hit.phrase], given)
        known = held[_key(doc, hit, holder)]
        rival = next((other for other in known if _exclude(other, post, given)), None)
        if rival is not None:
            yield Finding(
                rule="role-conflict",
                spans=(rival.span, post.span),
                values={"name": _key(doc, hit, holder), "first": doc.text(rival.span), "second": doc.text(post.span)},
                confidence=0.92,
            )
            return
        if known:
            yield Outcome.AGREED
        known.append(post)


def _without_body(doc: Doc, hit: Hit, posts: Lexicon, given: Given) -> Hit:
    """The post alone, where the end of its body's name was read along: "Carrow Town | manager"."""
    text = doc.body[hit.start : hit.end]
    head, _, rest = text.partition(" ")
    if head[:1].isupper() and rest[:1].islower() and rest in posts and _opening(doc, hit.start, given):
        return Hit(hit.end - len(rest), hit.end, fold(rest))
    return hit


def _opening(doc: Doc, start: int, given: Given) -> list[str]:
    """The capitalised words right before a post, such as its body's name; "The" is none."""
    if doc.body[start - 1 : start] != " ":
        return []
    words = doc.body[max(0, start - AROUND) : start - 1].split(" ")[1 if start > AROUND else 0 :]
    capitals = takewhile(lambda word: word[:1].isupper() and word[-1:].isalpha(), reversed(words))
    return [fold(word).removesuffix("'s") for word in capitals if word not in given.words["lead"]]


# ── who holds it ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _holder(doc: Doc, hit: Hit, persons: list[Name], given: Given) -> Name | None:
    """The person named behind the post, else the one named before it and a comma."""
    between, before = _between(*(tuple(given.words[name]) for name in ("links", "lead", "ranks")))
    number = bisect_left(persons, hit.end, key=lambda name: name.span.end)
    behind = [
        name
        for name in persons[number : number + NEXT]
        if name.span.start - hit.end <= REACH
        and between.fullmatch(doc.body, hit.end, max(hit.end, name.span.start))
        and len(_key(doc, hit, name).split()) > 1
        and not any(fold(word) in given.words["bodies"] for word in f"{doc.text(name.span)} {name.identity}".split())
    ]
    if behind:
        return behind[-1] if len(behind) > 1 and _apposed(doc, *behind[-2:]) else behind[0]
    while number > 1 and persons[number - 1].span.end in (hit.start - 1, hit.start):
        number -= 1  # “Mia Holt, Dunmore's finance director”, “Sam Dunn, the Dunmore Rovers manager”
    if number > 0:
        name = persons[number - 1]
        if (
            len(_key(doc, hit, name).split()) > 1
            and hit.start - name.span.end <= REACH
            and before.fullmatch(doc.body, name.span.end, hit.start)
        ):
            return name
    return None


def _meant(doc: Doc, hit: Hit, told: int, people: People, given: Given) -> Name | None:
    """The person told before whom a post stands for ("the deputy mayor said"), where nobody else is told to hold it."""
    again = given.words["again"].first(doc.folded[hit.end : hit.end + NEAR], folded=True)
    if again is None or told > 1:
        return None
    place = Span(hit.start, hit.end)
    meant = people.meant_by(place) or people.alone_before(hit.start)
    return Name(span=place, kind=NameKind.PERSON, identity=meant) if meant else None


def _apposed(doc: Doc, body: Name, name: Name) -> bool:
    """Whether the first of two names is the body of a post and the second, between commas, its holder."""
    return body.span.end < name.span.start and bool(
        re.match(r",\s(?:[a-z]+\s){2}|\.", doc.body[name.span.end : name.span.end + AROUND])
    )


def _key(doc: Doc, hit: Hit, holder: Name) -> str:
    """
    The last two words of the name: what stands before them may be a place or a rank.

    Of a single word, those of the full name, or the capitals behind the post: "Ketua DPRD Dewi Lestari". A first name
    alone may be a place's too and is none.
    """
    text = holder.identity if holder.span.start == hit.start else doc.text(holder.span)
    if " " not in text and holder.span.start > hit.end:
        text = " ".join(_CAPITALS.findall(doc.body[hit.end : holder.span.end]))
    if " " not in text and fold(text) == fold(holder.identity.split()[-1]):
        text = holder.identity
    return " ".join(text.split()[-2:])


def _at_another_time(doc: Doc, hit: Hit, holder: Name, given: Given) -> bool:
    start, end = min(hit.start, holder.span.start), max(hit.end, holder.span.end)
    before = _MARK.split(doc.body[max(0, start - AROUND) : start])[-1]
    around = before + doc.body[start:end] + doc.body[end : end + AROUND].split(". ")[0]
    return given.words["other_time"].first(around) is not None


# ── what it is ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _post(doc: Doc, hit: Hit, holder: Name, ranks: tuple[Rank, ...], given: Given) -> _Held:
    ahead = holder.span.start > hit.start
    end = holder.span.start if ahead else min(hit.end + REACH, len(doc.body))
    rest = doc.body[hit.end : end] if ahead else re.split(r"[,.;:\n”\"]", doc.body[hit.end : end])[0]
    capitals = [fold(word).removesuffix("'s") for word in _CAPITALS.findall(rest) if word not in given.words["ranks"]]
    owner = _CAPITALS.findall(doc.body[max(0, hit.start - AROUND) : hit.start] if "'s " in rest else "")
    opening = _opening(doc, hit.start, given)
    aside = set(fold(holder.identity).split())
    field = re.match(r"\s([A-Z][a-z]+)", rest)
    return _Held(
        post=hit.phrase,
        span=Span(hit.start, hit.end),
        ranks=ranks,
        field=fold(field.group(1)) if field else "",
        bodies=frozenset((*capitals, *map(fold, owner), *opening)) - aside,
    )


def _exclude(one: _Held, two: _Held, given: Given) -> bool:
    """Whether nobody holds both posts."""
    if one.post == two.post:
        fields = {one.field, two.field}
        apart = one.field not in two.bodies and two.field not in one.bodies
        fielded = one.post in given.words["fielded"] and len(fields) == 2 and "" not in fields and apart
        return fielded or (one.post in given.tables["posts"]["bound"] and _of_two_bodies(one.bodies, two.bodies))
    elsewhere = bool(one.bodies and two.bodies) and not one.bodies & two.bodies
    for kind, group, number, deputy in one.ranks:
        for _, other, place, second in (rank for rank in two.ranks if rank[:2] == (kind, group)):
            if (number, deputy) == (place, second) or (elsewhere and kind != "exclusive"):
                continue
            together = number == place or kind != "officers" or bool(one.bodies & two.bodies)
            if together and other == group:
                return True
    return False


def _of_two_bodies(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two bodies are named that share no word, and neither shortens the other."""
    return bool(one and two) and not any(
        first == second or shortens(*sorted((first, second), key=len))
        for first in (*one, "".join(sorted(one)))
        for second in (*two, "".join(sorted(two)))
    )


def _groups(given: Given) -> tuple[tuple[str, Groups], ...]:
    """The lists of posts by their kind."""
    return tuple(
        (kind, tuple(tuple(tuple(same) for same in group) for group in groups))
        for kind, groups in given.tables["posts"].items()
        if kind != "bound"
    )


@cache
def _posts(
    kinds: tuple[tuple[str, Groups], ...], deputies: tuple[str, ...], fielded: tuple[str, ...]
) -> tuple[Mapping[str, tuple[Rank, ...]], Lexicon]:
    """Every post, its deputy's too, with its places on the lists."""
    ranks: dict[str, list[Rank]] = defaultdict(list)
    for kind, groups in kinds:
        for at, group in enumerate(groups):
            for number, same in enumerate(group):
                for post in same:
                    ranks[post].append((kind, at, number, False))
                    for deputy in deputies:
                        ranks[f"{deputy}{post}"].append((kind, at, number, True))
    for post in fielded:
        ranks.setdefault(post, [])
    return {post: tuple(places) for post, places in ranks.items()}, Lexicon(ranks)


@cache
def _between(
    links: tuple[str, ...], leads: tuple[str, ...], ranks: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between a post and the name behind it, and between a name and the post behind it."""
    titled = rf"(?i:{either(sorted(ranks, key=len, reverse=True))})"
    word = rf"(?:{either(links)}|[A-Z\d][\w'’.&-]*)" if links else r"[A-Z\d][\w'’.&-]*"
    return (
        re.compile(
            rf"(?:\s{word}){{0,8}}(?<!\sof)(?<!\sthe)(?<!\sfor)(?<!\sat)(?<!\sin)(?<!\sdan)(?<!\sand)(?:,(?:\s(?:{titled}))*)?\s|"
        ),
        re.compile(
            rf"(?:,\s|\s(?=(?:{either(leads)})\s))(?:(?:{either(leads)})\s)?(?:(?:[\w’'-]+\s){{0,3}}[\w-]+['’]s\s|(?:[A-Z][\w’'-]*\s){{1,3}})?"
        ),
    )
