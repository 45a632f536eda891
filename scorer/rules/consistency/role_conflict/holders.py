"""Who holds a post: the person named behind it, before it and a comma, or told before to hold one."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from scorer.lexicon import Hit, Lexicon, any_of, either, fold
from scorer.model import Attribution, Doc, Name, NameKind, Quote, Span
from scorer.rules.consistency.role_conflict.people import People
from scorer.rules.consistency.role_conflict.posts import CAPITALS, Held
from scorer.rules.given import Given, Table

NEAR = 12  # code points around a post in which “the” or “that” stands
AROUND = 40  # code points behind a name in which a verb tells it from a body's
DEED = 24  # code points behind a post in which "'s resignation" stands
NEXT = 3  # names behind a post of which one is its holder's
REACH = 80  # code points between a post and its holder's name


def named(doc: Doc, hit: Hit, persons: list[Name], given: Given) -> Name | None:
    """The person named behind the post, else the one named before it and a comma."""
    lists = (given.words[name] for name in ("links", "unended", "lead", "ranks"))
    between, before = _between(*lists, given.tables["kind"])
    number = bisect_left(persons, hit.end, key=lambda name: name.span.end)
    behind = [
        name
        for name in persons[number : number + NEXT]
        if name.span.start - hit.end <= REACH
        and between.fullmatch(doc.body, hit.end, _begins(doc, name, hit, given))
        and len(key(doc, hit, name, given).split()) > 1
        and not any(fold(word) in given.words["bodies"] for word in f"{doc.text(name.span)} {name.identity}".split())
        and not _of_body(doc, hit, name, given)
    ]
    if behind:
        return behind[-1] if len(behind) > 1 and _apposed(doc, *behind[-2:]) else behind[0]
    while number > 1 and persons[number - 1].span.end in (hit.start - 1, hit.start):
        number -= 1  # “Mia Holt, Dunmore's finance director”, “Sam Dunn, the Dunmore Rovers manager”
    if number > 0:
        name = persons[number - 1]
        if (
            len(key(doc, hit, name, given).split()) > 1
            and hit.start - name.span.end <= REACH
            and before.fullmatch(doc.body, name.span.end, hit.start)
            and not (_apart(doc, name, given) and doc.body[name.span.end] == " " and not _borne(doc, name, hit, given))
        ):
            return name
    return None


def meant(doc: Doc, hit: Hit, people: People, held: Mapping[str, Sequence[Held]], given: Given) -> Name | None:
    """The person told before to hold a post, for whom this one stands now: "Wakil bupati itu", "the chairman said"."""
    if given.words["ended"].ends(doc.folded[max(0, hit.start - DEED) : hit.start].rstrip()):
        return None  # "tangan kanan | pelatih utama … ini"
    aside = _aside(given.tables["kind"]).match(doc.body, hit.end)
    start = aside.end() if aside else hit.end
    again = given.words["again"].first(doc.folded[start : start + NEAR], folded=True)
    did = given.words["deeds_of"].first(doc.folded[hit.end : hit.end + DEED], folded=True)
    took = did is not None and did.start <= 1
    if again is None and not took and not _quoted(doc, hit, given):
        return None
    place = Span(hit.start, hit.end)
    near = [name for name in people.near_before(hit.start) if _surname(name) in held]
    alike = [name for name in near if any(_of_a_kind(post, hit) for post in held[_surname(name)])]
    named_body = aside is not None and aside.group() != aside.group().lower()
    near = alike if len(alike) == 1 or took or named_body else near
    meant = people.meant_by(place) if again else None
    meant = meant or (near[0] if len(near) == 1 else None)
    return Name(span=place, kind=NameKind.PERSON, identity=meant) if meant else None


@cache
def _aside(table: Table) -> re.Pattern[str]:
    """What may stand between a post and its “itu”: "berusia 18 tahun", the name of its body."""
    return re.compile(table["aside"])


def _of_a_kind(post: Held, hit: Hit) -> bool:
    """Whether one post is the other's kind: two ministers, a chairman and his deputy."""
    return bool(set(post.post.split()) & set(hit.phrase.split()))


def _surname(identity: str) -> str:
    """The last two words of a full name, by which its holder is known."""
    return " ".join(identity.split()[-2:])


def _quoted(doc: Doc, hit: Hit, given: Given) -> bool:
    """Whether a post, and nobody's name, is who is quoted, or goes on: "“We open in May,” the chairman said", "the chairman of it added"."""
    before = doc.folded[max(0, hit.start - NEAR) : hit.start].split()[-1:]
    article = given.words["again_in_quotes"]
    if article and (not before or before[0] not in article):
        return False
    return any(
        one.source is not None
        and one.source.start <= hit.start
        and (one.quote is Quote.DIRECT or _goes_on(doc, hit, one, given))
        and (
            (article and (hit.end == one.source.end or _goes_on(doc, hit, one, given)))
            or _points(doc, Span(hit.end, one.source.end), given)
        )
        for one in doc.attributions
    )


def _goes_on(doc: Doc, hit: Hit, one: Attribution, given: Given) -> bool:
    """Whether the holder of a post, perhaps with its body, adds to what was said before."""
    if one.source is None or one.cue is None or fold(doc.text(one.cue)) not in given.words["goes_on"]:
        return False
    behind = doc.folded[hit.end : one.source.end].split()[:1]
    return not behind or behind[0] in given.words["of_body"]


