"""Cities and countries: whether a story knows the headline's, and which other one its first sentences name."""

import re
from collections.abc import Mapping
from typing import Any

from scorer.lexicon import fold
from scorer.model import Span
from scorer.rules.consistency.headline_entity import slots
from scorer.rules.consistency.headline_entity.runs import Run, Story
from scorer.rules.given import Given


def is_one(run: Run, given: Given) -> bool:
    """Whether a run of the headline is a city or a country."""
    return bool(_place(run, given.tables["places"]))


def rival(run: Run, story: Story, given: Given) -> Span | None:
    """
    Another city or country in the lead, where the story knows neither the headline's, nor its country, nor its people.

    None where the headline names two, as before a match, or one that stands for its government.
    """
    known = given.tables["places"]
    place = _place(run, known)
    words = re.findall(r"[^\W\d_]+", story.headline)
    named = sum(_is_place(word, known) and word[: slots.FEW] not in story.body for word in words)
    country = known["cities"].get(place, place)
    stems = (place[: slots.FEW], country[: slots.FEW], *known["people"].get(country, ()))
    if (
        named > 1
        or (place in known["governing"] and not _located(place, story.headline, given))
        or any(re.search(rf"\b{re.escape(stem)}", story.body) for stem in stems)
    ):
        return None
    others = [name for name in story.names if _is_place(fold(story.doc.text(name.span)), known)]
    lying = (city for city, country in known["cities"].items() if country == place)
    if any(re.search(rf"\b{re.escape(city)}\b", story.body) for city in lying):
        return None  # "Kenya" over a story from Nairobi
    return others[0].span if others else None


def _located(place: str, headline: str, given: Given) -> bool:
    """Whether a headline tells of a capital as of a place: "recalls envoy from Ottawa", not "Ottawa recalls envoy"."""
    before = (headline[: found.start()].rstrip() for found in re.finditer(rf"\b{re.escape(place)}\b", headline))
    return any(given.words["located"].ends(text) for text in before)


def _place(run: Run, known: Mapping[str, Any]) -> str:
    whole = " ".join(word.low for word in run.words)
    return next((one for one in (whole, run.words[0].low) if _is_place(one, known)), "")


def _is_place(name: str, known: Mapping[str, Any]) -> bool:
    return name in known["cities"] or name in known["countries"]
