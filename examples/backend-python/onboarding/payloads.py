"""The encrypted payload of clients before base library 2.21.2."""

import json
from base64 import b64decode
from typing import Dict, Tuple

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7

from .database import now_ms
from .problems import Problem
from .wechat import number_in

LIFE_MS = 5 * 60 * 1000


def open_payload(
    session_key: str, appid: str, encrypted_data: str, iv: str
) -> Tuple[Dict[str, str], int]:
    """The number and when it was granted; raises wechat-session-stale when this session's key does not open it."""
    try:
        key, start, data = (b64decode(text, validate=True) for text in (session_key, iv, encrypted_data))
        decryptor = Cipher(AES(key), CBC(start)).decryptor()
        unpadder = PKCS7(128).unpadder()
        plain = unpadder.update(decryptor.update(data) + decryptor.finalize()) + unpadder.finalize()
        payload = json.loads(plain)
        watermark = payload["watermark"]
        granted_at = int(watermark["timestamp"]) * 1000
    except (ValueError, KeyError, TypeError):
        raise Problem("wechat-session-stale") from None
    if watermark.get("appid") != appid:
        raise Problem("invalid-request", "The watermark of encryptedData names another appid.")
    if now_ms() - granted_at > LIFE_MS:
        raise Problem("phone-code-invalid", "The payload is too old.")
    return number_in(payload), granted_at
