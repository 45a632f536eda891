"""`openapi.yaml` as the values that /openapi.json serves, with the example files set in."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def specification() -> dict[str, Any]:
    """
    The OpenAPI 3.1 document. Do not change what this returns: it is made once.

    Examples stand in files of their own (`externalValue: examples/….json`), so that tests and documents share them.
    """
    written = yaml.safe_load((files(__package__) / "openapi.yaml").read_text("utf-8"))
    whole: dict[str, Any] = _with_examples(written)
    return whole


def example(name: str) -> Any:
    """The JSON values of a file in `examples/`."""
    return json.loads((files(__package__) / "examples" / name).read_text("utf-8"))


def _with_examples(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_examples(part) for part in value]
    if not isinstance(value, dict):
        return value
    outside = str(value.get("externalValue", ""))
    if outside.startswith("examples/"):
        rest = {key: part for key, part in value.items() if key != "externalValue"}
        return {**rest, "value": example(outside.removeprefix("examples/"))}
    return {key: _with_examples(part) for key, part in value.items()}
