"""
The stories in a block of JSON-LD (schema.org), and where their words stand in it.

The standard library's reader does not tell places, so a second look at the string literals finds each value behind its
name. A block that is no JSON holds no story.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scorer.read.markup import kinds

LONGEST = 200_000  # characters of a block
_LITERAL = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"(\s*+:)?', re.DOTALL)
# Marks around the JSON that hide it from old browsers, in their order.
_BEFORE = ("//", "/*", "<![CDATA[", "<!--", "*/")
_BEHIND = ("*/", "]]>", "-->", "//", "/*")

Values = Mapping[str, Any]
Places = Mapping[tuple[str, str], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Story:
    """
    An object that calls itself a story.

    `places` are the stretches of the block where a text value stands behind a name ("" for any), without quotation marks;
    `nodes` the objects of the same block by their `@id`, which a story may refer to.
    """

    values: Values
    places: Places
    nodes: Mapping[str, Values]

    def texts(self, name: str) -> Iterator[tuple[str, tuple[int, int]]]:
        """The texts of a property and their places; of an object, or of one that is referred to, its name."""
        for one in listed(self.values.get(name)):
            behind, told = ("name", self._name(one)) if isinstance(one, dict) else (name, one)
            if isinstance(told, str):
                place = self.places.get((behind, told)) or self.places.get(("", told))
                if place:
                    yield told, place

    def _name(self, value: Values) -> Any:
        referred = value.get("@id")
        return value.get("name") or (self.nodes.get(referred, {}).get("name") if isinstance(referred, str) else None)


def stories(text: str) -> list[Story]:
    """Every story in a block, in order. Comments and CDATA marks around the JSON are passed over."""
    if len(text) > LONGEST:
        return []
    try:
        told = json.loads(_bare(text), strict=False)
    except (ValueError, RecursionError):
        return []
    objects = list(_objects(told))
    nodes = {one["@id"]: one for one in objects if isinstance(one.get("@id"), str) and len(one) > 1}
    found = [one for one in objects if not kinds.STORY_TYPES.isdisjoint(_types(one))]
    places = _places(text) if found else {}
    return [Story(one, places, nodes) for one in found]


def _bare(text: str) -> str:
    for mark in _BEFORE:
        text = text.strip().removeprefix(mark)
    for mark in _BEHIND:
        text = text.strip().removesuffix(mark)
    return text


def listed(value: Any) -> list[Any]:
    """A value of JSON-LD as the list it stands for."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _objects(told: Any) -> Iterator[Values]:
    """The objects that stand by themselves: in lists, in graphs, and what a page is about."""
    waiting = [told]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            waiting.extend(listed(value.get("mainEntity")) + listed(value.get("@graph"))[::-1])


def _types(value: Values) -> list[str]:
    return [one for one in listed(value.get("@type")) if isinstance(one, str)]


def _places(text: str) -> Places:
    """Where each text value stands first, by the last name before it and the value, and by the value alone."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    name = ""
    for literal in _LITERAL.finditer(text):
        try:
            value = json.loads(f'"{literal[1]}"', strict=False)
        except ValueError:
            continue
        if literal[2]:
            name = value
        else:
            found.setdefault((name, value), literal.span(1))
            found.setdefault(("", value), literal.span(1))
    return found
