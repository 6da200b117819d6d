"""What WeChat tells: message push in safe mode, data format JSON."""

import hashlib
import hmac
import json
import logging
from base64 import b64decode
from typing import Any, Dict

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from .database import Database
from .numbers import unbind_number
from .people import delete_person
from .problems import Problem
from .settings import Push

log = logging.getLogger("onboarding")

# What a RevokeInfo takes back.
REVOKED = {"6": ("nickname", "avatar"), "8": ("phone",), "19": ("nickname",), "20": ("avatar",)}


def signature(*parts: str) -> str:
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()


class Messages:
    def __init__(self, push: Push, appid: str, database: Database) -> None:
        self._push = push
        self._appid = appid
        self._database = database

    def prove_address(self, query: Dict[str, str]) -> str:
        self._check(query.get("signature"), query)
        return query.get("echostr", "")

    def take(self, query: Dict[str, str], body: bytes) -> None:
        """Obeys one message; may come twice, and long after."""
        try:
            encrypted = json.loads(body)["Encrypt"]
        except (ValueError, KeyError, TypeError):
            raise Problem("invalid-request") from None
        self._check(query.get("msg_signature"), query, str(encrypted))
        self._obey(self._open(str(encrypted)))

    def _check(self, given: Any, query: Dict[str, str], *more: str) -> None:
        parts = (self._push.token, query.get("timestamp", ""), query.get("nonce", ""), *more)
        if not hmac.compare_digest(signature(*parts).encode(), str(given).encode()):
            raise Problem("invalid-request", "The signature is not WeChat's.")

    def _open(self, encrypted: str) -> Dict[str, Any]:
        try:
            key = b64decode(self._push.encoding_aes_key + "=")
            decryptor = Cipher(AES(key), CBC(key[:16])).decryptor()
            padded = decryptor.update(b64decode(encrypted)) + decryptor.finalize()
            plain = padded[: -padded[-1]]
            end = 20 + int.from_bytes(plain[16:20], "big")
            appid, message = plain[end:].decode(), json.loads(plain[20:end])
        except (ValueError, IndexError):
            raise Problem("invalid-request", "The message cannot be opened.") from None
        if appid != self._appid or not isinstance(message, dict):
            raise Problem("invalid-request", "The message is for another appid.")
        return message

    def _obey(self, message: Dict[str, Any]) -> None:
        event = message.get("Event")
        if event == "user_authorization_revoke":
            infos = str(message.get("RevokeInfo", "")).replace(" ", "").split(",")
            self._forget(message, [what for info in infos for what in REVOKED.get(info, ())])
        elif event == "user_info_modified":
            self._forget(message, ["nickname", "avatar"])
        elif event == "user_authorization_cancellation":
            self._forget(message, ["person"])
        elif event in ("charge_mp_service_quota_notify", "charge_mp_service_validity_notify"):
            # Whoever buys packs should hear of it: connect your alarm here.
            log.warning("WeChat: %s, spu_id %s", event, message.get("spu_id"))

    def _forget(self, message: Dict[str, Any], what: list) -> None:
        """Leaves alone what the person gave since the message was made."""
        # To the end of its second: what was given within it was given before.
        told_at = int(message.get("CreateTime") or 0) * 1000 + 999
        with self._database.transaction() as db:
            user = db.execute(
                "select * from users where openid = ?", (str(message.get("OpenID")),)
            ).fetchone()
            if user is None:
                return
            if "person" in what and user["created_at"] <= told_at:
                delete_person(db, user["id"])
                return
            if "phone" in what and (user["phone_at"] or 0) <= told_at:
                unbind_number(db, user["id"])
            if "nickname" in what and (user["nickname_at"] or 0) <= told_at:
                db.execute("update users set nickname = null where id = ?", (user["id"],))
            if "avatar" in what and (user["avatar_at"] or 0) <= told_at:
                db.execute("update users set avatar_id = null where id = ?", (user["id"],))
                db.execute("delete from avatars where user_id = ?", (user["id"],))
