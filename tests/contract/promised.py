"""What openapi.yaml promises, as something that answers can be held against."""

import re
from collections.abc import Mapping
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from api_spec import specification

_SPECIFICATION = Registry().with_resource("urn:sumber", Resource(specification(), DRAFT202012))


def holds(noun: str, value: Any) -> None:
    """Hold a value against a noun of the specification."""
    _validator(f"#/components/schemas/{noun}").validate(value)


def refuses(noun: str, value: Any) -> bool:
    """Whether the specification has no place for this value."""
    return not _validator(f"#/components/schemas/{noun}").is_valid(value)


def keeps(method: str, path: str, answer: tuple[int, Mapping[str, str], Any]) -> None:
    """Hold a whole answer against its operation: the status, the type of the body, and the body."""
    status, headers, body = answer
    template = next(known for known in specification()["paths"] if _fits(known, path))
    responses = specification()["paths"][template][method.lower()]["responses"]
    assert str(status) in responses, f"{method} {path} answers {status}, which is not promised: {body!r}"
    content = _found(responses[str(status)]).get("content", {})
    if not content:
        assert body in (b"", None)
        return
    media_type = headers["content-type"].partition(";")[0]
    assert media_type in content
    if "json" in media_type and "ndjson" not in media_type:
        pointer = f"#{_place(template)}/{method.lower()}/responses/{status}"
        where = responses[str(status)].get("$ref", pointer)
        _validator(f"{where}/content/{media_type.replace('/', '~1')}/schema").validate(body)


def _validator(reference: str) -> Draft202012Validator:
    return Draft202012Validator(
        {"$ref": f"urn:sumber{reference}"}, registry=_SPECIFICATION, format_checker=FormatChecker()
    )


def _fits(template: str, path: str) -> bool:
    return re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path.partition("?")[0]) is not None


def _place(template: str) -> str:
    return "/paths/" + template.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")


def _found(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """The value itself, or what it refers to."""
    reference = value.get("$ref")
    if not reference:
        return value
    found: Any = specification()
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found  # type: ignore[no-any-return]
