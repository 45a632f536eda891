"""A post on no list, and its deputy's: "Harbourmaster Ailsa Crane", "Ailsa Crane, the deputy harbourmaster"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from scorer.lexicon import either, fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.consistency.role_conflict.people import People, at_odds
from scorer.rules.given import Given

REACH = 64  # code points before a name, or behind it, in which its post stands
MOST = 300  # mentions looked at
_CLAUSE = re.compile(r"[^.;:“”\"\n]*$")
_APPOSED = re.compile(r"[,.;:“”\"\n]")


def of(doc: Doc, people: People, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one finding for the first person who bears a post and is told to be the deputy in the same one."""
    deputies = tuple(word for word in given.words["deputies"] if word[-1:] in " -" and len(word) > 3)
    if not any(word in doc.folded for word in deputies):
        return
    first: dict[str, list[Span]] = defaultdict(list)
    seconds: list[tuple[str, str, Span]] = []
    for who, place in _posts(doc, people, given):
        text = doc.folded[place.start : place.end]
        start, word = max(((text.rfind(word), word) for word in deputies), default=(-1, ""))
        if start < 0:
            first[who].append(place)
        elif not text[:start][-1:].isalnum():
            span = Span(place.start + start, place.end)
            if _is_post(doc.body[span.start + len(word) : span.end], deputies, given):
                seconds.append((who, text[start + len(word) :], span))
    body = f"(?:{either(given.words['of_body'])})\\s" if given.words["of_body"] else "(?!)"
    for who, post, span in seconds:
        for place in first[who]:
            held = re.search(rf"\b(?i:{re.escape(post)})(?=(?:\s{body}.*)?$)", doc.text(place))
            if held and not given.words["stands_in"].ends(doc.text(place)[: held.start()].rstrip()):
                yield at_odds(doc, who, Span(place.start + held.start(), place.start + held.end()), span)
                return


def _posts(doc: Doc, people: People, given: Given) -> Iterator[tuple[str, Span]]:
    """Who is named, and where a post may stand before each name and behind it, but for posts of another time."""
    then = (given.words["other_time"], given.words["then"])
    for name in people.mentions[:MOST]:
        who = " ".join(name.identity.split()[-2:])
        later = doc.body[name.span.end : name.span.end + REACH].split(". ")[0]  # "Deputy Mayor Ann Lo became mayor"
        if " " not in who or then[0].first(later):
            continue
        for place in (_ahead(doc, name.span, who), _behind(doc, name.span, given)):
            if not any(words.first(doc.folded[place.start : place.end], folded=True) for words in then):
                yield who, place


def _ahead(doc: Doc, name: Span, who: str) -> Span:
    """What stands before a name, and a comma, in its clause."""
    words = doc.text(name).split()
    end = name.start + len(" ".join(words[:-2])) if words[-2:] == who.split() else name.start
    clause = _CLAUSE.search(doc.folded, max(0, name.start - REACH), end)
    text = clause.group().rstrip(" ,") if clause else ""
    start = clause.start() if clause else end
    return Span(start, start + len(text))


def _behind(doc: Doc, name: Span, given: Given) -> Span:
    """What is set behind a name between commas, without the words that lead up to a post: ", who is | deputy warden |,"."""
    start = name.end + 2
    if doc.body[name.end : start] != ", ":
        return Span(name.end, name.end)
    mark = _APPOSED.search(doc.body, start, start + REACH)
    text = doc.folded[start : mark.start() if mark else start]
    leads = sorted(given.words["lead"], key=len, reverse=True)
    while (lead := next((one for one in leads if text.startswith(f"{one} ")), None)) is not None:
        start, text = start + len(lead) + 1, text[len(lead) + 1 :]
    return Span(start, start + len(text))


def _is_post(post: str, deputies: Sequence[str], given: Given) -> bool:
    """Whether words behind "deputy" are a post's and nothing else: no small word but "of", no verb, nobody's name."""
    words = fold(post).split()
    plain = all(word.islower() or given.speech.knows(fold(word)) for word in post.split())
    other = any(word in f"{fold(post)} " for word in deputies) or given.words["says"].first(post) is not None
    linked = (word for word in words[1:-1] if word in given.words["unended"])
    small = given.speech.small.intersection(words).difference(linked)
    return bool(words) and plain and not other and not small
