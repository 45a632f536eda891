"""
One person holds two posts that exclude each other.

Why it matters: a deputy's words are not the chief's; the reader weighs them by the post.
Stays quiet: on former and acting posts, on posts held "also" or "at the same time", on one post in two wordings, on posts
in two bodies, and on different people.
How: a post before a person's name, with the body it belongs to between them or not, or after the name and a comma. Two
posts exclude each other where one is the other's deputy, where both stand on one list of posts that nobody holds
together (mayor, governor; in one company, chief executive and finance director), or where one post is held over two
fields (“Kepala Dinas Kesehatan”, “Kepala Dinas Pendidikan”).
Cannot see: posts on none of the lists, and people who are never named in full.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Hit, Lexicon, either, fold
from scorer.model import Doc, Finding, Name, NameKind, Outcome, Span
from scorer.rules.given import Given

AROUND = 40  # code points around a post in which "former" or "acting" stands
NEXT = 3  # names behind a post of which one is its holder's
REACH = 80  # code points between a post and its holder's name
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
    """Yield one outcome for each further mention of a person with a post."""
    ranks, posts = _posts(_groups(given), tuple(given.words["deputies"]), tuple(given.words["fielded"]))
    hits = list(posts.find(doc.folded, folded=True))
    if len(hits) < 2:
        return
    persons = [name for name in doc.names if name.kind is NameKind.PERSON]
    held: dict[str, list[_Held]] = defaultdict(list)
    taken: set[Span] = set()
    for hit, following in zip(hits, (*hits[1:], None), strict=True):
        holder = _holder(doc, hit, persons, given)
        if holder is None or (following and hit.end <= following.start < holder.span.start):
            continue  # "the mayor and governor Ann Reeve"
        if holder.span.end <= hit.start and holder.span in taken:
            continue  # "Mayor Ann Reeve, the sheriff and others"
        taken.add(holder.span)
        if _at_another_time(doc, hit, holder, given):
            yield Outcome.ABSTAINED
            continue
        post = _post(doc, hit, holder, ranks[hit.phrase], given)
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
    if number > 0:
        name = persons[number - 1]
        if (
            len(_key(doc, hit, name).split()) > 1
            and hit.start - name.span.end <= REACH
            and before.fullmatch(doc.body, name.span.end, hit.start)
        ):
            return name
    return None


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
    text = doc.text(holder.span)
    if " " not in text and holder.span.start > hit.end:
        text = " ".join(_CAPITALS.findall(doc.body[hit.end : holder.span.end]))
    if " " not in text and fold(text) == fold(holder.identity.split()[-1]):
        text = holder.identity
    return " ".join(text.split()[-2:])


def _at_another_time(doc: Doc, hit: Hit, holder: Name, given: Given) -> bool:
    start, end = min(hit.start, holder.span.start), max(hit.end, holder.span.end)
    around = doc.body[max(0, start - AROUND) : end] + doc.body[end : end + AROUND].split(". ")[0]
    return given.words["other_time"].first(around) is not None


# ── what it is ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _post(doc: Doc, hit: Hit, holder: Name, ranks: tuple[Rank, ...], given: Given) -> _Held:
    ahead = holder.span.start > hit.start
    end = holder.span.start if ahead else min(hit.end + REACH, len(doc.body))
    rest = doc.body[hit.end : end] if ahead else re.split(r"[,.;:\n”\"]", doc.body[hit.end : end])[0]
    capitals = [fold(word).removesuffix("'s") for word in _CAPITALS.findall(rest) if word not in given.words["ranks"]]
    owner = _CAPITALS.findall(doc.body[max(0, hit.start - AROUND) : hit.start] if "'s " in rest else "")
    field = re.match(r"\s([A-Z][a-z]+)", rest)
    return _Held(
        post=hit.phrase,
        span=Span(hit.start, hit.end),
        ranks=ranks,
        field=fold(field.group(1)) if field else "",
        bodies=frozenset((*capitals, *map(fold, owner))),
    )


def _exclude(one: _Held, two: _Held, given: Given) -> bool:
    """Whether nobody holds both posts."""
    if one.post == two.post:
        fields = {one.field, two.field}
        apart = one.field not in two.bodies and two.field not in one.bodies
        return one.post in given.words["fielded"] and len(fields) == 2 and "" not in fields and apart
    elsewhere = bool(one.bodies and two.bodies) and not one.bodies & two.bodies
    for kind, group, number, deputy in one.ranks:
        for _, other, place, second in (rank for rank in two.ranks if rank[:2] == (kind, group)):
            if (number, deputy) == (place, second) or (elsewhere and kind != "exclusive"):
                continue
            together = number == place or kind != "officers" or bool(one.bodies & two.bodies)
            if together and other == group:
                return True
    return False


def _groups(given: Given) -> tuple[tuple[str, Groups], ...]:
    """The lists of posts by their kind."""
    return tuple(
        (kind, tuple(tuple(tuple(same) for same in group) for group in groups))
        for kind, groups in given.tables["posts"].items()
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
            rf"(?:,\s|\s(?=(?:{either(leads)})\s))(?:(?:{either(leads)})\s)?(?:(?:[\w’'-]+\s){{0,3}}[\w-]+['’]s\s)?"
        ),
    )
