"""
The API explained: the OpenAPI document in the order a person reads it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from api.page.snippets import Snippet, snippets

Schema = Mapping[str, Any]

METHODS: Final = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A parameter or a property."""

    name: str
    type: str
    required: bool
    about: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a request or an answer carries: its media type, the name of its shape, and examples as JSON text."""

    media_type: str
    shape: str
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response by its status."""

    status: str
    about: str
    bodies: tuple[Body, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One method of one path."""

    id: str
    method: str
    path: str
    summary: str
    about: str
    parameters: tuple[Field, ...]
    bodies: tuple[Body, ...]
    answers: tuple[Answer, ...]
    programs: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A named schema and its properties."""

    name: str
    about: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The whole API: calls by tag, then the shapes they speak of."""

    about: str
    tags: tuple[tuple[str, str, tuple[Call, ...]], ...]
    shapes: tuple[Shape, ...]


def reference(specification: Schema) -> Reference:
    """Read an OpenAPI 3.1 document."""
    spec = _Reader(specification)
    return Reference(
        about=specification["info"].get("description", ""),
        tags=tuple(
            (tag["name"], tag.get("description", ""), tuple(spec.calls(tag["name"]))) for tag in specification["tags"]
        ),
        shapes=tuple(spec.shapes()),
    )


class _Reader:
    """Follows the document's own references (`#/components/…`)."""

    def __init__(self, document: Schema) -> None:
        self._document = document

    def calls(self, tag: str) -> Iterator[Call]:
        for path, item in self._document["paths"].items():
            for method in METHODS:
                if tag in item.get(method, {}).get("tags", ()):
                    yield self._call(path, method, item[method], item.get("parameters", ()))

    def shapes(self) -> Iterator[Shape]:
        for name, schema in self._document["components"]["schemas"].items():
            required = self._whole(schema).get("required", ())
            yield Shape(
                name=name,
                about=schema.get("description", ""),
                fields=tuple(
                    Field(
                        name=key,
                        type=self._type(value),
                        required=key in required,
                        about=self._whole(value).get("description", ""),
                    )
                    for key, value in self._whole(schema).get("properties", {}).items()
                ),
            )

    def _call(self, path: str, method: str, told: Schema, shared: Any) -> Call:
        request = self._follow(told.get("requestBody", {}))
        bodies = tuple(self._bodies(request))
        return Call(
            id=told["operationId"],
            method=method.upper(),
            path=path,
            summary=told.get("summary", ""),
            about=told.get("description", ""),
            parameters=tuple(self._parameter(self._follow(one)) for one in (*shared, *told.get("parameters", ()))),
            bodies=bodies,
            programs=tuple(_programs(method.upper(), path, bodies)),
            answers=tuple(
                Answer(status=str(status), about=answer.get("description", ""), bodies=tuple(self._bodies(answer)))
                for status, answer in ((status, self._follow(one)) for status, one in told["responses"].items())
            ),
        )

    def _parameter(self, told: Schema) -> Field:
        return Field(
            name=told["name"],
            type=self._type(told.get("schema", {})),
            required=told.get("required", False),
            about=told.get("description", ""),
            place=told["in"],
        )

    def _bodies(self, told: Schema) -> Iterator[Body]:
        for media_type, content in told.get("content", {}).items():
            named = {name: self._follow(one) for name, one in content.get("examples", {}).items()}
            alone = [("", content["example"])] if "example" in content else []
            yield Body(
                media_type=media_type,
                shape=self._type(content.get("schema", {})),
                examples=tuple(
                    (title, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2))
                    for title, value in (
                        *alone,
                        *((one.get("summary", name), one["value"]) for name, one in named.items() if "value" in one),
                    )
                ),
            )

    def _follow(self, told: Schema) -> Schema:
        while "$ref" in told:
            *_, section, name = told["$ref"].split("/")
            told = self._document["components"][section][name]
        return told

    def _whole(self, schema: Schema) -> Schema:
        """A schema with what it takes over from others (`allOf`) set in."""
        schema = self._follow(schema)
        parts = [self._whole(part) for part in schema.get("allOf", ())]
        return {
            **schema,
            "properties": {
                key: value for part in (*parts, schema) for key, value in part.get("properties", {}).items()
            },
            "required": [name for part in (*parts, schema) for name in part.get("required", ())],
        }

    def _type(self, schema: Schema) -> str:
        """A type in one line: `string`, `Span[]`, `draft | published`."""
        if "$ref" in schema:
            return str(schema["$ref"]).rsplit("/", 1)[-1]
        if "const" in schema or "enum" in schema:
            return _either(str(json.dumps(one)).strip('"') for one in schema.get("enum", [schema.get("const")]))
        several = schema.get("oneOf") or schema.get("anyOf") or schema.get("allOf")
        if several:
            return _either(self._type(one) for one in several)
        kinds = schema.get("type", "any")
        if isinstance(kinds, list):
            return _either(self._type({**schema, "type": kind}) for kind in kinds)
        return f"{self._type(schema.get('items', {}))}[]" if kinds == "array" else str(schema.get("format") or kinds)


def _programs(method: str, path: str, bodies: tuple[Body, ...]) -> Iterator[Snippet]:
    """The call as a program, with the first example of its body; none where a body is asked for and no example given."""
    shown = next(((body.media_type, text) for body in bodies for _, text in body.examples), None)
    if shown or not bodies:
        yield from snippets(method, path, *(shown or ()))


def _either(types: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(types))
