"""
The little Markdown that docstrings and the API's descriptions are written in, as HTML.

Paragraphs, lists, **strong** words and `code`; everything else stays as it is, escaped.
"""

import re
from collections.abc import Iterator
from typing import Final

from markupsafe import Markup, escape

_INLINE: Final = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*")


def prose(text: str) -> Markup:
    """A text as HTML."""
    return Markup("").join(_blocks(text))


def _blocks(text: str) -> Iterator[Markup]:
    for block in re.split(r"\n[ \t]*\n", text.strip()):
        lines = block.strip().splitlines()
        if lines and lines[0].lstrip().startswith("- "):
            entries = " ".join(line.strip() for line in lines).removeprefix("- ").split(" - ")
            yield Markup("<ul>{}</ul>").format(
                Markup("").join(Markup("<li>{}</li>").format(_line(one)) for one in entries)
            )
        elif lines:
            yield Markup("<p>{}</p>").format(_line(" ".join(line.strip() for line in lines)))


def _line(text: str) -> Markup:
    parts = []
    reached = 0
    for found in _INLINE.finditer(text):
        parts.append(escape(text[reached : found.start()]))
        wrap = Markup("<code>{}</code>") if found[1] else Markup("<strong>{}</strong>")
        parts.append(wrap.format(found[1] or found[2]))
        reached = found.end()
    return Markup("").join((*parts, escape(text[reached:])))
