"""
One person holds two posts that exclude each other.

Why it matters: a deputy's words are not the chief's; the reader weighs them by the post.
Stays quiet: on former and acting posts, on posts held "also" or "at the same time", and on different people.
How: a post from a list of pairs (chief and deputy, executive and chairman) directly before the same full name, after it
between commas, or before the body it belongs to and then the name.
Cannot see: posts that are not on the list of pairs, and people who are named by surname only.
"""

import re
from collections.abc import Iterator
from functools import cache

from scorer.lexicon import Lexicon, either, fold
from scorer.model import Doc, Finding, NameKind, Outcome, Span, Stretches
from scorer.rules.given import Given

AROUND = 40  # code points before a post in which "former" or "acting" stands


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each further mention of a person with a post."""
    pairs = given.tables["posts"]["pairs"]
    posts = tuple(dict.fromkeys(post for pair in pairs for post in pair))
    if sum(1 for _ in _posts(posts).find(doc.folded, folded=True)) < 2:
        return
    before, after = _patterns(posts, tuple(given.words["ranks"]))
    rivals = {(one, two) for pair in pairs for one in pair for two in pair if one != two}
    persons = Stretches(name.span for name in doc.names if name.kind is NameKind.PERSON and name.span.field == "body")
    held: dict[str, tuple[str, Span]] = {}
    for found in sorted((*before.finditer(doc.body), *after.finditer(doc.body)), key=lambda match: match.start()):
        if not _is_person(persons, found, given):
            continue
        post, name = fold(found["post"]), _named(found)
        span = Span(found.start("post"), found.end("post"))
        ahead = doc.body[max(0, found.start() - AROUND) : found.end()]
        ahead += doc.body[found.end() : found.end() + AROUND].split(". ")[0]
        if given.words["other_time"].first(ahead):
            yield Outcome.ABSTAINED
            continue
        earlier = held.setdefault(name, (post, span))
        if earlier[1] == span:
            continue
        if (earlier[0], post) not in rivals:
            yield Outcome.AGREED
        else:
            yield Finding(
                rule="role-conflict",
                spans=(earlier[1], span),
                values={"name": name, "first": doc.text(earlier[1]), "second": doc.text(span)},
                confidence=0.92,
            )


def _is_person(persons: Stretches, found: re.Match[str], given: Given) -> bool:
    """Whether the capitals after a post were read as a person, not as the place it belongs to."""
    place = Span(*found.span("apposed" if found.groupdict().get("apposed") else "name"))
    if fold(_named(found).split()[0]) in given.words["not_names"]:
        return False
    return persons.touch(place)


def _named(found: re.Match[str]) -> str:
    """Who has the post."""
    return found.groupdict().get("apposed") or found["name"]


@cache
def _posts(posts: tuple[str, ...]) -> Lexicon:
    return Lexicon(posts)


@cache
def _patterns(posts: tuple[str, ...], ranks: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = either(sorted(posts, key=len, reverse=True))
    rank = either(ranks)
    name = r"(?P<name>[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){1,2})"
    of = r"(?:\s(?:of\s(?:the\s)?)?[A-Z][\w'’]+)?"
    body = r"(?:\s(?:of|the|for|[A-Z\d][\w'’.]*)){1,6}"
    apposed = name.replace("<name>", "<apposed>")
    return (
        re.compile(
            rf"\b(?P<post>(?i:{said}))(?:{body},\s(?:(?:{rank})\s){{0,2}}{apposed},|{of},?\s(?:(?:{rank})\s){{0,2}}{name}\b)"
        ),
        re.compile(rf"\b{name},\s(?:the\s|selaku\s)?(?P<post>(?i:{said}))\b"),
    )
