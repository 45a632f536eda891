"""What answers have in common."""

from hashlib import sha256

from flask import Response, request


def with_etag(response: Response) -> Response:
    """The response with a strong ETag of its bytes, or 304 for a client that has them already."""
    response.set_etag(sha256(response.get_data()).hexdigest()[:32])
    response.make_conditional(request)
    return response
