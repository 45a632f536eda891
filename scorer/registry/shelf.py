"""The registry itself: every outlet, and where each stands in a text."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scorer.lexicon import Hit, Lexicon, fold
from scorer.registry import context, entries, nearest, phrases
from scorer.registry.outlet import Mention, Outlet, Reference

_HERE = Path(__file__).parent
_LIST_GAP = 9  # letters: ", serta "
_APPOSED = " ,(“\"'‘\u00a0"  # what may part a description from its name
_LIST_MARKS = frozenset({",", "/", "&", "-"})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Registry:
    """All outlets, sorted by id. `version` is a digest of the data it was built from."""

    outlets: tuple[Outlet, ...]
    version: str
    _by_id: Mapping[str, Outlet]
    _senses: Mapping[str, tuple[phrases.Sense, ...]]
    _spelled: Lexicon
    _short: Lexicon
    _keys: Mapping[str, Outlet]
    _words: context.Words
    _glue: re.Pattern[str]

    def get(self, outlet_id: str) -> Outlet | None:
        """The outlet with this id, or None."""
        return self._by_id.get(outlet_id)

    def nearest(self, name: str) -> Outlet | None:
        """The outlet this spelling is a near miss of (or simply is), or None when two would do or none is near."""
        return nearest.nearest(name, self._keys, phrases.generic(self._words))

    def called(self, name: str) -> Outlet | None:
        """The outlet that has exactly this name, web address or id, whatever its case; None for a near miss."""
        wanted = fold(name).strip()
        known = self.get(wanted) or self.nearest(name)
        if known and wanted in {known.id, *known.domains, *(fold(own.text) for own in known.names)}:
            return known
        return None

    def find(self, text: str) -> Iterator[Mention]:
        """
        Every outlet in the text, left to right, never overlapping. Linear time.

        An ambiguous form counts only with the context it needs, and not at all where the text gives it another
        meaning. A form that several outlets share goes to the one that is spelled out in the text, else to the one
        that needs the least. A description that stands beside the name it describes ("kantor berita resmi Korea Utara,
        KCNA") is no mention of its own: a descriptive mention is an outlet left unnamed.
        """
        readings = tuple(self._readings(text))
        certain = {sense.outlet.id for _, senses in readings for sense in senses if sense.sure}
        # "Associated Press (AP)": here the brackets follow the outlet's own name.
        spelled = {hit.end for hit, senses in readings if any(sense.sure for sense in senses)}
        banned = {
            hit.phrase
            for hit, senses in readings
            if phrases.is_short(hit.phrase)
            and hit.start - 2 not in spelled
            and context.means_another(text, hit.start, hit.end, self._words)
        }
        doubtful: list[tuple[Hit, tuple[phrases.Sense, ...]]] = []
        found: list[Mention] = []
        for hit, senses in readings:
            if hit.phrase in banned or context.names_another(text, hit.end, self._words):
                continue
            if chosen := self._choose(text, hit, senses, certain):
                found.append(_mention(hit, chosen))
            else:
                doubtful.append((hit, senses))
        mentions = sorted((*found, *self._listed_beside(text, doubtful, found)), key=lambda mention: mention.start)
        yield from _unnamed(text, mentions)

    def _readings(self, text: str) -> Iterator[tuple[Hit, tuple[phrases.Sense, ...]]]:
        """Each listed phrase in the text with the senses that its capitals allow, leftmost and longest first."""
        # Crawlers lose the blanks around a link: in "daridetikFinance" one is put back, in place of the "i".
        apart = self._glue.sub(lambda glued: glued.group()[:-1] + " ", text)
        waiting = self._hits(apart, 0, len(text))
        reached = 0
        while waiting:
            hit = waiting.pop()
            if hit.start < reached:
                continue
            senses = tuple(
                sense for sense in self._senses[hit.phrase] if phrases.cased(sense.name.text, text[hit.start : hit.end])
            )
            if senses:
                reached = hit.end
                yield hit, senses
            else:
                # "kantor berita Yonhap" and "Yonhap news agency" are not the names that have capitals throughout, but
                # Yonhap stands in them all the same.
                waiting += self._hits(apart, hit.start + 1, hit.end)
                waiting += self._hits(apart, hit.start, max(hit.start, text.rfind(" ", hit.start, hit.end)))

    def _hits(self, text: str, start: int, end: int) -> list[Hit]:
        """Every listed phrase that stands whole in this stretch, the last first."""
        while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
            start += 1
        stretch = text[start:end]
        hits = (*self._spelled.find(stretch), *self._short.find(stretch))
        shifted = (Hit(hit.start + start, hit.end + start, hit.phrase) for hit in hits)
        return sorted(shifted, key=lambda hit: (hit.start, -hit.end), reverse=True)

    def _choose(
        self, text: str, hit: Hit, senses: tuple[phrases.Sense, ...], certain: set[str]
    ) -> phrases.Sense | None:
        """The sense that the context supports; a sure one first, then one spelled out elsewhere, then the least needy."""
        allowed = [sense for sense in senses if self._allows(sense, text, hit, certain)]
        return min(allowed, key=lambda sense: (sense.outlet.id not in certain, sense.name.need or 0), default=None)

    def _allows(self, sense: phrases.Sense, text: str, hit: Hit, certain: set[str]) -> bool:
        if sense.name.need is None:
            return True
        spelled_out = sense.outlet.id in certain
        return context.allows(sense.name.need, text, hit.start, hit.end, self._words, spelled_out=spelled_out)

    def _listed_beside(
        self, text: str, doubtful: Iterable[tuple[Hit, tuple[phrases.Sense, ...]]], found: list[Mention]
    ) -> Iterator[Mention]:
        """Doubtful forms that stand in one list with an outlet already found: "Reuters dan AP"."""
        if not found:
            return
        starts = {mention.start for mention in found}
        ends = {mention.end for mention in found}
        for hit, senses in doubtful:
            if _joined(text, hit, starts, ends, self._words):
                yield _mention(hit, min(senses, key=lambda sense: sense.name.need or 0))


@cache
def load() -> Registry:
    """The registry that ships with the house."""
    return build(entries.read(_shipped(), _sources()).values(), _digest())


def widened(own: Mapping[str, Any]) -> Registry:
    """
    The registry with a newsroom's own entries added, or put in place of ours.

    Raises RegistryError, with one line that names the entry, when one cannot be used.
    """
    if not own:
        return load()
    outlets = entries.read((*_shipped(), ("agencies", own)), _sources())
    return build(outlets.values(), _digest(repr(sorted(own.items()))))


@cache
def _shipped() -> tuple[tuple[str, Mapping[str, Any]], ...]:
    return tuple((path.name, entries.tables(path)) for path in _files())


@cache
def _sources() -> Mapping[str, Reference]:
    return {key: Reference(**table) for key, table in entries.tables(_HERE / "sources.toml").items()}


def _files() -> tuple[Path, ...]:
    return (*sorted(_HERE.glob("agencies/*.toml")), *sorted(_HERE.glob("outlets/*.toml")))


def _digest(own: str = "") -> str:
    data = (*_files(), *(_HERE / name for name in ("context.toml", "countries.toml", "sources.toml")))
    return hashlib.sha256(b"".join((*(path.read_bytes() for path in data), own.encode()))).hexdigest()[:12]


def build(outlets: Iterable[Outlet], version: str = "") -> Registry:
    """A registry of these outlets alone."""
    shelf = tuple(sorted(outlets, key=lambda outlet: outlet.id))
    words = context.words(_HERE / "context.toml")
    senses: dict[str, list[phrases.Sense]] = {}
    for phrase, sense in (*phrases.named(shelf), *phrases.described(shelf)):
        senses.setdefault(phrase, []).append(sense)
    return Registry(
        outlets=shelf,
        version=version,
        _by_id={outlet.id: outlet for outlet in shelf},
        _senses={phrase: tuple(meant) for phrase, meant in senses.items()},
        _spelled=Lexicon(phrase for phrase in senses if not phrases.is_short(phrase)),
        _short=Lexicon((phrase for phrase in senses if phrases.is_short(phrase)), cased=True),
        _keys=phrases.keys(shelf, phrases.generic(words)),
        _words=words,
        _glue=phrases.glue(shelf, words.glued),
    )


def _mention(hit: Hit, sense: phrases.Sense) -> Mention:
    return Mention(
        hit.start,
        hit.end,
        sense.outlet,
        ambiguous=sense.name.ambiguous,
        descriptive=sense.descriptive,
        candidates=sense.candidates,
    )


def _unnamed(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """The mentions without those descriptions that are followed or led at once by a name of the same country."""
    for place, mention in enumerate(mentions):
        if mention.descriptive:
            before = mentions[place - 1 : place] if place else []
            after = mentions[place + 1 : place + 2]
            gaps = [(other, text[other.end : mention.start]) for other in before]
            gaps += [(other, text[mention.end : other.start]) for other in after]
            if any(
                not other.descriptive and other.outlet.country == mention.outlet.country and not gap.strip(_APPOSED)
                for other, gap in gaps
            ):
                continue
        yield mention


def _joined(text: str, hit: Hit, starts: set[int], ends: set[int], words: context.Words) -> bool:
    """Whether only a comma, a stroke or "and" parts this hit from a mention."""
    before = (text[end : hit.start] for end in range(max(0, hit.start - _LIST_GAP), hit.start) if end in ends)
    after = (text[hit.end : start] for start in range(hit.end + 1, hit.end + _LIST_GAP) if start in starts)
    gaps = (*before, *after)
    linked = any(gap.strip() in _LIST_MARKS or fold(gap.strip(" ,")) in words.joins for gap in gaps)
    return linked and context.stands_alone(text, hit.start, hit.end, words)
