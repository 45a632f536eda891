"""What the elements of a page are for, from `markup.toml`."""

import tomllib
from importlib.resources import files
from typing import Any

_TABLE: dict[str, Any] = tomllib.loads((files(__package__) / "markup.toml").read_text("utf-8"))

SKIP = frozenset(_TABLE["skip"])
SKIP_ROLES = frozenset(_TABLE["skip_roles"])
SKIP_NAMES = frozenset(_TABLE["skip_names"])
SKIP_STYLES = tuple(_TABLE["skip_styles"])
BLOCK = frozenset(_TABLE["block"])
CELL = frozenset(_TABLE["cell"])
VOID = frozenset(_TABLE["void"])
ENDS_ITSELF = frozenset(_TABLE["ends_itself"])
RAW = frozenset(_TABLE["raw"])
STORY_TYPES = frozenset(_TABLE["story_types"])
METAS: dict[str, list[str]] = _TABLE["metas"]
PROPERTIES: dict[str, str] = _TABLE["properties"]
TIMES: dict[str, frozenset[str]] = {topic: frozenset(words) for topic, words in _TABLE["times"].items()}
