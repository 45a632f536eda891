"""
Writes docs/api.md: every call and every shape of api_spec/openapi.yaml, for readers without a running service.

    python -m tools.api_page

A running service shows the same at /docs, with the examples.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from api.page.reference import Call, Field, Reference, Shape, reference
from api_spec import specification

FILE = Path(__file__).parents[1] / "docs" / "api.md"

OPENING = """\
Written by `make docs` from [openapi.yaml](../api_spec/openapi.yaml), which a running service gives away at
`/openapi.json` and explains at `/docs`, with an example of each body."""


def main() -> int:
    """Write the page."""
    FILE.write_text(page(), "utf-8")
    return 0


def page() -> str:
    """The text of the page."""
    return "\n\n".join(part for part in _parts(reference(specification())) if part) + "\n"


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
        yield _table("parameter", call.parameters)
    yield "\n".join(f"* takes `{body.media_type}`: `{body.shape}`" for body in call.bodies)
    yield _rows(
        ("status", "answer", "body"),
        (
            (answer.status, answer.about, ", ".join(f"`{body.media_type}`: `{body.shape}`" for body in answer.bodies))
            for answer in call.answers
        ),
    )


def _shape(shape: Shape) -> Iterator[str]:
    yield from (f"### {shape.name}", shape.about.strip())
    if shape.fields:
        yield _table("field", shape.fields)


def _table(kind: str, fields: tuple[Field, ...]) -> str:
    return _rows(
        (kind, "type", "about"),
        (
            (
                f"`{field.name}`"
                + (f" in {field.place}" if field.place else "")
                + (", required" if field.required else ""),
                f"`{field.type}`",
                field.about,
            )
            for field in fields
        ),
    )


def _rows(names: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [names, tuple("---" for _ in names), *rows]
    return "\n".join(
        "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in line) + " |" for line in lines
    )


if __name__ == "__main__":
    sys.exit(main())
