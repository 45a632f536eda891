"""
Speakers whose names are told only after they have spoken: "Ekonom senior menilai … | Rini | menambahkan …".

A role that stands without its name, where a crawler has lost it with a link ("Direktur Utama Wirana  , menilai") or at the
head of a story, is the one who speaks next under a bare name that nobody has introduced; so is a pronoun or a
description before the only person of a story.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scorer.lexicon import fold
from scorer.model import Attribution, Kind, Name, NameKind, Span, Speaker
from scorer.read.attributions.cast import NOBODY
from scorer.read.attributions.continued import Reading
from scorer.read.attributions.nouns import Nouns

BESIDE = 40  # letters behind a name in which a role may introduce it

_LOST = re.compile(r"\s+,|,\s*,")
_SOMEBODY = frozenset({Kind.PERSON, Kind.ANONYMOUS})


@dataclass(frozen=True, slots=True)
class _Told:
    """
    A body, and where in it everybody is `first` named.

    `titled`: where those are who have a title there, in order; `opening`: where the first is who is known for a person.
    """

    body: str
    first: dict[str, Name]
    titled: Sequence[int]
    opening: int
    words: Nouns


def named(body: str, readings: Sequence[Reading], names: Sequence[Name], words: Nouns) -> list[Reading]:
    """The readings, with those speakers named whose names come later. Linear in the attributions and the names."""
    if not words.head_first:
        return list(readings)
    first: dict[str, Name] = {}
    for name in names:
        first.setdefault(name.identity, name)
    spoken = [attribution for reading in readings for attribution in reading.attributions]
    known = {name.identity for name in names if _is_known(body, name)}
    persons = (one for one in first.values() if one.kind is NameKind.PERSON and one.identity in known)
    opening = next((one.span.start for one in persons), len(body))
    titled = [name.span.start for name in first.values() if name.title]
    bearers = iter(_bearers(spoken, _Told(body, first, titled, opening, words)))
    return [
        replace(reading, attributions=tuple(replace(one, speaker=next(bearers)) for one in reading.attributions))
        for reading in readings
    ]


def _is_known(body: str, name: Name) -> bool:
    """Whether a name is somebody's who has been introduced: by a title, by one word, by a short form of it."""
    single = " " not in name.identity and name.kind is NameKind.PERSON
    return single or bool(name.title) or body[name.span.start : name.span.end] != name.identity


def _bearers(spoken: Sequence[Attribution], told: _Told) -> list[Speaker]:
    """The speakers of these attributions, in order, those in wait for a name with it where it comes."""
    speakers = [one.speaker for one in spoken]
    whole: dict[str, str] = {}
    waiting: Attribution | None = None
    held: list[int] = []
    heard = False
    for number, one in enumerate(spoken):
        if one.speaker.named and one.speaker.kind is Kind.PERSON and not _lost(one, told):
            if number and _left_out(spoken[number - 1], told) and len(_source(one, told)) == 1:
                speakers[number - 1] = one.speaker
            if waiting and _gives_name(waiting, one, told):
                role, name = _role_and_name(waiting, one, told)
                whole[one.speaker.name or ""] = name
                for index in held:
                    speakers[index] = replace(one.speaker, title=role)
            waiting, held, heard = None, [], True
        elif waiting and (one.speaker == waiting.speaker or _points(one, told)):
            held.append(number)
        elif _lost(one, told) or (not heard and one.speaker.kind in _SOMEBODY and _waits(one, told)):
            waiting, held = one, [number]
    return [replace(one, name=whole[one.name]) if one.name in whole else one for one in speakers]


def _source(one: Attribution, told: _Told) -> list[str]:
    return fold(told.body[one.source.start : one.source.end]).split() if one.source else []


def _points(one: Attribution, told: _Told) -> bool:
    """Whether an attribution leaves open who somebody is: a clitic, a pronoun, "penyanyi 26 tahun itu"."""
    source = _source(one, told)
    if one.speaker.named or one.speaker.kind not in _SOMEBODY:
        return False
    return not source or " ".join(source) in told.words.singular or source[-1] in told.words.demonstratives


def _waits(one: Attribution, told: _Told) -> bool:
    """Whether somebody without a name may be given one later: a pointer or a role, not "seorang warga"."""
    return not one.speaker.named and (_points(one, told) or _is_role(one, told))


def _is_role(one: Attribution, told: _Told) -> bool:
    """Whether a source is the role of one person: "Ekonom senior"."""
    source, words = _source(one, told), told.words
    several = words.indefinites | words.plurals | words.faceless
    return bool(source) and source[0] not in several and _opens_role(source, words)


def _opens_role(low: Sequence[str], words: Nouns) -> bool:
    """Whether folded words begin with a role."""
    role = words.roles.first(" ".join(low), folded=True)
    return role is not None and role.start == 0


def _lost(one: Attribution, told: _Told) -> bool:
    """Whether a name is missing behind a role that stands alone."""
    if one.source is None or not _is_role(one, told) or not _LOST.match(told.body, one.source.end):
        return False
    index = bisect_left(told.titled, one.source.start)
    return index == len(told.titled) or told.titled[index] >= one.source.end


def _left_out(one: Attribution, told: _Told) -> bool:
    """Whether nothing is left of who spoke: "…," kata , | kepada pers."""
    return one.speaker == NOBODY and one.cue is not None and _LOST.match(told.body, one.cue.end) is not None


def _within(span: Span, source: Span) -> bool:
    return source.start <= span.start < source.end


def _role_and_name(waiting: Attribution, one: Attribution, told: _Told) -> tuple[str | None, str]:
    """
    The role that stood in wait, and the name of its bearer.

    The name is longer where the role ends in it: "Ketua Wirana Muda Rini Lestari", later "Rini".
    """
    name = one.speaker.name or ""
    if waiting.source is None or _points(waiting, told):
        return None, name
    role = told.body[waiting.source.start : waiting.source.end]
    at = role.find(f" {name} ")
    return (role, name) if at < 0 else (role[:at], role[at + 1 :].partition(",")[0])


def _gives_name(waiting: Attribution, one: Attribution, told: _Told) -> bool:
    """Whether an attribution tells who the one was who waits for a name."""
    source, known = _source(one, told), told.first.get(one.speaker.name or "")
    bare = bool(source) and set(source) <= set(fold(one.speaker.name or "").split())
    span = known.span if known else one.source
    if not bare or span is None or any(_within(span, part) for part in waiting.content):
        return False
    if _points(waiting, told):
        return len(source) == 1 and told.opening >= span.start
    if (known and known.title) or span.start < waiting.extent.start or _introduced(span, told):
        return False
    return _lost(waiting, told) or len(source) == 1


def _introduced(name: Span, told: _Told) -> bool:
    """Whether a role stands behind a name: "Rini Lestari, seorang pedagang"."""
    behind = fold(told.body[name.end : name.end + BESIDE])
    words = behind.lstrip(", ").split()
    if not behind.startswith(", ") or not words:
        return False
    return words[0] in told.words.indefinites or _opens_role(words, told.words)
