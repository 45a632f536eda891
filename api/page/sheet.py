"""
Templates and static files: how a page is set. Everything that comes from an article is escaped here, by default.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from api.page.prose import prose
from api.page.wording import Wording, languages, speak


@cache
def _sheets() -> Environment:
    sheets = Environment(
        loader=PackageLoader("api", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sheets.globals["static"] = lambda name: f"/static/{name}?{digest(name)}"
    sheets.filters["prose"] = prose
    sheets.globals["names"] = {code: speak(code)("language.name") for code in languages()}
    sheets.globals["languages"] = [(code, speak(code)("language.name")) for code in languages()]
    return sheets


def typeset(template: str, wording: Wording, *, style: str = "", **values: Any) -> str:
    """A page in one language. `style` is CSS of our own to set inside the page instead of linking to it."""
    return (
        _sheets()
        .get_template(template)
        .render(
            t=wording,
            lang=wording.code,
            style=style,
            style_hash=_hash(style),
            **values,
        )
    )


@cache
def text(name: str) -> str:
    """A static file of ours, as text."""
    return (files("api") / "static" / name).read_text("utf-8")


@cache
def digest(name: str) -> str:
    """What changes in a static file's address when the file does, so that browsers may keep it for a year."""
    return sha256((files("api") / "static" / name).read_bytes()).hexdigest()[:10]


def _hash(style: str) -> str:
    """How a Content-Security-Policy names an inline style (CSP Level 3, section 2.3.1)."""
    return "sha256-" + b64encode(sha256(style.encode()).digest()).decode()
