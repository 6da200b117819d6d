"""Who is who: people, their sessions, and how they are shown."""

import secrets
import sqlite3
from dataclasses import dataclass
from typing import Any, Dict, Optional

from .database import Database, forget_expired, now_ms
from .limits import SIGN_INS_BY_PERSON, Limits
from .problems import Problem
from .secrets_box import SecretsBox, digest
from .wechat import Wechat

SESSION_SECONDS = 7 * 24 * 60 * 60
MOST_SESSIONS = 50


@dataclass(frozen=True)
class SignedIn:
    user_id: str
    openid: str
    session_key: str


class People:
    def __init__(
        self, database: Database, box: SecretsBox, wechat: Wechat, limits: Limits, origin: str
    ) -> None:
        self._database = database
        self._box = box
        self._wechat = wechat
        self._limits = limits
        self._origin = origin

    async def sign_in(self, login_code: str) -> Dict[str, Any]:
        answer = await self._wechat.sign_in(login_code)
        openid = answer["openid"]
        self._limits.take(SIGN_INS_BY_PERSON, openid)
        token = secrets.token_urlsafe(32)
        now = now_ms()
        with self._database.transaction() as db:
            forget_expired(db)
            db.execute(
                "insert into users (id, openid, created_at) values (?, ?, ?) on conflict do nothing",
                (f"u_{secrets.token_urlsafe(12)}", openid, now),
            )
            user = db.execute("select * from users where openid = ?", (openid,)).fetchone()
            db.execute(
                "insert into sessions values (?, ?, ?, ?)",
                (
                    digest(token),
                    user["id"],
                    self._box.seal(answer["session_key"]),
                    now + SESSION_SECONDS * 1000,
                ),
            )
            # The oldest end when somebody has too many.
            db.execute(
                "delete from sessions where user_id = ? and digest not in"
                " (select digest from sessions where user_id = ? order by expires_at desc, rowid desc limit ?)",
                (user["id"], user["id"], MOST_SESSIONS),
            )
        return {"token": token, "expiresInSeconds": SESSION_SECONDS, "user": self.view(user)}

    def signed_in(self, authorization: Optional[str]) -> SignedIn:
        """Whose request it is; raises session-invalid."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() == "bearer" and token:
            with self._database.transaction() as db:
                row = db.execute(
                    "select users.id, users.openid, sessions.session_key from sessions"
                    " join users on users.id = sessions.user_id"
                    " where sessions.digest = ? and sessions.expires_at > ?",
                    (digest(token), now_ms()),
                ).fetchone()
            if row is not None:
                return SignedIn(row["id"], row["openid"], self._box.open(row["session_key"]))
        raise Problem("session-invalid")

    def find(self, user_id: str) -> sqlite3.Row:
        with self._database.transaction() as db:
            user = db.execute("select * from users where id = ?", (user_id,)).fetchone()
        if user is None:
            raise Problem("session-invalid")
        return user

    def view(self, user: sqlite3.Row) -> Dict[str, Any]:
        """The only form in which a person leaves the backend."""
        avatar = user["avatar_id"]
        phone = {"masked": user["phone_masked"], "countryCode": user["phone_country"]}
        return {
            "id": user["id"],
            "nickname": user["nickname"],
            "avatarUrl": None if avatar is None else f"{self._origin}/v1/avatars/{avatar}",
            "phone": None if user["phone_digest"] is None else phone,
        }

    def delete(self, user_id: str) -> None:
        """The person and everything about them. Their taps live on as counts that are nobody's."""
        with self._database.transaction() as db:
            delete_person(db, user_id)


def delete_person(db: sqlite3.Connection, user_id: str) -> None:
    db.execute(
        "insert into usage_counts select at / 86400000, component, outcome, count(*) from usage_events"
        " where user_id = ? group by 1, 2, 3"
        " on conflict do update set count = count + excluded.count",
        (user_id,),
    )
    for table in ("sessions", "avatars", "exchanges", "answers", "sms_codes", "usage_events"):
        db.execute(f"delete from {table} where user_id = ?", (user_id,))
    db.execute("delete from quota_reports where user_id = ?", (user_id,))
    db.execute("delete from users where id = ?", (user_id,))
