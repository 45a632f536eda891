"""A newsroom's file laid over the shipped policy."""

from collections.abc import Mapping
from typing import Any

from scorer.model import Severity
from scorer.policy import OFF, STAGES, usual_stages

Table = Mapping[str, Any]


def merge(shipped: Table, own: Table) -> dict[str, Any]:
    """The shipped policy with the newsroom's values in their places. Both are what `tomllib` gives, without faults."""
    return {
        name: _rules(value, own.get(name, {}))
        if name == "rules"
        else {**value, **own.get(name, {})}
        if isinstance(value, Mapping)
        else own.get(name, value)
        for name, value in shipped.items()
    }


def _rules(shipped: Table, own: Table) -> Table:
    return {rule: _rule(entry, own[rule]) if rule in own else entry for rule, entry in shipped.items()}


def _rule(shipped: Table, own: Table) -> Table:
    """
    One rule. A new severity takes the points and stages that belonged to the old one with it.

    It speaks for the rule's cases too: one that the file does not name is not dearer than the rule.
    """
    severity = own.get("severity", shipped["severity"])
    kept = shipped if severity == shipped["severity"] else _without(shipped, "points", "stages")
    if "severity" in own:
        kept = _without(kept, OFF)  # the house ships it switched off
    cases = shipped.get("cases", {})
    if "severity" in own and severity != OFF:
        cases = {case: _at_most(_as_table(entry), severity) for case, entry in cases.items()}
    merged = {
        **kept,
        **own,
        "cases": {**cases, **own.get("cases", {})},
        "limits": {**shipped.get("limits", {}), **own.get("limits", {})},
    }
    return {**merged, "stages": _stages(merged, kept)} if "stages" in own else merged


def _stages(merged: Table, kept: Table) -> list[str]:
    """What each stage says: four words, or a table of those that differ."""
    said = merged["stages"]
    if not isinstance(said, Mapping):
        return list(said)
    usual = kept.get("stages") or usual_stages(Severity(merged["severity"]))
    return [said.get(stage, word) for stage, word in zip(STAGES, usual, strict=True)]


def _at_most(case: Table, severity: str) -> Table:
    if "severity" in case and Severity(case["severity"]).rank >= Severity(severity).rank:
        return case
    return {**_without(case, "points", "stages"), "severity": severity}


def _as_table(entry: str | Table) -> Table:
    return {"severity": entry} if isinstance(entry, str) else entry


def _without(table: Table, *names: str) -> Table:
    return {name: value for name, value in table.items() if name not in names}
