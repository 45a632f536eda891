"""
A newsroom's own file: what it changes of the shipped policy, its licensed wires, its agencies and its names.

`read` makes a `Newsroom` of it, or refuses with every fault and the line on which it stands. The file says only what
differs: `merge.py` lays it over the shipped policy, so that a rule which is new in a release is on here too.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from itertools import islice
from typing import Any

from scorer import policy as policies
from scorer import registry
from scorer.lexicon import fold
from scorer.newsroom import faults, lines
from scorer.newsroom.faults import Fault
from scorer.newsroom.merge import merge
from scorer.policy import Policy, PolicyError
from scorer.registry import Registry, RegistryError

__all__ = ["LARGEST", "Fault", "Newsroom", "NewsroomError", "default", "read"]

LARGEST = 262_144  # bytes of a newsroom's file
LONGEST_COMPLAINT = 300  # code points
TOLD = 50  # faults that are named at once


class NewsroomError(ValueError):
    """The file cannot be used; `faults` say where and why."""

    def __init__(self, found: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"line {fault.line}: {fault.detail}" for fault in found))
        self.faults = found


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """What a newsroom judges by. `names` are the names it accepts as they stand, whole and word by word."""

    policy: Policy
    registry: Registry
    names: frozenset[str] = frozenset()


@cache
def default() -> Newsroom:
    """A newsroom that changes nothing."""
    return Newsroom(policy=policies.default(), registry=registry.load())


def read(text: str, *, name: str = "", version: str = "") -> Newsroom:
    """
    A newsroom from the TOML of its file. NewsroomError names every fault.

    `name` and `version` go before those in the file; without either they are those of the shipped policy.
    """
    if line := lines.too_deep(text):
        raise NewsroomError((Fault("", line, "a key has at most a few parts"),))
    where = lines.of(text)
    own = _parsed(text)
    if found := tuple(islice(faults.find(own, where), TOLD)):
        raise NewsroomError(found)
    shipped = tomllib.loads(policies.shipped())
    whole = merge(shipped, own)
    if found := tuple(faults.out_of_order(whole, where)):
        raise NewsroomError(found)
    try:
        known = registry.widened(whole["agencies"])
        policy = policies.of(whole, _digest(text))
    except RegistryError as wrong:
        raise NewsroomError((_of_agency(str(wrong), where),)) from None
    except (KeyError, TypeError, ValueError, PolicyError) as wrong:
        raise NewsroomError((Fault("", 1, str(wrong)),)) from None
    policy = replace(
        policy,
        name=name or policy.name,
        version=version or policy.version,
        licensed=tuple(_names_of(policy.licensed, known)),
    )
    return Newsroom(policy=policy, registry=known, names=_accepted(whole["names"]))


def _parsed(text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        line, said = lines.of_error(str(wrong), text)
        raise NewsroomError((Fault("", line, said),)) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, or thousands of brackets
        raise NewsroomError((Fault("", 1, "this file is not meant to be read"),)) from None


def _digest(text: str) -> str:
    """Of both files: the newsroom's says nothing without the one it is laid over."""
    return sha256(f"{policies.shipped()}\0{text}".encode()).hexdigest()[:12]


def _of_agency(complaint: str, where: lines.Lines) -> Fault:
    entry, _, detail = complaint.removeprefix("agencies [").partition("]: ")
    return Fault(faults.pointer(("agencies", entry)), where.line(("agencies", entry)), detail[:LONGEST_COMPLAINT])


def _names_of(wires: Iterable[str], known: Registry) -> Iterator[str]:
    """All that licensed wires are called: a story from "Agence France-Presse" has the licence of "AFP"."""
    licensed = {fold(wire) for wire in wires}
    yield from wires
    for outlet in known.outlets if licensed else ():
        if outlet.id in licensed or any(fold(name.text) in licensed for name in outlet.names):
            yield from (outlet.name, *(name.text for name in outlet.names), *outlet.domains)


def _accepted(groups: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    whole = {" ".join(name.replace("’", "'").split()) for names in groups.values() for name in names}
    return frozenset(whole | {word for name in whole for word in name.split()})
