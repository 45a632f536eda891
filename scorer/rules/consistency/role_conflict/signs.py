"""
What speaks for and against two posts of one person being at odds, each sign by its name; its points stand in `points`.
"""

import re
from collections.abc import Iterator

from scorer.model import YEAR, Doc
from scorer.rules.consistency.role_conflict import posts
from scorer.rules.consistency.role_conflict.pairs import Pair, Told
from scorer.rules.given import Given

_MARK = re.compile(r"[,.;:()“”\"–—\n]")
NEAR = 16  # code points before a post in which a word tells that somebody comes to it
OPENING = 40  # code points of a sentence up to its first comma that may tell of what time it is


def read(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    """Yield the signs of a pair."""
    yield from _of_posts(pair, given)
    yield from _of_bodies(pair, given)
    yield from _of_words(doc, pair, given)
    yield from _of_others(pair)
    yield from _of_forms(doc, pair, given)


def _of_posts(pair: Pair, given: Given) -> Iterator[str]:
    one, two = pair.one.post, pair.two.post
    if one.alike(two):
        yield "same post" if one.name == two.name or one.places & two.places else "in short"
        if one.name in given.words["one_body"]:
            yield "one body at a time"
    else:
        kinds = one.kinds(), two.kinds()
        shared = {kind for kind, _ in kinds[0] & kinds[1]}
        if shared:
            yield from sorted(shared)[:1]
        elif all(kinds):
            yield "other kinds"
        else:
            yield "one kind known" if any(kinds) else "no kind"
        if set(one.name.split()) & set(two.name.split()):
            yield "shared word"
    if one.deputy != two.deputy:
        yield "deputy of same" if one.alike(two) else "deputy of other"
    elif one.deputy:
        yield "both deputies"


def _of_bodies(pair: Pair, given: Given) -> Iterator[str]:
    one, two = pair.one.post, pair.two.post
    same = "same" if one.alike(two) else "other"
    if one.names and two.names:
        if one.names == two.names:
            yield "equal names"
        elif one.names & two.names:
            yield f"{same} one body"
            if one.names - two.names and two.names - one.names:
                yield "names in part"
        else:
            yield f"{same} two bodies"
        parties = [{name for name in post.names if name in given.words["parties"]} for post in (one, two)]
        if all(parties) and parties[0].isdisjoint(parties[1]):
            yield "two parties"
    elif one.names or two.names:
        yield f"{same} body once"
    else:
        yield f"{same} no body"
    if one.fields and two.fields:
        yield f"{same} one field" if one.fields & two.fields else f"{same} two fields"
    elif one.fields or two.fields:
        yield f"{same} field once"
    if (one.names & two.fields) or (two.names & one.fields):
        yield "field named"
    if posts.rivals(one, two, given):
        yield "rivals"


def _of_words(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    for told, name in ((pair.one, "one"), (pair.two, "two")):
        clause, wide = _clause(doc, told), doc.text(doc.sentences[told.sentence].span)
        for cue in ("was", "came", "acting", "also"):
            if given.words[cue].first(clause):
                yield f"{name} {cue}"
            elif given.words[cue].first(wide):
                yield f"{name} {cue} wide"
        if name == "two" and len(YEAR.findall(clause)) > 0:
            yield "year"
    between = doc.body[doc.sentences[pair.one.sentence].span.end : doc.sentences[pair.two.sentence].span.start]
    if _becomes(doc, pair, given):
        yield "becomes"
    if given.words["came"].first(between):
        yield "came between"


def _becomes(doc: Doc, pair: Pair, given: Given) -> bool:
    """Whether the story tells that somebody came from one post to the other: "Deputy Mayor Ann Reeve became | mayor"."""
    for told, to in ((pair.one, pair.two), (pair.two, pair.one)):
        span = doc.sentences[told.sentence].span
        text = doc.folded[told.post.span.end : span.end]
        at = text.find(to.post.name)
        if at > 0 and given.words["becomes"].first(text[max(0, at - NEAR) : at], folded=True):
            return True
    return False


def _clause(doc: Doc, told: Told) -> str:
    """The clause of a post and its holder, and what opens the sentence."""
    span = doc.sentences[told.sentence].span
    start, end = min(told.post.span.start, told.name.start), max(told.post.behind, told.name.end)
    first = max((mark.end() for mark in _MARK.finditer(doc.body, span.start, start)), default=span.start)
    if first == start - 1 and told.form in ("apposed", "told"):
        first = span.start
    last = _MARK.search(doc.body, end, span.end)
    stop = last.start() if last else span.end
    opening = _MARK.search(doc.body, span.start, first)
    opens = doc.body[span.start : opening.start()][:OPENING] if opening else ""
    return f"{opens} | {doc.body[first:stop]}"


def _of_others(pair: Pair) -> Iterator[str]:
    one, two = pair.one, pair.two
    found = set()
    for told in pair.others:
        first, second = (told.post.alike(other.post) and told.post.deputy == other.post.deputy for other in (one, two))
        if told.who == one.who:
            found.add("two again" if second else "one again" if first else "third post")
        elif first or second:
            found.add("two of another" if second else "one of another")
    yield from sorted(found)


def _of_forms(doc: Doc, pair: Pair, given: Given) -> Iterator[str]:
    one, two = pair.one, pair.two
    apart = two.sentence - one.sentence
    if apart < 2:
        yield "next" if apart else "same sentence"
    if one.name == two.name:
        yield "same name"
    for told, name in ((one, "one"), (two, "two")):
        behind = told.form in ("gap", "body", "title")
        if told.doubtful:
            yield f"{name} doubtful {'behind' if behind else 'before'}"
        yield f"{name} {told.form}"
        before = doc.body[max(0, told.post.span.start - OPENING) : told.post.span.start]
        before = _MARK.split(before)[-1]
        if given.words["indefinite"].first(before):
            yield f"{name} indefinite"
        if given.words["as"].ends(before.rstrip()):
            yield f"{name} as"
        if told.form == "gap" and not _MARK.match(doc.body, told.name.end):
            yield f"{name} unclosed"
    if two.form in ("title", "gap") and two.post.name in given.words["of_somebody"]:
        yield "of somebody"
    if " " not in doc.text(two.name):
        yield "short name"
