"""What posts a story tells, each with the words beside it: whether a deputy's, of what field, in which body."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Hit, Lexicon, fold
from scorer.model import Doc, Span
from scorer.rules.given import Given, Table

NEAR = 20  # code points before a post in which a word tells that many hold it
AHEAD, BEHIND = 60, 90  # code points beside a post in which its field and its body stand
WORDS = 4  # before a post that may belong to it
_WORD = re.compile(r"[\w&][\w’'&-]*")
_STOP = re.compile(r"[,.;:()“”\"–—?!\n]")

Place = tuple[str, int, int]  # the kind of list, its number, the number of the group on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """
    A post as told at one place.

    `name` is the post without its deputy, `places` where it stands on the lists. `names` are the words with a capital
    beside it, `fields` the small ones that tell of what it is; `behind` is where the name of its body ends, `owner`
    the small word that says whose it is: "the choir's".
    """

    span: Span
    name: str
    shorts: frozenset[str]
    deputy: bool
    places: frozenset[Place]
    names: frozenset[str]
    fields: frozenset[str]
    behind: int
    owner: str

    def alike(self, other: "Post") -> bool:
        """Whether two are one post in two wordings or in short, a deputy's or not."""
        shared = self.kinds & other.kinds
        together = bool(shared) and shared == {place[:2] for place in self.places & other.places}
        return together or self.name in other.shorts or other.name in self.shorts

    @property
    def kinds(self) -> frozenset[tuple[str, int]]:
        """The lists on which the post stands."""
        return frozenset(place[:2] for place in self.places)

    def like(self, other: "Post") -> bool:
        """Whether two are of one kind: two ministers, a chairman and a treasurer."""
        return self.alike(other) or bool(self.kinds & other.kinds)


@dataclass(frozen=True, slots=True)
class _Known:
    """All posts of a language, a deputy's as one word too, and where they stand on the lists."""

    lexicon: Lexicon
    places: Mapping[str, frozenset[Place]]
    fused: Mapping[str, str]


def find(doc: Doc, given: Given) -> Iterator[Hit]:
    """Yield where the body tells a post, but for those that many hold, those that only tell of another, and parts of a body's name."""
    known = _known(given.tables["kinds"], given.words["heads"], given.words["fused"])
    head_first = given.tables["form"]["head_first"]
    hits = list(known.lexicon.find(doc.folded, folded=True))
    for last, hit, following in zip((None, *hits), hits, (*hits[1:], None), strict=False):
        if head_first:  # "juru bicara | presiden"
            part = last is not None and last.end == hit.start - 1
        else:  # "the president's spokesman", "the principal clarinettist"
            joined = following is not None and following.start == hit.end + 1 and doc.body[following.start].islower()
            owner = doc.folded.startswith("'s", hit.end)
            part = joined or (owner and not given.words["deeds"].begins(doc.folded[hit.end : hit.end + NEAR]))
        before = doc.folded[max(0, hit.start - NEAR) : hit.start].rstrip()
        if not (part or before[-1:].isdigit() or given.words["many"].ends(before)):
            yield hit


def read(doc: Doc, hit: Hit, given: Given) -> Post:
    """The post told at a place, with the words beside it."""
    known = _known(given.tables["kinds"], given.words["heads"], given.words["fused"])
    start, ahead = _ahead(doc, hit, given)
    end, behind = _behind(doc, hit, given)
    name = known.fused.get(hit.phrase, hit.phrase)
    beside = [*ahead, *behind]
    return Post(
        span=Span(start, hit.end),
        name=name,
        shorts=_shorts(name, head_first=bool(given.tables["form"]["head_first"])),
        deputy=start < hit.start or hit.phrase in known.fused,
        places=known.places.get(name, frozenset()),
        names=frozenset(bare(word) for word in beside if word[0].isupper()) - frozenset(given.words["peoples"]),
        fields=frozenset(bare(word) for word in beside if not word[0].isupper()),
        behind=end,
        owner=next((bare(word) for word in ahead if fold(word).endswith("'s") and word[0].islower()), ""),
    )


def are(words: str, given: Given) -> bool:
    """Whether some words are a post."""
    return words in _known(given.tables["kinds"], given.words["heads"], given.words["fused"]).lexicon


def rivals(one: Post, two: Post, given: Given) -> bool:
    """Whether what two posts are held for is at odds itself: the lawyer of the plaintiff, of the defendant."""
    places = _known(given.tables["kinds"], given.words["heads"], given.words["fused"]).places
    first, second = ({place for word in post.fields for place in places.get(word, ())} for post in (one, two))
    return not first & second and not {place[:2] for place in first}.isdisjoint(place[:2] for place in second)


def bare(word: str) -> str:
    """A word in small letters without an "'s"."""
    return fold(word).removesuffix("'s").removesuffix("'")


def _ahead(doc: Doc, hit: Hit, given: Given) -> tuple[int, list[str]]:
    """Where a post begins with the word that makes it a deputy's, and the words before it that belong to it."""
    start, told = hit.start, doc.body[max(0, hit.start - AHEAD) : hit.start]
    shift = hit.start - len(told)
    first = next((stop.end() for stop in reversed(list(_STOP.finditer(told)))), 0)
    found: list[str] = []
    for word in list(_WORD.finditer(told, first))[: -WORDS - 1 : -1]:
        plain = bare(word.group())
        if start == hit.start and plain.rstrip("-") in given.words["deputies"]:
            start = shift + word.start()
        elif plain not in given.words["plain"] and (
            word.group()[0].isupper() or not given.tables["form"]["head_first"]
        ):
            opens = word.start() == first and given.speech.knows(plain)  # "Presiding judge": no name
            found.append(plain if opens else word.group())
        elif word.group()[0].islower():
            break
    return start, found


def _behind(doc: Doc, hit: Hit, given: Given) -> tuple[int, list[str]]:
    """Where the name of a post's body ends, and the words behind the post that belong to it."""
    told = _STOP.split(doc.body[hit.end : hit.end + BEHIND])[0]
    end, found = hit.end, list[str]()
    if given.tables["form"]["head_first"] or given.words["of"].begins(told):
        for word in _WORD.finditer(told):
            plain = bare(word.group())
            if plain in given.words["ends"]:
                break
            if plain not in given.words["plain"]:
                found.append(word.group())
                end = hit.end + word.end()
    return end, found


@cache
def _shorts(name: str, *, head_first: bool) -> frozenset[str]:
    """A post and what it may be called in short: "minister" of a finance minister, "ketua" of a ketua umum."""
    words = name.split()
    cuts = range(1, len(words) + 1)
    return frozenset(" ".join(words[:cut] if head_first else words[-cut:]) for cut in cuts)


@cache
def _known(kinds: Table, heads: Lexicon, fused: Lexicon) -> _Known:
    places: dict[str, set[Place]] = {}
    for kind, lists in kinds.items():
        for at, groups in enumerate(lists):
            for number, alike in enumerate(groups):
                for post in alike:
                    places.setdefault(fold(post), set()).add((kind, at, number))
    told = {*places, *heads}
    one_word = {f"{prefix}{post}": post for prefix in fused for post in told}
    return _Known(Lexicon([*told, *one_word]), {post: frozenset(at) for post, at in places.items()}, one_word)
