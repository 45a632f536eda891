"""Two posts that a story gives to one person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from scorer.model import Doc, Span
from scorer.rules.consistency.role_conflict import holders, posts, unnamed
from scorer.rules.consistency.role_conflict.holders import Held
from scorer.rules.consistency.role_conflict.people import People
from scorer.rules.consistency.role_conflict.posts import Post
from scorer.rules.given import Given

MOST = 8  # posts of one person; more is a life told


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A post told of somebody: who, at which name, in which form, and whether it may be somebody else's."""

    who: str
    post: Post
    form: str
    name: Span
    sentence: int
    doubtful: bool

    @property
    def named(self) -> bool:
        """Whether a name stands beside the post."""
        return not self.name.overlaps(self.post.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A post of somebody, a later one, and all other posts that the story tells."""

    one: Told
    two: Told
    others: Sequence[Told]

    @property
    def agrees(self) -> bool:
        """Whether one may be the other, told in short or with more words."""
        one, two = self.one.post, self.two.post
        beside = ((one.names, two.names), (one.fields, two.fields))
        apart = any(first and second and first.isdisjoint(second) for first, second in beside)
        return one.alike(two) and one.deputy == two.deputy and not apart

    @property
    def spans(self) -> tuple[Span, Span]:
        """Where the two stand."""
        return self.one.post.span, self.two.post.span


def read(doc: Doc, given: Given) -> Iterator[Pair]:
    """Yield each pair of posts of one person."""
    held = _held(doc, given)
    of: dict[str, list[int]] = {}
    for number, holder in enumerate(held):
        of.setdefault(holder.who, []).append(number)
    if not any(len(own) > 1 for own in of.values()):
        return
    told = [_told(doc, holder, given) for holder in held]
    for own in of.values():
        for first, second in combinations(own[:MOST], 2):
            one, two = told[first], told[second]
            if one.post.span != two.post.span:
                others = [other for other in told if other.post.span not in (one.post.span, two.post.span)]
                yield Pair(one=one, two=two, others=others)


def _held(doc: Doc, given: Given) -> Sequence[Held]:
    """Who may hold which post, in order."""
    hits = list(posts.find(doc, given))
    held: list[Held] = []
    if len(hits) > 1:
        people = People(doc, given)
        for hit in hits:
            held += list(holders.named(doc, hit, people, given)) or unnamed.read(doc, hit, people, held, given)
    return held


def _told(doc: Doc, held: Held, given: Given) -> Told:
    own = {posts.bare(word) for word in (*held.who.split(), *doc.text(held.name).split())}
    post = posts.read(doc, held.hit, given)
    post = replace(post, names=post.names - own)
    return Told(
        who=held.who,
        post=post,
        form=held.form,
        name=held.name,
        sentence=doc.sentence_at(post.span.start),
        doubtful=held.doubtful,
    )
