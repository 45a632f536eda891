"""From outlets to the phrases that stand for them in a text, and what each phrase may mean."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scorer.lexicon import fold
from scorer.model import Kind
from scorer.registry import context, entries, nearest
from scorer.registry.outlet import Name, Need, Outlet

_COUNTRIES = Path(__file__).parent / "countries.toml"
_SHORTEST_SHOUTED = 5  # letters: REUTERS is Reuters, SUN is not Sun


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a listed phrase may mean."""

    name: Name
    outlet: Outlet
    candidates: tuple[Outlet, ...]
    descriptive: bool = False

    @property
    def sure(self) -> bool:
        """Whether the phrase names this outlet and nothing else."""
        return self.name.need is None and not self.descriptive


def named(shelf: Iterable[Outlet]) -> Iterator[tuple[str, Sense]]:
    """Every name, domain and description of every outlet."""
    for outlet in shelf:
        domains = (Name(text=domain, language="und") for domain in outlet.domains)
        for name in (*outlet.names, *domains, *outlet.descriptions):
            descriptive = name in outlet.descriptions
            phrase = name.text if is_short(name.text) else fold(name.text)
            yield phrase, Sense(name=name, outlet=outlet, candidates=(outlet,), descriptive=descriptive)


def described(shelf: tuple[Outlet, ...]) -> Iterator[tuple[str, Sense]]:
    """The set phrases for a country's agency and for its state media, in every language of `countries.toml`."""
    countries = entries.tables(_COUNTRIES)
    for templates in countries.pop("templates"):
        for outlet in shelf:
            if not outlet.national or outlet.country not in countries:
                continue
            if templates["state_controlled"] and not outlet.state_controlled:
                continue
            others = (
                other
                for other in shelf
                if other.country == outlet.country and other is not outlet and other.state_controlled
                and (other.kind is Kind.AGENCY or not templates["agencies_only"])
            )  # fmt: skip
            candidates = (outlet, *others)
            for phrase in _filled(templates["phrases"], countries[outlet.country]):
                name = Name(text=phrase, language=templates["language"])
                yield fold(phrase), Sense(name=name, outlet=outlet, candidates=candidates, descriptive=True)


def _filled(phrases: Iterable[str], country: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Each phrase with each of the country's words for the slot it has: `{id}`, `{en}` or `{adjective}`."""
    for phrase in phrases:
        for slot, texts in country.items():
            if f"{{{slot}}}" in phrase:
                yield from (phrase.replace(f"{{{slot}}}", text) for text in texts)


def glue(shelf: Iterable[Outlet], glued: tuple[str, ...]) -> re.Pattern[str]:
    """A word of `glued` that runs on into a capital or into a brand that is written small ("detikFinance")."""
    small = sorted(
        name.text for outlet in shelf for name in outlet.names if name.text[0].islower() and name.need is None
    )
    # Grouped by first letter: most words of a text are then given up at once.
    tails = {word[0]: [re.escape(other[1:]) for other in glued if other[0] == word[0]] for word in glued}
    first = "|".join(f"[{letter.upper()}{letter}](?:{'|'.join(rest)})" for letter, rest in tails.items())
    return re.compile(rf"\b(?:{first})(?=[A-Z]|(?:{'|'.join(map(re.escape, small)) or '(?!)'})\b)")


def cased(written: str, found: str) -> bool:
    """Whether the capitals found are those of the name: "reuters" is not Reuters, "REUTERS" and "Detikcom" will do."""
    if found == written:
        return True
    if written.isupper():
        return False
    if found.isupper() and len(found) >= _SHORTEST_SHOUTED:
        return True
    opens = True
    for asked, given in zip(written, found, strict=True):
        if opens and asked.isupper() and not given.isupper():
            return False
        opens = not asked.isalnum()
    return True


def is_short(text: str) -> bool:
    """AP, KCNA, Rai: matched letter by letter, since in small letters they would turn up inside every other word."""
    return len(text) <= 4 or (len(text) <= 6 and text.isupper())


def generic(words: context.Words) -> tuple[str, ...]:
    """The words that many names share, longest first: they tell nothing about which outlet is meant."""
    return tuple(sorted({*words.labels, *words.labels_after, "the"}, key=lambda word: (-len(word), word)))


def keys(shelf: Iterable[Outlet], generic: tuple[str, ...]) -> dict[str, Outlet]:
    """Spelling keys of all names that mean one outlet only."""
    owners: dict[str, list[Outlet]] = {}
    for outlet in shelf:
        for name in outlet.names:
            if name.need is None or name.need <= Need.CUE:
                for key in {nearest.key(name.text, generic), nearest.key(name.text)}:
                    owners.setdefault(key, []).append(outlet)
    return {key: owned[0] for key, owned in owners.items() if key and all(owner is owned[0] for owner in owned)}
