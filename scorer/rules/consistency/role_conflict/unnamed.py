"""Whom a post stands for that is told without a name: "the deputy mayor said", "wakil bupati itu"."""

import re
from collections.abc import Sequence

from scorer.lexicon import Hit
from scorer.model import Doc, Span
from scorer.rules.consistency.role_conflict import posts
from scorer.rules.consistency.role_conflict.holders import Held
from scorer.rules.consistency.role_conflict.people import People
from scorer.rules.given import Given

AROUND = 60  # code points beside a post in which a word points back
_ITU = re.compile(r"(?:\s(?!me|ber|ter)[\w-]+){0,4}?\s(?:itu|tersebut|ini)\b")
_THE = re.compile(r"\bthe\s(?:(?!of\b|and\b|for\b|by\b|to\b|with\b|in\b)[\w’'-]+\s){0,4}\Z")


def read(doc: Doc, hit: Hit, people: People, held: Sequence[Held], given: Given) -> list[Held]:
    """The person told before to hold a post for whom another now stands: who speaks, or who alone held the like."""
    here = Span(hit.start, hit.end)
    speakers = [one.speaker.name for one in doc.attributions if one.source and one.source.overlaps(here)]
    if not _points(doc, hit, given, speaks=bool(speakers)):
        return []
    known = {one.who for one in held}
    meant = next((who for name in speakers if name and (who := people.called(name)) in known), "")
    post = posts.read(doc, hit, given)
    like = {one.who for one in held if post.like(posts.read(doc, one.hit, given))}
    who, form = (meant, "resolved") if meant else (next(iter(like)), "akin") if len(like) == 1 else ("", "")
    return [Held(hit, who, here, form)] if who else []


def _points(doc: Doc, hit: Hit, given: Given, *, speaks: bool) -> bool:
    """Whether a post points back at who was told to hold one."""
    if given.tables["form"]["head_first"]:
        return _ITU.match(doc.folded, hit.end, hit.end + AROUND) is not None
    deed = given.words["deeds"].begins(doc.folded[hit.end : hit.end + AROUND])
    return (speaks or deed) and _THE.search(doc.folded, max(0, hit.start - AROUND), hit.start) is not None
