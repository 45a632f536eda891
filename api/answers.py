"""What answers have in common."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from flask import Response, request

from api_spec import canonical

JSON: Final = "application/json"


def in_json(values: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """JSON values as a response, in the one way they are written."""
    return Response(canonical(values), status, headers, content_type=JSON)


def with_etag(response: Response) -> Response:
    """The response with a strong ETag of its bytes, or 304 for a client that has them already."""
    tag(response).make_conditional(request)
    return response


def tag(response: Response) -> Response:
    """The response with a strong ETag of its bytes; for requests whose own condition spoke of other bytes."""
    response.set_etag(sha256(response.get_data()).hexdigest()[:32])
    return response
