"""What a post is: its places on the lists of posts that exclude each other, its field and its body."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from scorer.lexicon import Hit, Lexicon, fold, shortens
from scorer.model import Doc, Name, Span
from scorer.rules.given import Given, Table

AROUND = 40  # code points beside a post or its holder in which its body stands
SITS = 5  # code points behind a seat in which "for" stands
REACH = 80  # code points behind a post in which its body stands
_OWNED = re.compile(r"\b(?:[Tt]he|[Ii]ts|[A-Z][\w-]{1,30})\s(?:[a-z]+\s){0,2}?([a-z]+)['’]s?\s(?:[a-z-]+\s)?$")
CAPITALS = re.compile(r"[A-Z][\w'’-]*")

Rank = tuple[str, int, int, bool]  # the kind of list, its number, the post's number on it, whether it is a deputy's


@dataclass(frozen=True, slots=True)
class Held:
    """A post as the story gives it to somebody: its places on the lists, its field and the names of its body."""

    post: str
    span: Span
    ranks: tuple[Rank, ...]
    field: str
    bodies: frozenset[str]
    owner: str = ""  # whose post it is, in small letters: "the charity's treasurer"


@cache
def known(kinds: Table, deputies: Lexicon, fielded: Lexicon) -> tuple[Mapping[str, tuple[Rank, ...]], Lexicon]:
    """Every post, its deputy's too, with its places on the lists."""
    ranks: dict[str, list[Rank]] = defaultdict(list)
    lists = ((kind, groups) for kind, groups in kinds.items() if kind != "bound")
    for kind, groups in lists:
        for at, group in enumerate(groups):
            for number, same in enumerate(group):
                for post in same:
                    ranks[post].append((kind, at, number, False))
                    for deputy in deputies:
                        ranks[f"{deputy}{post}"].append((kind, at, number, True))
    for post in fielded:
        ranks.setdefault(post, [])
    return {post: tuple(places) for post, places in ranks.items()}, Lexicon(ranks)


def without_body(doc: Doc, hit: Hit, posts: Lexicon, given: Given) -> Hit:
    """The post alone, where the end of its body's name was read along: "Carrow Town | manager"."""
    text = doc.body[hit.start : hit.end]
    head, _, rest = text.partition(" ")
    if head[:1].isupper() and rest[:1].islower() and rest in posts and _opening(doc, hit.start, given):
        return Hit(hit.end - len(rest), hit.end, fold(rest))
    return hit


def read(doc: Doc, hit: Hit, holder: Name, ranks: tuple[Rank, ...], given: Given) -> Held:
    """The post of one holder, with the field and the names of the body that stand beside it."""
    ahead = holder.span.start > hit.start
    end = holder.span.start if ahead else min(hit.end + REACH, len(doc.body))
    rest = doc.body[hit.end : end] if ahead else re.split(r"[,.;:\n”\"]", doc.body[hit.end : end])[0]
    capitals = [fold(word).removesuffix("'s") for word in CAPITALS.findall(rest) if word not in given.words["ranks"]]
    owner = CAPITALS.findall(doc.body[max(0, hit.start - AROUND) : hit.start] if "'s " in rest else "")
    opening = _opening(doc, hit.start, given)
    aside = set(fold(holder.identity).split())
    field = re.match(r"\s([A-Z][a-z]+)", rest)
    behind = _behind(doc, holder, given)
    owned = _OWNED.search(doc.body, max(0, hit.start - AROUND), hit.start)
    owned = owned or _owner(given.tables["kind"]).match(doc.body, hit.end)
    if hit.phrase in given.words["seated"]:  # "Labour MP", "veteran MP": only "MP for Arden" names what is sat for
        opening, owner = [], []
        capitals = capitals if given.words["sits"].first(rest[:SITS]) else []
    return Held(
        post=hit.phrase,
        span=Span(hit.start, hit.end),
        ranks=ranks,
        field=fold(field.group(1)) if field else "",
        bodies=frozenset((*capitals, *map(fold, owner), *opening, *behind)) - aside - frozenset(given.words["peoples"]),
        owner=owned.group(1) if owned else "",
    )


@cache
def _owner(table: Table) -> re.Pattern[str]:
    """A common word behind a post that says whose it is: "the treasurer | of the union", "bendahara | koperasi itu"."""
    return re.compile(table["owner"])


def _behind(doc: Doc, holder: Name, given: Given) -> list[str]:
    """The body that stands behind a name: "Professor Ann Reeve of Dunmore University"."""
    link, *words = doc.body[holder.span.end : holder.span.end + AROUND].split() or [""]
    if link not in given.words["of_body"]:
        return []
    name = takewhile(lambda word: word[:1].isupper() or word in given.words["in_body"], words)
    return [fold(word).strip(",.;:") for word in name if word[:1].isupper()]


def exclude(one: Held, two: Held, given: Given) -> bool:
    """Whether nobody holds both posts."""
    if one.post == two.post:
        fields = {one.field, two.field}
        apart = one.field not in two.bodies and two.field not in one.bodies
        fielded = one.post in given.words["fielded"] and len(fields) == 2 and "" not in fields and apart
        return fielded or (one.post in given.tables["posts"]["bound"] and _of_two_bodies(one.bodies, two.bodies))
    if _shortens(one, two, given):
        return False
    elsewhere = bool(one.bodies and two.bodies) and not one.bodies & two.bodies
    for kind, group, number, deputy in one.ranks:
        for _, other, place, second in (rank for rank in two.ranks if rank[:2] == (kind, group)):
            if (number, deputy) == (place, second) or (elsewhere and kind != "exclusive"):
                continue
            owned = bool({one.owner, *one.bodies} & {two.owner, *two.bodies} - {""})
            together = number == place or kind != "officers" or owned
            if together and other == group:
                return True
    return False


def _shortens(one: Held, two: Held, given: Given) -> bool:
    """Whether one post is the other in short, not its deputy's: "the minister" of a trade minister, "president" of a council's."""
    short, long = sorted((one.post, two.post), key=len)
    apart = {rank[:3] for rank in one.ranks}.isdisjoint(rank[:3] for rank in two.ranks)
    return apart and short in given.words["shortened"] and short in long.split()


def _of_two_bodies(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two bodies are named that share no word, and neither shortens the other."""
    return bool(one and two) and not any(
        first == second or shortens(*sorted((first, second), key=len))
        for first in (*one, "".join(sorted(one)))
        for second in (*two, "".join(sorted(two)))
    )


def _opening(doc: Doc, start: int, given: Given) -> list[str]:
    """The capitalised words right before a post, such as its body's name; "The" is none, nor "Menurut" that opens a sentence."""
    if doc.body[start - 1 : start] != " ":
        return []
    words = doc.body[max(0, start - AROUND) : start - 1].split()[1 if start > AROUND else 0 :]
    capitals = takewhile(lambda word: word[:1].isupper() and word[-1:].isalpha(), reversed(words))
    return [
        fold(word).removesuffix("'s")
        for word in capitals
        if not any(word in given.words[cue] for cue in ("lead", "openers"))
    ]
