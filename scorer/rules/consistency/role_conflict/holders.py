"""Who holds a post: the person named right behind it or before it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from scorer.lexicon import Hit, Lexicon, any_of, either
from scorer.model import Doc, Span
from scorer.rules.consistency.role_conflict.people import People
from scorer.rules.given import Given, Table

REACH = 90  # code points between a post and its holder's name
NEXT = 3  # names beside a post of which one is its holder's


class Held(NamedTuple):
    """A post with one who may hold it, in which form that is told, and whether somebody else may as well."""

    hit: Hit
    who: str
    name: Span
    form: str
    doubtful: bool = False


def named(doc: Doc, hit: Hit, people: People, given: Given) -> Iterator[Held]:
    """Yield each person told to hold a post: "Mayor | Ann Reeve", "the mayor of Arden, | Ann Reeve", "Ann Reeve, | the mayor"."""
    found = [Held(hit, who, name, form) for name, form in _beside(doc, hit, people, given) if (who := people.at(name))]
    for held in found:
        yield held._replace(doubtful=len(found) > 1)


def _beside(doc: Doc, hit: Hit, people: People, given: Given) -> Iterator[tuple[Span, str]]:
    """Yield the names beside a post that grammar gives it to, with the form."""
    forms = _forms(given.words["links"], given.words["lead"], given.words["ranks"], given.tables["form"])
    number = bisect_left(people.spans, Span(hit.end, 0))
    for name in people.spans[number : number + NEXT]:
        told = name.start - hit.end <= REACH and forms.behind.fullmatch(doc.body, hit.end, name.start)
        if told:
            yield name, "gap" if told["near"] or told["far"] else "body" if told["body"] else "title"
    for name in reversed(people.spans[max(0, number - NEXT) : number]):
        told = 0 <= hit.start - name.end <= REACH and forms.before.fullmatch(doc.body, name.end, hit.start)
        if told:
            yield name, "told" if told["lead"] else "apposed"


class _Forms(NamedTuple):
    """What may stand between a post and the name behind it, and between a name and the post behind it."""

    behind: re.Pattern[str]
    before: re.Pattern[str]


@cache
def _forms(links: Lexicon, leads: Lexicon, ranks: Lexicon, form: Table) -> _Forms:
    capital = r"(?:[A-Z\d](?:[\w'’&-]|\.(?!\s)|(?<=\b\w)\.|(?<=\b\w{2})\.|(?<=\b\w{3})\.|(?<=\b\w{4})\.)*|&)"  # a full stop behind a longer word ends the sentence
    small = rf"(?!(?:{form['verbs']})\b)[a-z][\w’'-]*"
    rank = rf"(?:\s(?i:{any_of(ranks)})\.?)*"
    body = rf"(?P<body>(?:\s(?:(?:{either(links)})\b|{capital})){{0,9}}?){form['unended']}(?P<near>,)?"
    wide = rf"{form['of']}(?:\s(?:{small}|{capital})){{1,9}}?(?P<far>,)"
    lead = rf"(?:{any_of(leads)}|{form['leading']})"
    aside = r"(?:,\s[^,.;:“”\"\n]{3,60},|,)?"
    return _Forms(
        re.compile(rf"(?:{body}|{wide}){rank}\s"),
        re.compile(rf"(?:,\s|{aside}\s(?P<lead>{lead}\s))(?:(?:{small}|{capital})\s){{0,6}}"),
    )
