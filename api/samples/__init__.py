"""
Stories of our own to try the service on: with the usual faults and without, about invented people and places.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Sample:
    """A story under the name of its file."""

    name: str
    article: Mapping[str, Any]

    @property
    def words(self) -> int:
        """How long it is."""
        return len(self.article["body"].split())


@cache
def every() -> tuple[Sample, ...]:
    """All samples, by name."""
    found = sorted(
        (file for file in files(__package__).iterdir() if file.name.endswith(".json")), key=lambda one: one.name
    )
    return tuple(Sample(file.name.removesuffix(".json"), json.loads(file.read_text("utf-8"))) for file in found)


def find(name: str) -> Sample | None:
    """The sample of that name."""
    return next((sample for sample in every() if sample.name == name), None)
