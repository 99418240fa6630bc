"""Signatures of callbacks, as Standard Webhooks has them (version 1, symmetric)."""

import base64
import binascii
import hashlib
import hmac

from articlekit.errors import UsageError
from articlekit.settings import Secret

__all__ = ["signature", "signing_key"]

_PREFIX = "whsec_"
_LENGTHS = range(24, 65)


def signing_key(secret: Secret) -> bytes:
    """The key of a secret.

    Raises:
        UsageError: it is no such secret.
    """
    try:
        key = base64.b64decode(secret.value.removeprefix(_PREFIX), validate=True)
    except binascii.Error:
        key = b""
    if not secret.value.startswith(_PREFIX) or len(key) not in _LENGTHS:
        raise UsageError(
            "ARTICLEKIT_WEBHOOK_SECRET: it is no secret of Standard Webhooks: "
            "set whsec_ and 24 to 64 random bytes in base64"
        )
    return key


def signature(key: bytes, *, message_id: str, timestamp: int, body: bytes) -> str:
    """The value of the header `webhook-signature`."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
