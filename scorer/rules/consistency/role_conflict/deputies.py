"""A post on no list, and its deputy's: "Harbourmaster Ailsa Crane", "deputy harbourmaster Ailsa Crane"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Span
from scorer.rules.consistency.role_conflict.people import People, at_odds
from scorer.rules.given import Given

REACH = 48  # code points before a name in which its post stands
MOST = 300  # mentions looked at
_CLAUSE = re.compile(r"[^.;:“”\"\n]*$")


def of(doc: Doc, people: People, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one finding for the first person who bears a post and is told to be the deputy in the same one."""
    deputies = tuple(word for word in given.words["deputies"] if word[-1:] in " -" and len(word) > 3)
    if not any(word in doc.folded for word in deputies):
        return
    before: dict[str, list[tuple[str, int]]] = defaultdict(list)
    seconds: list[tuple[str, str, Span]] = []
    for name in people.mentions[:MOST]:
        words = doc.text(name.span).split()
        who = " ".join(name.identity.split()[-2:])
        end = name.span.start + len(" ".join(words[:-2])) if words[-2:] == who.split() else name.span.start
        clause = _CLAUSE.search(doc.folded, max(0, name.span.start - REACH), end)
        text = clause.group().rstrip(" ,") if clause else ""
        later = doc.body[name.span.end : name.span.end + REACH].split(". ")[
            0
        ]  # "Deputy Mayor Ailsa Crane became mayor"
        if clause is None or " " not in who or any(given.words["other_time"].first(told) for told in (text, later)):
            continue
        start, word = max(((text.rfind(word), word) for word in deputies), default=(-1, ""))
        if start < 0:
            before[who].append((text, end))
        elif not text[:start][-1:].isalnum():
            span = Span(clause.start() + start, clause.start() + len(text))
            if _is_post(doc.body[span.start + len(word) : span.end], deputies, given):
                seconds.append((who, text[start + len(word) :], span))
    for who, post, span in seconds:
        for text, end in before[who]:
            if text.endswith(post) and not text[: -len(post)][-1:].isalnum():
                at = doc.folded.rindex(post, 0, end)
                yield at_odds(doc, who, Span(at, at + len(post)), span)
                return


def _is_post(post: str, deputies: Sequence[str], given: Given) -> bool:
    """Whether words behind "deputy" are a post's and nothing else: no small word, no verb, nobody's name."""
    plain = all(word.islower() or given.speech.knows(fold(word)) for word in post.split())
    other = any(word in f"{fold(post)} " for word in deputies) or given.words["says"].first(post) is not None
    return bool(post.strip()) and plain and not other and given.speech.small.isdisjoint(fold(post).split())
