"""For whom somebody works: nobody directs a museum and heads a department of an auction house, unless the story says so."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from scorer.lexicon import Lexicon, fold
from scorer.model import Doc, Finding, Outcome, Span, Stretches
from scorer.rules.consistency.role_conflict.people import People, at_odds
from scorer.rules.given import Given, Table

REACH = 80  # code points beside a name in which its post stands
AROUND = 40  # code points around a post in which another time is told
STEM = 4  # letters by which a calling is known in another form: "chief nurse", "director of nursing"
_BEHIND = re.compile(r",\s([^,.;:()“”\"\n]{4,80})(?=[,.;])")
_BEFORE = re.compile(r"(?<![^,.;:()“”\"\n])([^,.;:()“”\"\n]{4,80}),?\s(?:[A-Za-z]{1,6}\.?\s){0,2}$")
_LED = re.compile(r"[^,.;:()“”\"\n]{4,80}(?=[,.;])")
_OWNER = re.compile(r"([\w-]+)['’]s?\s")
_WORD = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class _Sorts:
    """Words, each with what it comes to, and the list of them."""

    of: Mapping[str, str]
    words: Lexicon


@dataclass(frozen=True, slots=True)
class Post:
    """What is said of somebody beside the name: the kind of the employer, whose post it is, its calling, its words and fields."""

    span: Span
    kind: str
    owner: str
    calling: str
    words: frozenset[str]
    fields: frozenset[str]


def served(doc: Doc, people: People, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further time a full name stands beside a post."""
    known: dict[str, Post] = {}
    callings, kinds = _sorts(given.tables["employers"])
    called = Stretches(callings.words.find(doc.folded, folded=True))
    for name in people.mentions:
        who = doc.text(name.span)
        near = Span(max(0, name.span.start - REACH), name.span.end + REACH)
        post = _beside(doc, name.span, callings, kinds, given) if " " in who and called.touch(near) else None
        post = post or (_led(doc, name.span, kinds, given) if " " in name.identity else None)
        if post is None:
            continue
        one = known.setdefault(" ".join(name.identity.split()[-2:]), post)
        if one is post:
            continue
        if given.words["alike"].first(doc.folded, folded=True):
            return
        if _one(one, post, given):
            yield Outcome.AGREED
            continue
        yield at_odds(doc, name.identity, one.span, post.span)
        return


def _beside(doc: Doc, name: Span, callings: _Sorts, kinds: _Sorts, given: Given) -> Post | None:
    """The post between a name and two commas, or right before the name."""
    base = max(0, name.start - REACH)
    opening = doc.body[base : name.start]
    behind = _BEHIND.match(doc.body, name.end)
    before = _BEFORE.search(opening) if callings.words.first(opening) else None
    told = [Span(*behind.span(1))] if behind else []
    told += [Span(base + before.start(1), base + before.end(1))] if before else []
    posts = [post for post in (_read(doc, span, callings, kinds, given) for span in told) if post is not None]
    if len(posts) != 1:
        return None
    ahead = re.split(r"[.;:”\"\n]\s?", opening)[-1]
    far = AROUND if posts[0].span.end <= name.start else REACH + AROUND
    around = ahead + re.split(r"[.;:\n]\s", doc.body[name.start : name.end + far])[0]
    return None if given.words["other_time"].first(around) else posts[0]


def _led(doc: Doc, name: Span, kinds: _Sorts, given: Given) -> Post | None:
    """What somebody is told to lead by a clause behind the name: "Reeve, who heads the city's health office,"."""
    form = _leading(given.tables["employers"]).match(doc.body, name.end)
    if form is None:
        return None
    rest = _LED.match(doc.body, form.end())
    if rest is None or given.words["other_time"].first(doc.body[form.start() : rest.end()]):
        return None
    text = fold(rest.group())
    told = {kinds.of[hit.phrase] for hit in kinds.words.find(text, folded=True)}
    if len(told) != 1:
        return None
    words = frozenset(word[:STEM] for word in _WORD.findall(text) if word not in given.words["generic"])
    fields = frozenset(hit.phrase for hit in given.words["fields"].find(text, folded=True))
    return Post(Span(form.start() + 2, rest.end()), next(iter(told)), "", "leads", words, fields)


@cache
def _leading(table: Table) -> re.Pattern[str]:
    return re.compile(table["forms"]["leads"])


def _read(doc: Doc, span: Span, callings: _Sorts, kinds: _Sorts, given: Given) -> Post | None:
    """The post in some words, from its employer or its calling on; None where they name none, or several."""
    text = fold(doc.text(span))
    hits = list(callings.words.find(text, folded=True))
    if not hits:
        return None
    told = list(kinds.words.find(text, folded=True))
    employers = {kinds.of[hit.phrase] for hit in told}
    owner = _OWNER.search(text[: hits[-1].start])
    start = min([hits[0].start, *(hit.start for hit in told), *([owner.start()] if owner else [])])
    called = callings.of[hits[-1].phrase]
    several = any(word in given.words["several"] for word in (*text[:start].split(), text[start:].split()[0]))
    if len(employers) > 1 or (several and called not in given.words["spoken"]):
        return None  # "a director of the bank" is one of some
    words = frozenset(
        word[:STEM]
        for word in _WORD.findall(text[start:])
        if word not in given.words["generic"] and word not in kinds.of
    )
    return Post(
        span=Span(span.start + start, span.end),
        kind=next(iter(employers), ""),
        owner=owner.group(1) if owner else "",
        calling=called,
        words=words - {owner.group(1)[:STEM] if owner else ""},
        fields=frozenset(hit.phrase for hit in given.words["fields"].find(text, folded=True)),
    )


def _one(one: Post, two: Post, given: Given) -> bool:
    """Whether two posts may be one: of employers that are not of two kinds or over two fields, and in callings that may be one."""
    if one.kind and two.kind and one.kind != two.kind:
        return False
    if one.calling == two.calling and one.fields and two.fields and not one.fields & two.fields:
        return False
    if not one.owner or one.owner != two.owner:
        return True
    fields = one.words and two.words and not one.words & two.words
    return not (fields and not given.words["spoken"].first(" ".join(sorted({one.calling, two.calling}))))


@cache
def _sorts(table: Table) -> tuple[_Sorts, _Sorts]:
    """The callings, and the kinds of employers."""
    callings, kinds = (
        {word: name for name, words in table[part].items() for word in words} for part in ("callings", "kinds")
    )
    return _Sorts(callings, Lexicon(callings)), _Sorts(kinds, Lexicon(kinds))
