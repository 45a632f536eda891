"""From TOML files to outlets. Whatever is wrong with an entry is said in one line that names the file and the entry."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from scorer.lexicon import fold
from scorer.model import Kind
from scorer.registry.outlet import Name, Need, Outlet, Ownership, Reference, RegistryError

_FIELDS = {
    "kind", "name", "names", "descriptions", "ambiguous", "country", "founded", "ownership", "ground", "domains",
    "predecessor", "successor", "national", "references", "unchecked", "verified",
}  # fmt: skip
_KINDS = {kind.value: kind for kind in (Kind.AGENCY, Kind.MEDIA)}


def read(shelves: Iterable[tuple[str, Mapping[str, Any]]], sources: Mapping[str, Reference]) -> dict[str, Outlet]:
    """
    Every outlet of these tables by id; a later table overrides an earlier one. A sure name belongs to one outlet.

    Each table comes with what a complaint calls it, such as the name of its file.
    """
    outlets: dict[str, Outlet] = {}
    where: dict[str, str] = {}
    for title, shelf in shelves:
        for key, entry in shelf.items():
            where[key] = f"{title} [{key}]"
            outlets[key] = _outlet(key, entry, sources, where[key])
    owners: dict[str, Outlet] = {}
    for outlet in outlets.values():
        for name in outlet.names:
            owner = outlet if name.ambiguous else owners.setdefault(fold(name.text), outlet)
            _check(
                owner is outlet, where[outlet.id], f"{name.text!r} is a name of {owner.id}: mark it ambiguous in both"
            )
    return outlets


def tables(path: Path) -> dict[str, Any]:
    """The tables of a TOML file, or a RegistryError that says where it does not parse."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RegistryError(f"{path.name}: {error}") from error


def _outlet(key: str, entry: Any, sources: Mapping[str, Reference], where: str) -> Outlet:
    _check(isinstance(entry, dict), where, "an entry is a table")
    unknown = sorted(entry.keys() - _FIELDS)
    _check(not unknown, where, f"unknown field {', '.join(unknown)}")
    kind = entry.get("kind")
    _check(kind in _KINDS, where, f"kind is {kind!r}, expected one of {', '.join(sorted(_KINDS))}")
    ownership = entry.get("ownership", "unknown")
    owners = [owner.value for owner in Ownership]
    _check(ownership in owners, where, f"ownership is {ownership!r}, expected one of {', '.join(owners)}")
    country = entry.get("country")
    _check(
        isinstance(country, str) and len(country) == 2 and country.isupper(), where, "country is two capital letters"
    )
    founded = entry.get("founded")
    _check(founded is None or (isinstance(founded, int) and 1500 < founded < 2100), where, "founded is a year")
    needs = _needs(entry.get("ambiguous", {}), where)
    names = _names(entry.get("names", {}), needs, where)
    _check(bool(names), where, "names is empty")
    missing = sorted(needs.keys() - {name.text for name in names})
    _check(not missing, where, f"ambiguous form {', '.join(missing)} is not among the names")
    verified = entry.get("verified", False)
    references = _references(entry.get("references", []), sources, where)
    _check(not verified or bool(references), where, "verified = true needs a reference")
    return Outlet(
        id=key,
        kind=_KINDS[kind],
        name=_text(entry.get("name", names[0].text), where, "name"),
        names=names,
        descriptions=_names(entry.get("descriptions", {}), {}, where),
        country=country,
        founded=founded,
        ownership=Ownership(ownership),
        ground=_text(entry.get("ground", ""), where, "ground"),
        domains=tuple(_text(domain, where, "domains").lower() for domain in entry.get("domains", [])),
        predecessor=entry.get("predecessor"),
        successor=entry.get("successor"),
        national=bool(entry.get("national", False)),
        references=references,
        unchecked=tuple(entry.get("unchecked", [])),
        verified=bool(verified),
    )


def _names(listed: Any, needs: Mapping[str, Need], where: str) -> tuple[Name, ...]:
    """Names by language: `{ und = ["AFP"], en = ["Agence France-Presse"] }`."""
    _check(isinstance(listed, dict), where, "names stand in a table by language")
    found: dict[str, Name] = {}
    for language, texts in listed.items():
        _check(isinstance(texts, list), where, f"names.{language} is a list")
        for text in texts:
            _check(isinstance(text, str) and len(text.strip()) > 1, where, f"names.{language} holds {text!r}")
            found.setdefault(text, Name(text=text, language=language, need=needs.get(text)))
    return tuple(found.values())


def _needs(listed: Any, where: str) -> dict[str, Need]:
    _check(isinstance(listed, dict), where, "ambiguous is a table: form = what it needs")
    allowed = [need.name.lower() for need in Need]
    for form, need in listed.items():
        _check(need in allowed, where, f"ambiguous form {form!r} needs {need!r}, expected one of {', '.join(allowed)}")
    return {form: Need[need.upper()] for form, need in listed.items()}


def _references(listed: Any, sources: Mapping[str, Reference], where: str) -> tuple[Reference, ...]:
    """References: a key of `sources.toml`, or `{ title = …, url = … }` in place."""
    _check(isinstance(listed, list), where, "references is a list")
    found = []
    for item in listed:
        if isinstance(item, str):
            _check(item in sources, where, f"reference {item!r} is not in sources.toml")
            found.append(sources[item])
        else:
            _check(isinstance(item, dict) and {"title", "url"} <= item.keys(), where, "a reference has title and url")
            found.append(Reference(title=item["title"], url=item["url"], supports=tuple(item.get("supports", []))))
    return tuple(found)


def _text(value: Any, where: str, field: str) -> str:
    _check(isinstance(value, str), where, f"{field} is not a text")
    return str(value)


def _check(holds: object, where: str, complaint: str) -> None:
    if not holds:
        raise RegistryError(f"{where}: {complaint}")
