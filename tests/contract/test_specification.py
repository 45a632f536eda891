"""openapi.yaml, the schema classes, the examples and the routes say the same."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml
from marshmallow import fields, validate
from openapi_spec_validator import validate as validate_specification
from promised import holds, refuses

from api.app import create_app
from api_spec import read_article, specification, write_article
from api_spec.schemas import Noun
from workers import Settings, connect

PLAIN_PAGES = {
    "/",
    "/batches",
    "/batches/{batch_id}",
    "/docs",
    "/jobs/{job_id}",
    "/overview",
    "/reports/{report_id}",
    "/reports/{report_id}/answers",
    "/rules",
    "/rules/ours",
    "/static/{filename}",
    "/sumber-report.js",
    "/text",
    "/problems",
}
"""What is for people and no part of the specification."""


def nouns(parent: type[Noun] = Noun) -> Iterator[type[Noun]]:
    """Every schema class, by the way classes know their children."""
    for child in parent.__subclasses__():
        yield child
        yield from nouns(child)


NOUNS = {name.removesuffix("Schema"): child for child in nouns() if (name := child.__name__).endswith("Schema")}
"""A class without that ending is only what several nouns share."""


def promised(name: str) -> dict[str, Any]:
    """A noun of the specification."""
    schema: dict[str, Any] = specification()["components"]["schemas"][name]
    return schema


def one_of(field: fields.Field[Any]) -> set[str] | None:
    """The words that a field of a schema class may hold."""
    return next((set(rule.choices) for rule in field.validators if isinstance(rule, validate.OneOf)), None)


def test_the_specification_is_openapi() -> None:
    """
    openapi.yaml is a valid OpenAPI 3.1 document, as it is written and as it is served.
    """
    validate_specification(yaml.safe_load((files("api_spec") / "openapi.yaml").read_text("utf-8")))
    validate_specification(specification())


@pytest.mark.parametrize("name", sorted(NOUNS))
def test_a_noun_has_the_same_fields_in_both_places(name: str) -> None:
    """
    A schema class and its namesake in openapi.yaml have the same fields, and ask for the same ones.
    """
    written, kept = promised(name), NOUNS[name]().fields

    assert set(written["properties"]) == set(kept)
    assert set(written.get("required", ())) == {field for field, rules in kept.items() if rules.required}


@pytest.mark.parametrize("name", sorted(NOUNS))
def test_a_noun_has_the_same_limits_in_both_places(name: str) -> None:
    """
    Where openapi.yaml lists words or lengths, the schema class refuses the same.
    """
    for field, rules in NOUNS[name]().fields.items():
        written = promised(name)["properties"][field]
        written = promised(written["$ref"].rpartition("/")[2]) if "$ref" in written else written
        if "enum" in written:
            assert one_of(rules) == {word for word in written["enum"] if word is not None}, field
        longest = next((rule.max for rule in rules.validators if isinstance(rule, validate.Length)), None)
        if "maxLength" in written and longest:
            assert longest == written["maxLength"], field


def examples() -> Iterator[Any]:
    """Each example of the specification with the noun it is an example of."""
    found: list[tuple[str, Any]] = [("", specification()["paths"]), ("", specification()["components"]["responses"])]
    while found:
        _, value = found.pop()
        if isinstance(value, dict):
            written = value.get("schema", {}) if "examples" in value else {}
            nouns = [one["$ref"].rpartition("/")[2] for one in written.get("oneOf", [written]) if "$ref" in one]
            if nouns:
                for name, example in value["examples"].items():
                    noun = next((one for one in nouns if not refuses(one, example["value"])), nouns[0])
                    yield pytest.param(noun, example["value"], id=f"{noun}-{name}")
            found.extend(value.items())
        elif isinstance(value, list):
            found.extend(("", part) for part in value)


@pytest.mark.parametrize(("noun", "value"), list(examples()))
def test_an_example_is_what_it_is_an_example_of(noun: str, value: Any) -> None:
    """
    Every example satisfies openapi.yaml and loads through its schema class.
    """
    holds(noun, value)
    NOUNS[noun]().load(value)


def test_every_example_file_is_used() -> None:
    """
    No file in api_spec/examples/ stands there for nobody.
    """
    written = (files("api_spec") / "openapi.yaml").read_text("utf-8")

    assert all(f"examples/{file.name}" in written for file in (files("api_spec") / "examples").iterdir())


@pytest.mark.parametrize("name", ["article.json", "article-en.json", "article-html.json"])
def test_an_article_comes_back_as_it_went_in(name: str) -> None:
    """
    What is written of an article is read as the same article.
    """
    article = read_article(json.loads((files("api_spec") / "examples" / name).read_text("utf-8")))

    assert read_article(json.loads(json.dumps(write_article(article)))) == article


def test_the_report_of_the_examples_quotes_exactly() -> None:
    """
    Every `exact` of the example report stands at its offsets.
    """
    report = json.loads((files("api_spec") / "examples" / "report.json").read_text("utf-8"))
    found: list[Any] = [report]
    spans = []
    while found:
        value = found.pop()
        if isinstance(value, dict):
            spans += [value] if {"field", "exact"} <= value.keys() else []
            found.extend(value.values())
        elif isinstance(value, list):
            found.extend(value)

    assert spans
    assert all(report["article"][span["field"]][span["start"] : span["end"]] == span["exact"] for span in spans)


def test_routes_and_specification_are_the_same(settings: Settings) -> None:
    """
    Every route that is not a page is specified with its methods, and nothing is specified that is not there.
    """
    with connect(settings) as desk:
        app = create_app(desk)
    routes = {
        (template, method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if (template := _template(rule.rule)) not in PLAIN_PAGES
    }
    written = {
        (path, method.upper())
        for path, operations in specification()["paths"].items()
        for method in operations
        if method in ("get", "post", "put", "patch", "delete")
    }

    assert routes == written


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"body": "a", "html": "<p>a"},
        {"body": ""},
        {"body": 1},
        {"body": "a", "x": 1},
        {"body": "a", "genre": "poem"},
    ],
)
def test_both_refuse_the_same_articles(value: dict[str, Any]) -> None:
    """
    What the schema class refuses, openapi.yaml refuses too.
    """
    assert refuses("Article", value)
    assert NOUNS["Article"]().validate(value)


def _template(rule: str) -> str:
    """A route as the specification writes it."""
    for kind in ("article:", "int:", "path:"):
        rule = rule.replace(f"<{kind}", "<")
    return rule.replace("<", "{").replace(">", "}")
