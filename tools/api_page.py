"""
Writes docs/api.md: every call and every shape of api_spec/openapi.yaml, for readers without a running service.

    python -m tools.api_page

A running service shows the same at /docs, with the examples and as programs.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from api.page.reference import Call, Field, Reference, Shape, reference
from api_spec import specification
from tools.markdown import join, table

FILE = Path(__file__).parents[1] / "docs" / "api.md"

OPENING = """\
Written by `make docs` from [openapi.yaml](../api_spec/openapi.yaml), which a running service gives away at
`/openapi.json` and explains at `/docs`, with an example of each body and each call as a program."""


def main() -> int:
    """Write the page."""
    FILE.write_text(page(), "utf-8")
    return 0


def page() -> str:
    """The text of the page."""
    return join(part for part in _parts(reference(specification())) if part)


def _parts(api: Reference) -> Iterator[str]:
    yield from ("# The HTTP API", OPENING, api.about.strip())
    for tag, about, calls in api.tags:
        if calls:
            yield from (f"## {tag}", about)
            for call in calls:
                yield from _call(call)
    yield "## Shapes"
    for shape in api.shapes:
        yield from _shape(shape)


def _call(call: Call) -> Iterator[str]:
    yield from (f"### {call.method} {call.path}", f"{call.summary}.", call.about.strip())
    if call.parameters:
        yield _fields("parameter", call.parameters)
    for body in call.bodies:
        yield f"- takes `{body.media_type}`: `{body.shape}`"
    yield table(
        ("status", "answer", "body"),
        (
            (
                answer.status,
                _cell(answer.about),
                _cell(", ".join(f"`{b.media_type}`: `{b.shape}`" for b in answer.bodies)),
            )
            for answer in call.answers
        ),
    )


def _shape(shape: Shape) -> Iterator[str]:
    yield from (f"### {shape.name}", shape.about.strip())
    if shape.fields:
        yield _fields("field", shape.fields)


def _fields(kind: str, fields: tuple[Field, ...]) -> str:
    return table(
        (kind, "type", "about"), ((_named(field), _cell(f"`{field.type}`"), _cell(field.about)) for field in fields)
    )


def _named(field: Field) -> str:
    return f"`{field.name}`" + (f" in {field.place}" if field.place else "") + (", required" if field.required else "")


def _cell(text: str) -> str:
    """A text on one line, in which no bar ends the cell."""
    return " ".join(text.replace("|", "\\|").split())


if __name__ == "__main__":
    sys.exit(main())
