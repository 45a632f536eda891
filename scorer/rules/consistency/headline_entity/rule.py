"""
The headline names a place or person of a kind, and the story another of that kind.

Why it matters: the airport, the school or the mayor in the headline is the wrong one; search will file it for ever.
Stays quiet: on abbreviations, nicknames of ordinary words and inflected forms, where the headline's name stands anywhere
in the story, and where the story names no other in its place; on a capital whose country the story names. In title case
every word has a capital: one that the vocabulary knows is no name.
How: a head noun (“airport”, “mayor”) with a name beside it in the headline; the name must stand in the body; only if it
does not, and the same head noun there has another name, the two are shown. Likewise a noun of a kind (“bank”, “lake”) of
which the story knows one other bearer. And a name that nowhere stands in the story, where its first sentences tell the
headline again: with another beside the same noun or verb, another club, city or country, or a name that begins alike.
Cannot see: a name whose words stand elsewhere in the story, names that are ordinary words in title case, and two names
of one place; nor who won where the loser is named too.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from scorer.lexicon import fold
from scorer.model import Doc, Finding, Outcome, Role, Span, within
from scorer.rules.consistency.headline_entity import heads, kinds, retold, slots
from scorer.rules.consistency.headline_entity.heads import Named
from scorer.rules.given import Given

_CAPITALISED = re.compile(r"[A-Z](?<!\w.)[a-z]+")
_RUN_ON = re.compile(r"(?:\s[A-Z][\w'’-]+){0,3}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_AT_THE_END = re.compile(r"(?:[’'”\"]|\b(?P<ahead>[a-z]{3,}))\s(?P<name>(?:[A-Z][a-z'’-]+\s){1,2}[A-Z][a-z'’-]+)$")
LEAD = 2  # sentences of the story in which the other bearer of a noun stands that never goes without a name
LOWERED = 4  # letters of a word that title case leaves small only if it is listed
SMALL = 0.4  # share of a headline's words in small letters from which a capital means a name


def check(doc: Doc, given: Given) -> Iterator[Finding | Outcome]:
    """Yield one outcome for each name in the headline that a head noun tells, and a finding for what the story tells of another."""
    if doc.headline is None:
        return
    title = doc.article.text(doc.headline.field)
    title_case = _in_title_case(title[doc.headline.start : doc.headline.end], given)
    texts = [block.span for block in doc.blocks if block.role not in (Role.HEADLINE, Role.BOILERPLATE)]
    story = " ".join(doc.text(span) for span in texts)
    body, capitals = fold(story), frozenset(fold(" ".join(_CAPITALISED.findall(story))).split())
    byline = None if title_case else _byline(title, doc.headline, body, given)
    end = byline.start if byline else doc.headline.end
    named = [one for one in heads.find(title, doc.headline, given) if one.span.end <= end]
    others = [other for span in texts for other in heads.find(doc.body, span, given)] if named else []
    accused: list[Span] = [byline] if byline else []
    for found in named:
        outcome = _compared(found, others, doc, body, capitals, given, title_case=title_case)
        if isinstance(outcome, Finding):
            accused.append(found.span)
        yield outcome
    for here, other in () if accused else kinds.compared(doc, body, capitals, given, title_case=title_case):
        accused.append(here)
        yield Finding(rule="headline-entity", spans=(here, other), confidence=0.9)
    yield from retold.compared(doc, body, capitals, accused, given, title_case=title_case)


def _compared(
    found: Named,
    others: Sequence[Named],
    doc: Doc,
    body: str,
    capitals: frozenset[str],
    given: Given,
    *,
    title_case: bool,
) -> Finding | Outcome:
    """Whether the bearer of a head noun stands in the story, or another bearer of the same noun does."""
    words = _words(found, doc, given, title_case=title_case)
    if found.name in given.words["not_names"] or slots.stands(words, body, capitals, given):
        return Outcome.AGREED
    alike = _heads_like(found.head, given)
    whole = (found.name, *found.further)
    proper = found.head in given.words["proper"] and len(alike) > 1 and len(found.further) > 0
    proper = proper and not slots.stands(whole, body, capitals, given)  # "RS Kasih Bunda": no verb and its object
    kind = [one for one in others if one.head in alike and one.name not in given.words["not_names"]]
    if proper:
        lead = [sentence.span for sentence in islice(doc.prose(), LEAD)]
        kind = [one for one in kind if within(lead, one.span)]
    kind = [one for one in kind if not slots.blends(one.name, whole)]
    rival = next((one for one in kind if proper or _is_name(found, one, doc, given, title_case=title_case)), None)
    if rival is None or max(map(len, whole if proper else words)) < slots.FEW:
        return Outcome.ABSTAINED
    return Finding(rule="headline-entity", spans=(found.span, rival.span), confidence=0.92)


def _byline(title: str, headline: Span, body: str, given: Given) -> Span | None:
    """
    The byline that ran into a headline: a full name at its very end, behind a closed quotation or a noun.

    The story has no word of it.
    """
    found = _AT_THE_END.search(title, headline.start, headline.end)
    if found is None or found["ahead"] in given.words["links"]:
        return None
    if any(word[: slots.FEW] in body for word in fold(found["name"]).split()):
        return None
    return Span(*found.span("name"), headline.field)


def _heads_like(head: str, given: Given) -> frozenset[str]:
    """The head nouns that may stand for one: RSUD and Rumah Sakit."""
    return frozenset({head}.union(*(heads for heads in given.tables["heads_like"]["groups"] if head in heads)))


def _in_title_case(headline: str, given: Given) -> bool:
    """
    Whether most words of a headline have a capital, so that a capital says nothing about a word.

    Where the language tells which words title case leaves small, any other small word of some length says it is none.
    """
    words = [word.group() for word in _WORD.finditer(headline)]
    small = [word for word in words if word[0].islower()]
    lowered = given.words["lowered"]
    if len(lowered) and any(len(word) >= LOWERED and word not in lowered for word in small):
        return False
    return len(small) < SMALL * len(words)


def _words(found: Named, doc: Doc, given: Given, *, title_case: bool) -> tuple[str, ...]:
    """The words of a name that stands beside its noun: no other noun, in title case only those that can be nothing else."""
    own = (word for word in found.further if word not in given.words["heads"])
    return (found.name, *(word for word in own if not (title_case and word in doc.common)))


def _is_name(found: Named, rival: Named, doc: Doc, given: Given, *, title_case: bool) -> bool:
    """
    Whether the words beside the noun are its name, and not the next words of the headline.

    In title case a word that the vocabulary knows may be either, and beside an office even an unknown one: it is a name
    if an unknown one follows an unknown one, if the same word follows both names, or if the headline ends with it.
    """
    known = [word in doc.common for word in (found.name, *found.further)]
    if not title_case and all(known) and _opens_small(found, doc):
        return False  # "Former police chief …", "Harbour tunnel shut"
    mine = slots.at_span(doc.article.text(found.span.field), _name_of(found, doc), doc.headline or found.span, given)
    behind_link = mine.before[:1] and mine.before[0] in given.words["links"]
    verb = found.name in given.speech.words or given.speech.inflects(found.name)  # "Pemkab | Siapkan"
    if found.name.startswith(tuple(given.words["verb_begins"])) and given.speech.knows(found.name):
        return False  # "Bandara | Berubah"
    sure = (
        not known[0] and (known[1:2] == [False] or any(word in given.words["closing"] for word in found.further[:1]))
        if found.office
        else not (known[0] or verb) and (behind_link or not _stops(found, doc))
    )
    if not title_case or sure or (found.head in given.words["tails"] and not all(known)):
        return True
    if not all(known) and not mine.after and behind_link:
        return True
    theirs = slots.at_span(doc.body, _run_on(rival, doc), Span(0, len(doc.body)), given)
    longer = slots.at_span(doc.article.text(found.span.field), found.whole, doc.headline or found.span, given)
    after = (one.after[:1] for one in (mine, longer))
    return any(slots.alike(*pair) for words in after for pair in zip(words, theirs.after[:1], strict=False))


def _opens_small(found: Named, doc: Doc) -> bool:
    """Whether a name opens the headline, and its noun behind it has a small letter: any word has a capital there."""
    last = doc.article.text(found.span.field)[found.span.start : found.span.end].rpartition(" ")[2]
    return doc.headline is not None and found.span.start == doc.headline.start and last[:1].islower()


def _name_of(found: Named, doc: Doc) -> Span:
    """The noun and its name in a headline, to the last word that the vocabulary does not know."""
    return found.span if not found.further or found.further[0] in doc.common else found.whole


def _stops(found: Named, doc: Doc) -> bool:
    """Whether a mark stands right behind: what is closed by it may be a sentence of noun and verb."""
    return doc.article.text(found.span.field)[found.span.end : found.span.end + 1] in {",", ":", ";"}


def _run_on(found: Named, doc: Doc) -> Span:
    """The noun and all capitals beside it."""
    further = _RUN_ON.match(doc.body, found.span.end)
    return Span(found.span.start, further.end() if further else found.span.end)
