"""
What was done to nobody, or to none of a kind, and is told of some of them.

"No one had been arrested over the raid … the two men arrested in connection with it", "no flights were cancelled … those on
the two flights that were cancelled", "belum seorang pun ditetapkan sebagai tersangka … dua tersangka pembakaran itu".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from scorer.lexicon import any_of
from scorer.model import Doc, Finding, Span
from scorer.rules.consistency.negation_flip import times, voices
from scorer.rules.consistency.negation_flip.deeds import BREAK, LONGEST, WORD
from scorer.rules.consistency.negation_flip.kinds import Keys, content, keys, known_by
from scorer.rules.given import Given, Table

MOST = 20  # denials looked at
SENTENCES = 120  # sentences looked at
NEAR = 60  # code points before a deed in which those stand to whom it was done
LEAD = 2  # sentences that tell a story's case
SOON, SOME = 8, 4  # code points behind a deed at which its reason stands, and words of that
FATES = ("light", "borne", "verb", "state_of", "fate")  # parts of a form that tell a deed
NOBODY = ("who", "whom", "those", "them", "these", "thing")  # parts of a form that tell to whom it was not done
BEHIND = 60  # code points behind a deed in which its case stands


@dataclass(frozen=True, slots=True)
class _None:
    """A deed that was done to none: its place and sentence, by what it is known, to whom, and in which case."""

    span: Span
    sentence: Span
    deed: Keys
    whom: Keys
    case: tuple[Keys, ...]
    state: bool
    open: bool  # whether it is denied up to now: whenever it is told of some, that was before
    caused: bool  # whether only a cause is denied: "no flights were cancelled | because of fog"


def told(doc: Doc, given: Given) -> Iterator[Finding]:
    """A finding for the first deed that was done to nobody, and is told of some."""
    forms = _forms(given.tables["of_none"])
    sentences = [one.span for one in doc.prose() if one.span.end - one.span.start <= LONGEST]
    denied = list(islice(_denied(doc, sentences, forms, given), MOST))
    known = known_by(frozenset(key for one in denied for key in one.deed), doc.folded, given) if denied else {}
    for span in islice(sentences, SENTENCES) if known else ():
        text = doc.folded[span.start : span.end]
        if not any(word in text for word in known):
            continue
        for word in (found for found in WORD.finditer(text) if found.group() in known):
            for one in denied:
                if one.sentence == span or not one.deed & known[word.group()]:
                    continue
                place = _some(text, word, one, forms, given)
                at = Span(span.start + place.start, span.start + place.end) if place else None
                if at and not doc.quoted.touch(at) and not _apart(doc, one, span, at, given):
                    yield Finding(rule="negation-flip", spans=(one.span, at), confidence=0.9)
                    return


def _denied(doc: Doc, sentences: Sequence[Span], forms: Sequence[re.Pattern[str]], given: Given) -> Iterator[_None]:
    signs = given.tables["of_none"]["signs"]
    for span in sentences:
        text = doc.folded[span.start : span.end]
        found = forms[0].search(doc.folded, span.start, span.end) if any(sign in text for sign in signs) else None
        if found is None or doc.quoted.touch(Span(*found.span())):
            continue
        told = found.groupdict()
        state = (
            told.get("state")
            or told.get("named")
            or (told.get("act") if forms[3].fullmatch(told.get("act") or "") else None)
        )
        deed = state or told.get("deed") or told.get("active") or told.get("done") or told.get("act") or ""
        deed = next((word for name in FATES if (word := told.get(name))), deed)
        whom = next((word for name in NOBODY if (word := told.get(name))), "").split()
        if len(whom) == 1 and forms[3].fullmatch(whom[0]):
            state, deed, whom = whom[0], whom[0], []  # "belum ada | tersangka | yang ditetapkan"
        if any(word in given.words["of_none_then"] for word in whom):
            continue  # "no further arrests"
        case = _case(doc.folded[found.end() : span.end], given)
        who = keys(whom[-1 if not given.tables["again"]["behind"] else 0], given) if whom else frozenset()
        caused = given.words["causes"].first(doc.folded[found.end() : span.end], folded=True) is not None
        opened = forms[6].search(doc.folded, max(span.start, found.start() - NEAR), found.end()) is not None
        if not told.get("whom"):  # of "none of the guests" no case need be told
            case = case or _known_case(doc, sentences, span, given)
        yield _None(Span(*found.span()), span, keys(deed, given), who, case, bool(state), opened, caused)


def _known_case(doc: Doc, sentences: Sequence[Span], denial: Span, given: Given) -> tuple[Keys, ...]:
    """The words of the story's case, where a denial tells none: those of the sentences before it."""
    before = [doc.folded[span.start : span.end] for span in sentences if span.end <= denial.start][:LEAD]
    return content(" ".join(before), given)


def _case(behind: str, given: Given) -> tuple[Keys, ...]:
    """The words of weight that follow a deed and tell of its case."""
    words = (word for word in WORD.findall(_until(behind, given)) if word not in given.words["of_none_light"])
    return content(" ".join(words), given)


def _until(behind: str, given: Given) -> str:
    """What follows a deed, up to the end of its clause or the verb of its sentence: "arrested over the raid | will …"."""
    text = behind[:BEHIND]
    text = text.rsplit(" ", 1)[0] if len(behind) > BEHIND else text.rstrip('.!”" ')
    text = BREAK.split(text, maxsplit=1)[0]
    for cue in ("joints", "helpers", "says", "of_none_end"):
        stop = next((one for one in given.words[cue].find(text, folded=True) if one.start > 0), None)
        text = text[: stop.start] if stop else text
    return text


