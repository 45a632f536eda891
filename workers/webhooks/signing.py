"""Signatures after Standard Webhooks (standardwebhooks.com, version 1): a receiver needs no code of ours to check them."""

import hmac
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

PREFIX: Final = "whsec_"
_BYTES: Final = 32
"""The specification asks for 24 to 64."""


def new_secret() -> str:
    """Make the secret that a webhook and its receiver share."""
    return PREFIX + b64encode(secrets.token_bytes(_BYTES)).decode()


def headers(event_id: str, moment: int, body: bytes, shared: Iterable[str]) -> Mapping[str, str]:
    """The three header fields of one attempt; `moment` in seconds. Signed with each secret, the newest first."""
    signatures = " ".join(_signature(event_id, moment, body, secret) for secret in shared)
    return {"webhook-id": event_id, "webhook-timestamp": str(moment), "webhook-signature": signatures}


def _signature(event_id: str, moment: int, body: bytes, secret: str) -> str:
    key = b64decode(secret.removeprefix(PREFIX))
    signed = f"{event_id}.{moment}.".encode() + body
    return "v1," + b64encode(hmac.digest(key, signed, sha256)).decode()
