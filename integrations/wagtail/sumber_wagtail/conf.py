"""The settings, read from `SUMBER` in the project's settings each time they are needed."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from django.conf import settings

DEFAULTS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "SERVER": "",  # the address of the service; while it is empty nothing is checked and nothing held
        "API_KEY": "",
        "PAGES": "",  # where writers' browsers reach the service, for links to full reports
        "PAGE_TYPES": (),  # "app.Model", …; empty: every type with a field for text
        "FIELDS": {},  # "app.Model" → the article's field → dotted path, or paths
        "LANGUAGE": "detect",  # or "page": the page's locale
        "ON_OUTAGE": "publish",  # or "hold"
        "PATIENCE": 5,  # seconds that the service may take over a verdict
    }
)


def get(name: str) -> Any:
    """A setting, or its default. KeyError for a name that is none."""
    return getattr(settings, "SUMBER", {}).get(name, DEFAULTS[name])


def server() -> str:
    """The service's address without a slash at its end, "" while there is none."""
    return str(get("SERVER")).rstrip("/")


def pages() -> str:
    """Where browsers reach the reports, without a slash at its end, "" where they do not."""
    return str(get("PAGES")).rstrip("/")


def fields(label: str) -> Mapping[str, str | Sequence[str]]:
    """The paths that the project names for a type of page, by the article's field."""
    named: Mapping[str, Mapping[str, str | Sequence[str]]] = get("FIELDS")
    return next((paths for name, paths in named.items() if name.lower() == label.lower()), {})


def holds_on_outage() -> bool:
    """Whether a story without an answer is kept as a draft."""
    return bool(get("ON_OUTAGE") == "hold")