def _some(text: str, word: re.Match[str], denied: _None, forms: Sequence[re.Pattern[str]], given: Given) -> Span | None:
    """Where some are told to whom a deed was done, in a case that is that of the denial."""
    _, some, beside, states, stated, persons, _ = forms
    before = text[max(0, word.start() - NEAR) : word.start()]
    if denied.state != (states.fullmatch(word.group()) is not None):
        return None
    end = word.end()
    if denied.state:
        found = stated.search(before)
        definite = found is not None
    elif (found := some.search(before)) and _is_of(found["who"] or found["few"] or _one(found), denied, persons, given):
        definite = bool(found["known"]) or (
            not _one(found) and given.words["relatives"].first(found.group(), folded=True) is not None
        )
    else:
        found = beside.search(before)
        noun = WORD.match(text, word.end() + 1)
        if found is None or noun is None or not keys(noun.group(), given) & denied.whom:
            return None
        end, definite = noun.end(), True
    if found is None or not _one_case(denied, _case(text[end:], given), given, definite=definite):
        return None
    return Span(word.start() - len(before) + found.start() + (before[found.start()] == " "), end)


def _one(found: re.Match[str]) -> str | None:
    """The one to whom it was done, told as new: "a man who was | arrested"."""
    return found.groupdict().get("one")


def _is_of(who: str | None, denied: _None, persons: re.Pattern[str], given: Given) -> bool:
    """Whether those to whom it was done are of those to whom it was not: of nobody, all people are."""
    if denied.whom:
        return who is not None and bool(keys(who, given) & denied.whom)
    return who is None or persons.fullmatch(who) is not None


def _one_case(denied: _None, case: Sequence[Keys], given: Given, *, definite: bool) -> bool:
    """Whether two deeds are told of one case, in words that both share or of one kind; a known one needs no case."""
    if not case or not denied.case:
        return (definite and not case) or (bool(denied.whom) and not denied.caused)
    kinds = _kinds(given.tables["of_none_kinds"])
    ours, theirs = (frozenset(key for word in some for key in _kinded(word, kinds)) for some in (denied.case, case))
    loose = [
        [word for word in some if not _kinded(word, kinds) & other]
        for some, other in ((denied.case, theirs), (case, ours))
    ]
    return bool(ours & theirs) and not all(loose)  # and not "the warehouse fire … the market fire"


def _kinded(word: Keys, kinds: dict[str, str]) -> Keys:
    return word | {kinds[key] for key in word if key in kinds}


def _apart(doc: Doc, denied: _None, sentence: Span, place: Span, given: Given) -> bool:
    """Whether the two are told of two times, by two people, or one of them of another case."""
    here = doc.text(denied.sentence)
    behind = doc.folded[place.end : sentence.end]
    end = given.words["of_none_end"].first(behind, folded=True)
    case = BREAK.split(behind[: end.start] if end else behind)[0]
    told = doc.body[sentence.start : place.start] + case
    causes = [_cause(text, given) for text in (doc.folded[denied.span.end : denied.sentence.end], behind)]
    if all(causes) and not any(one & two for one in causes[0] for two in causes[1]):
        return True  # "nobody was treated for burns", "two were treated for a cold"
    if given.words["of_none_any"].first(told) or given.words["of_none_new"].first(case, folded=True):
        return True  # "those charged with such crimes", "the two men arrested over a raid"
    if given.words["of_none_turn"].first(behind, folded=True):
        return True  # "the two men arrested were let go without charge"
    for hit in given.words["so_far"].find(here):
        here = here[: hit.start] + " " * (hit.end - hit.start) + here[hit.end :]
    if given.words["of_none_then"].first(told) or any(
        hit.phrase not in given.words["turned"] or denied.sentence.start + hit.start > denied.span.start
        for hit in given.words["of_none_then"].find(here)
    ):
        return True
    series = [times.named(text, "series", given) for text in (here, told)]
    days = ("months",) if denied.open else times.DAYS
    if times.apart(here, told, (), given, days=days) or series[0] != series[1]:
        return True
    spans = ((denied.sentence, denied.span), (sentence, place))
    return voices.two(*(voices.heard(doc, span, at, given) for span, at in spans))


def _cause(behind: str, given: Given) -> tuple[Keys, ...]:
    """The words of weight that tell why a deed was done, right behind it."""
    cause = given.words["reasons"].first(BREAK.split(behind)[0], folded=True)
    why = " ".join(behind[cause.end :].split()[:SOME]) if cause and cause.start <= SOON else ""
    return content(" ".join(word for word in WORD.findall(why) if word not in given.words["of_none_light"]), given)


@cache
def _kinds(table: Table) -> dict[str, str]:
    return {word: f"={name}" for name, words in table.items() for word in words}


@cache
def _forms(table: Table) -> tuple[re.Pattern[str], ...]:
    """The forms of a language, in which NUMBER stands for a count."""
    number = rf"(?:{any_of(table['numbers'])}|\d+)"
    return tuple(
        re.compile(table[form].replace("NUMBER", number))
        for form in ("none", "some", "beside", "states", "stated", "persons", "yet")
    )
