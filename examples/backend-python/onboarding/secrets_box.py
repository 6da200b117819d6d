"""What may stand in the database: sealed, or as digests."""

import hashlib
import hmac
import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def digest(text: str) -> str:
    """Of secrets that are long and random, such as tokens and codes."""
    return hashlib.sha256(text.encode()).hexdigest()


class SecretsBox:
    """Seals under the vault key, and makes digests of what could be guessed."""

    def __init__(self, vault_key: bytes) -> None:
        self._sealing = AESGCM(self._derived(vault_key, "sealing"))
        self._digesting = self._derived(vault_key, "digests")

    @staticmethod
    def _derived(vault_key: bytes, purpose: str) -> bytes:
        return hmac.new(vault_key, purpose.encode(), hashlib.sha256).digest()

    def seal(self, text: str) -> bytes:
        nonce = secrets.token_bytes(12)
        return nonce + self._sealing.encrypt(nonce, text.encode(), None)

    def open(self, sealed: bytes) -> str:
        return self._sealing.decrypt(sealed[:12], sealed[12:], None).decode()

    def digest(self, purpose: str, text: str) -> str:
        """Keyed: nobody can try all phone numbers against a stolen database."""
        return hmac.new(self._digesting, f"{purpose} {text}".encode(), hashlib.sha256).hexdigest()