def _points(doc: Doc, rest: Span, given: Given) -> bool:
    """Whether small letters behind a post end in a word that points back: "bupati | perempuan pertama di daerah itu"."""
    text = doc.text(rest)
    return text == text.lower() and text[:1] == " " and given.words["again"].ends(text)


def _of_body(doc: Doc, hit: Hit, name: Name, given: Given) -> bool:
    """Whether a name behind a post ends the name of its body: "chairman of PGC | Capital, is", "chief of DCI"."""
    at_once = "," not in doc.body[hit.end : name.span.start]
    if at_once and given.words["held_as"].ends(doc.folded[max(0, hit.start - DEED) : hit.start].rstrip()):
        return True  # "menjabat Kapolres Arga Lor": where the post is held
    words = doc.body[hit.end : name.span.start].split()
    links = [at for at, word in enumerate(words) if word in given.words["unended"]]
    return bool(links) and at_once and " " not in doc.text(name.span) and links[-1] < len(words) - 1


def _apart(doc: Doc, name: Name, given: Given) -> bool:
    """Whether somebody gives a post and does not hold it: "nominated by Harlow as secretary of state"."""
    return given.words["givers"].ends(doc.body[max(0, name.span.start - NEAR) : name.span.start].rstrip())


def _borne(doc: Doc, name: Name, hit: Hit, given: Given) -> bool:
    """Whether the words between a name and a post say that the post is that person's, as "selaku" does."""
    return given.words["in_office"].first(doc.body[name.span.end : hit.start]) is not None


def _begins(doc: Doc, name: Name, hit: Hit, given: Given) -> int:
    """Where a name behind a post begins, or the title before it, no mere "Mr", behind a comma: ", | General Alan Petty"."""
    start = name.span.start - len(f"{name.title} ")
    plain = fold(name.title or "").rstrip(".") in given.words["address"]  # "As governor, Mr Petty"
    titled = not plain and start > hit.end and doc.body[start - 2 : name.span.start] == f", {name.title} "
    return start if titled else max(hit.end, name.span.start)


def _apposed(doc: Doc, body: Name, name: Name) -> bool:
    """Whether the first of two names is the body of a post and the second, between commas, its holder."""
    return bool(
        re.match(r"(?:\s[a-z]+)?,", doc.body[body.span.end : name.span.start])
        and re.match(r",\s(?:[a-z]+\s){2}|\.", doc.body[name.span.end : name.span.end + AROUND])
    )


def key(doc: Doc, hit: Hit, holder: Name, given: Given) -> str:
    """
    The last two words of the name: what stands before them may be a place or a rank.

    Of a single word, those of the full name, or the capitals behind the post: "Ketua DPRD Dewi Lasmini". A first name
    alone may be a place's too and is none, unless its bearer speaks or the post stands behind it.
    """
    text = holder.identity if holder.span.start == hit.start else doc.text(holder.span)
    if " " not in text and holder.span.start > hit.end:
        capitals = CAPITALS.findall(doc.body[hit.end : holder.span.end])
        text = " ".join(word for word in capitals if word not in given.words["ranks"])  # "the deputy mayor, Cr | Holt"
    apposed = holder.span.end < hit.start and not _is_place(doc, holder, given)
    if " " not in text and (apposed or fold(text) == fold(holder.identity.split()[-1]) or _speaks(doc, holder)):
        text = holder.identity
    return " ".join(text.split()[-2:])


def _is_place(doc: Doc, name: Name, given: Given) -> bool:
    """Whether a name stands behind a word for where something is."""
    return given.words["locatives"].ends(doc.folded[max(0, name.span.start - NEAR) : name.span.start].rstrip())


def _speaks(doc: Doc, name: Name) -> bool:
    """Whether a name stands where the story says whose words it tells: "said Ann, who has been mayor since May"."""
    return any(one.source is not None and name.span in one.source for one in doc.attributions)


@cache
def _between(
    links: Lexicon, unended: Lexicon, leads: Lexicon, ranks: Lexicon, kind: Table
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between a post and the name behind it, and between a name and the post behind it."""
    titled, gap, told = rf"(?i:{any_of(ranks)})", kind["gap"], kind["told"]
    lead = rf"(?:{either(leads)}|{kind['leading']})"
    capital = r"[A-Z\d](?:[\w'’&-]|\.(?!\s)|(?<=\b\w)\.|(?<=\b\w{2})\.|(?<=\b\w{3})\.|(?<=\b\w{4})\.)*"  # a full stop behind a longer word ends the sentence
    word = rf"(?:{either(links)}|{capital})" if links else capital
    ended = "".join(rf"(?<!\s{re.escape(link)})" for link in unended)
    return (
        re.compile(rf"(?:\s{word}){{0,8}}{ended}(?:(?:,|{gap})(?:\s(?:{titled}))*)?\s|"),
        re.compile(
            rf"(?:,\s|\s(?={lead}\s))(?:{lead}\s){{0,2}}(?:(?:[\w’'-]+\s){{0,3}}[\w-]+['’]s\s|(?:[A-Z][\w’'-]*\s){{1,3}})?(?:{told}\s){{0,2}}"
        ),
    )
