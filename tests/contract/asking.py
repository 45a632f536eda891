"""What a specification cannot tell Schemathesis: which texts no program may send, and that a key stands for one request."""

import re
from typing import Any
from uuid import uuid4

import schemathesis

NEVER_ASSIGNED = re.compile(
    r"[\ufdd0-\ufdef]|" + "|".join(rf"[{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}]" for p in range(0, 0x110000, 0x10000))
)


@schemathesis.serializer("application/x-ndjson")
def write_lines(context: schemathesis.SerializationContext, value: Any) -> bytes:
    """Send the text as it is: lines that are no articles are told by their number."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


@schemathesis.serializer("application/toml")
def write_toml(context: schemathesis.SerializationContext, value: Any) -> bytes:
    """Send the text as it is."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


@schemathesis.hook
def filter_body(context: schemathesis.HookContext, body: Any) -> bool:
    """Leave out code points that Unicode never assigns: the specification refuses them in words only."""
    return not any(NEVER_ASSIGNED.search(text) for text in texts(body))


@schemathesis.hook
def before_load_schema(context: schemathesis.HookContext, raw_schema: dict[str, Any]) -> None:
    """Leave out documents of other formats: no schema can say which are sound (`test_formats.py` sends real ones)."""
    for path in ("/v1/articles", "/v1/checks"):
        content = raw_schema["paths"][path]["post"]["requestBody"]["content"]
        own = content["application/json"]
        own["schema"] = next(one for one in own["schema"]["oneOf"] if not one["$ref"].endswith("Document"))
        own["examples"] = {name: one for name, one in own["examples"].items() if "document" not in one.get("value", {})}
        raw_schema["paths"][path]["post"]["requestBody"]["content"] = {"application/json": own}


@schemathesis.hook
def before_call(context: schemathesis.HookContext, case: schemathesis.Case, kwargs: dict[str, Any]) -> None:
    """Give each request its own Idempotency-Key: the same one for another body is refused, as it should be."""
    key = (case.headers or {}).get("Idempotency-Key")
    if key and re.fullmatch("[!-~]{1,200}", key):
        case.headers["Idempotency-Key"] = f"{key}{uuid4().hex}"


def texts(value: Any) -> Any:
    """Every string inside a JSON value, the names of members too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from texts(member)
    elif isinstance(value, list):
        for member in value:
            yield from texts(member)
