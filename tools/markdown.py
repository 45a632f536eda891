"""Text as Markdown writes it, so that nothing in it is read as Markdown by accident."""

import re
from collections.abc import Iterable

_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_SYNTAX = re.compile(r"([\\`*_\[\]<>|~&#])")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200c\u200d\u2060\ufeff]")


def join(parts: Iterable[str]) -> str:
    """Paragraphs with a blank line between them, items of a list without."""
    text = "\n\n".join(parts)
    return re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", text) + "\n"


def table(heads: Iterable[str], rows: Iterable[Iterable[str | None]]) -> str:
    """A table; each row has as many cells as there are heads."""
    lines = [tuple(heads), *(tuple(row) for row in rows)]
    told = [f"| {' | '.join(str(cell) for cell in line)} |" for line in lines]
    return "\n".join([told[0], "|---" * len(lines[0]) + "|", *told[1:]])


def plain(text: str) -> str:
    """Text that Markdown must not read as its own; code in backticks stays code."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if turn % 2 else escape(part) for turn, part in enumerate(parts))


def mark(text: str) -> str:
    """An example's text, the words that a finding points at marked."""
    parts = _MARKED.split(text)
    return "".join(f"<mark>{escape(part)}</mark>" if turn % 2 else escape(part) for turn, part in enumerate(parts))


def escape(text: str) -> str:
    """Text as it stands, with what nobody can see written as its code point."""
    seen = _INVISIBLE.sub(lambda sign: f"(U+{ord(sign.group()):04X})", text)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", _SYNTAX.sub(r"\\\1", seen)))
