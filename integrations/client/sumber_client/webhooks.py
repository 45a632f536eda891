"""Telling the service's webhooks from anybody else's, after Standard Webhooks (standardwebhooks.com)."""

import base64
import binascii
import hmac
import json
import time
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sumber_client.problems import SignatureWrong

TOLERANCE = 300.0
"""Seconds that a webhook may be old, or ahead of this machine's clock."""


def verify(body: bytes, headers: Mapping[str, str], secret: str, *, now: float | None = None) -> Any:
    """
    The JSON of a webhook, once its signature has been checked. Raises SignatureWrong.

    `body` are the bytes as they came, `secret` is what creating the webhook gave (`whsec_…`). A webhook can come twice:
    `webhook-id` is the same both times.
    """
    told = {name.lower(): value for name, value in headers.items()}
    event, moment, signatures = (told.get(f"webhook-{part}", "") for part in ("id", "timestamp", "signature"))
    if not (event and signatures and moment.isascii() and moment.isdigit() and len(moment) < 12):
        raise SignatureWrong("the headers webhook-id, webhook-timestamp and webhook-signature are missing or wrong")
    if abs((time.time() if now is None else now) - int(moment)) > TOLERANCE:
        raise SignatureWrong("the webhook is older than five minutes, or this machine's clock is wrong")
    try:
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        raise ValueError("the secret is not one that the service gave") from None
    wanted = hmac.new(key, f"{event}.{moment}.".encode() + body, sha256).digest()
    given = (one.removeprefix("v1,") for one in signatures.split(" ") if one.startswith("v1,"))
    if not any(hmac.compare_digest(base64.b64encode(wanted).decode(), one) for one in given if one.isascii()):
        raise SignatureWrong("the signature is not the service's")
    return json.loads(body)
