"""
What speaks for and against two posts of one person being at odds, each sign by its name; its points stand in `points`.

The lists say whether anybody holds both, the words beside the posts whether in one body. Words tell that one was held at
another time, or besides the other; grammar tells how surely each post is that person's at all.
"""

import re
from collections.abc import Iterator

from scorer.model import YEAR, Doc
from scorer.rules.consistency.role_conflict import posts
from scorer.rules.consistency.role_conflict.pairs import Pair, Told
from scorer.rules.given import Given

NEAR = 16  # code points before a post in which a word tells that somebody comes to it
OPENING = 40  # code points of a sentence up to its first mark that may tell of what time it is
FEW = 2  # sentences apart at which two posts are not told side by side
AHEAD = frozenset({"gap", "body", "title"})  # forms in which a post stands before its holder's name
_JOINED = re.compile(r"\b[a-z]+\s(?:and|&|/|dan|sekaligus)$")  # "founder and | chief executive"
_MARK = re.compile(r"[,.;:()“”\"–—\n]")


def read(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Yield the signs of a pair."""
    yield from _of_posts(pair, given)
    yield from _of_bodies(pair, given)
    yield from _of_times(doc, pair, given)
    yield from _of_others(pair)
    yield from _of_places(doc, pair)
    yield from _of_forms(doc, pair, given)
    yield from (f"one {sign}" for sign in _of_form(doc, pair.one, given))
    yield from (f"two {sign}" for sign in _of_form(doc, pair.two, given))


def _of_posts(pair: Pair, given: Given) -> Iterator[str]:
    """Whether one is the other's deputy, on one list with it, or the same in short."""
    one, two = pair.one.post, pair.two.post
    if one.alike(two):
        if one.name != two.name and not one.places & two.places:
            yield "in short" if pair.two.named else "short unnamed"
        if one.name in given.words["one_body"]:
            yield "one body at a time"
    else:
        shared = {kind for kind, _ in one.kinds & two.kinds}
        known = "other kinds" if one.kinds and two.kinds else "one kind known" if one.kinds or two.kinds else "no kind"
        yield min(shared, default=known)
        if set(one.name.split()) & set(two.name.split()):
            yield "shared word"
    if one.deputy != two.deputy:
        yield "deputy of same" if one.alike(two) else "deputy of other"


def _of_bodies(pair: Pair, given: Given) -> Iterator[str]:
    """Whether both are held in one body, over one field, for one party."""
    one, two = pair.one.post, pair.two.post
    same = "same" if one.alike(two) else "other"
    if one.names and two.names:
        both = "one body" if one.names & two.names else "two bodies"
        yield "equal names" if one.names == two.names else f"{same} {both}"
    if one.fields and two.fields:
        yield f"{same} one field" if one.fields & two.fields else f"{same} two fields"
    elif one.fields or two.fields:
        yield f"{same} field once"
    if one.owner and two.owner and one.owner != two.owner:
        yield "two owners"
    if (one.names & two.fields) or (two.names & one.fields):
        yield "field named"
    if posts.rivals(one, two, given):
        yield "rivals"
    parties = [{name for name in post.names if name in given.words["parties"]} for post in (one, two)]
    if all(parties) and parties[0].isdisjoint(parties[1]):
        yield "two parties"


def _of_times(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Whether one of the posts was held at another time, or by the way, and whether somebody came to one."""
    for told, name in ((pair.one, "one"), (pair.two, "two")):
        clause = _clause(doc, told)
        if not given.words["still"].first(doc.text(doc.sentences[told.sentence].span)):
            yield from (f"{name} {cue}" for cue in ("was", "came") if given.words[cue].first(clause))
        if YEAR.search(clause) and not given.words["since"].first(clause):
            yield f"{name} year"
        yield from (f"{name} {cue}" for cue in ("acting", "also") if given.words[cue].first(clause))
    if _becomes(doc, pair, given):
        yield "becomes"
    between = doc.body[doc.sentences[pair.one.sentence].span.end : doc.sentences[pair.two.sentence].span.start]
    if given.words["came"].first(between):
        yield "came between"


def _becomes(doc: Doc, pair: Pair, given: Given) -> bool:
    """Whether the story tells that somebody came from one post to the other: "Deputy Mayor Ann Reeve became | mayor"."""
    for told, to in ((pair.one, pair.two), (pair.two, pair.one)):
        text = doc.folded[told.post.span.end : doc.sentences[told.sentence].span.end]
        at = text.find(to.post.name)
        if at > 0 and given.words["becomes"].first(text[max(0, at - NEAR) : at], folded=True):
            return True
    return False


def _clause(doc: Doc, told: Told) -> str:
    """The clause of a post and its holder, behind what opens the sentence."""
    span = doc.sentences[told.sentence].span
    start, end = min(told.post.span.start, told.name.start), max(told.post.behind, told.name.end)
    first = max((mark.end() for mark in _MARK.finditer(doc.body, span.start, start)), default=span.start)
    last = _MARK.search(doc.body, end, span.end)
    opening = _MARK.search(doc.body, span.start, first)
    opens = doc.body[span.start : opening.start()][:OPENING] if opening else ""
    return f"{opens} | {doc.body[first : last.start() if last else span.end]}"


def _of_others(pair: Pair) -> Iterator[str]:
    """What other posts of the story make of the two."""
    one, two = pair.one, pair.two
    found = set()
    for told in pair.others:
        first, second = (told.post.alike(known.post) and told.post.deputy == known.post.deputy for known in (one, two))
        if told.who == one.who:
            found.add("two again" if second else "one again" if first else "third post")
        elif first or second:
            found.add("two of another" if second else "one of another")
    yield from sorted(found)
    own = [told for told in (one, two, *pair.others) if told.who == one.who]
    names = [{told.name for told in own if told.post.alike(known.post)} for known in (one, two)]
    if not one.post.alike(two.post) and names[0] & names[1]:
        yield "together"


def _of_places(doc: Doc, pair: Pair) -> Iterator[str]:
    """How near to each other the two stand, and whether at one name."""
    one, two = pair.one, pair.two
    if two.sentence - one.sentence < FEW:
        yield "next" if two.sentence > one.sentence else "same sentence"
    if one.name == two.name:
        yield "same name"
    if two.named and " " not in doc.text(two.name):
        yield "short name"


def _of_forms(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """How surely each post is told of its holder."""
    one, two = pair.one, pair.two
    if one.doubtful and one.form in AHEAD:
        yield "one doubtful"
    if two.form in AHEAD and two.post.name in given.words["of_somebody"]:
        yield "of somebody"
    if not two.named:
        yield two.form
        if given.words["peoples"].first(_before(doc, two)):
            yield "foreign"


def _of_form(doc: Doc, told: Told, given: Given) -> Iterator[str]:
    """In which words a post is told beside a name."""
    before = _before(doc, told)
    if told.form in {"gap", "apposed", "told"}:
        yield told.form
    if told.form == "gap" and not _MARK.match(doc.body, told.name.end):
        yield "unclosed"
    if given.words["indefinite"].first(before):
        yield "indefinite"
    if told.form in AHEAD and given.words["as"].ends(before):
        yield "as"
    if given.words["besides"].ends(before):
        yield "also"
    if _JOINED.search(before) or given.words["joins"].begins(doc.body[told.post.span.end :][:NEAR]):
        yield "joined"


def _before(doc: Doc, told: Told) -> str:
    """What stands before a post in its clause."""
    return _MARK.split(doc.body[max(0, told.post.span.start - OPENING) : told.post.span.start])[-1].rstrip()
