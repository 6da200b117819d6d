"""Proofs that WeChat opens: each code is asked about once, whatever clients, keys and processes do."""

import asyncio
import sqlite3
from typing import Dict, Optional, Union

from .claims import claim_end, fresh_claim, held, patiently
from .database import Database, now_ms
from .limits import EXCHANGES, Limits
from .numbers import Phone, Proven, phone_in, seal_number
from .people import SignedIn
from .problems import Problem
from .secrets_box import SecretsBox, digest
from .wechat import Wechat

# Longer than any client asks what became of its code.
RECORD_MS = 24 * 60 * 60 * 1000

Verdict = Union[Phone, str]


class Exchanges:
    def __init__(
        self, database: Database, box: SecretsBox, wechat: Wechat, limits: Limits
    ) -> None:
        self._database = database
        self._box = box
        self._wechat = wechat
        self._limits = limits

    async def prove(self, who: SignedIn, kind: str, code: str) -> Proven:
        """The number behind a code or cloudID. Kept by person too: who sends a stolen code settles nothing for its owner."""
        record = digest(f"{who.user_id} {kind} {code}")
        earlier = self._settled(record)
        if earlier is not None:
            return proven_by(earlier)
        give_back = self._limits.take(EXCHANGES, who.openid)
        claim = fresh_claim()
        taken = await patiently(lambda: self._take(who, record, claim))
        if not isinstance(taken, int):
            give_back()
            return proven_by(taken)
        async with held(self._database, "exchanges", claim):
            try:
                number = await self._ask(who, kind, code)
            except Problem:
                self._release(record, claim)
                raise
            verdict: Verdict = (
                seal_number(self._box, number)
                if number is not None
                # An earlier question may have used the code up, and its answer never came.
                else "lost" if taken > 1 else "invalid"
            )
            await self._write(record, claim, verdict)
        return proven_by(await patiently(lambda: self._settled(record)))

    def keep_opened(self, who: SignedIn, payload: str, number: Dict[str, str], at: int) -> Proven:
        """Remembers an opened payload like a code, so that it is good for nothing once the number was taken back."""
        record = digest(f"{who.user_id} encrypted {payload}")
        phone = seal_number(self._box, number)
        with self._database.transaction() as db:
            db.execute(
                "insert into exchanges (digest, user_id, kind, phone, phone_digest, phone_masked,"
                " phone_country, asked_at, expires_at) values (?, ?, 'number', ?, ?, ?, ?, ?, ?)"
                " on conflict do nothing",
                (
                    *(record, who.user_id, phone.sealed, phone.digest, phone.masked, phone.country),
                    *(at, now_ms() + RECORD_MS),
                ),
            )
            row = db.execute("select * from exchanges where digest = ?", (record,)).fetchone()
        return proven_by(row)

    async def _ask(self, who: SignedIn, kind: str, code: str) -> Optional[Dict[str, str]]:
        if kind == "cloudId":
            return await self._wechat.number_of_cloud_id(code, who.openid)
        return await self._wechat.number_of_code(code, who.openid)

    def _settled(self, record: str) -> Optional[sqlite3.Row]:
        with self._database.transaction() as db:
            return db.execute(
                "select * from exchanges where digest = ? and kind <> 'asked'", (record,)
            ).fetchone()

    def _take(self, who: SignedIn, record: str, claim: str) -> Union[int, sqlite3.Row, None]:
        """How often WeChat was asked, ours counted in; the row when it is settled; None while another asks."""
        now = now_ms()
        with self._database.transaction() as db:
            # Deleted meanwhile: nobody may write about them any more.
            if db.execute("select 1 from users where id = ?", (who.user_id,)).fetchone() is None:
                raise Problem("session-invalid")
            db.execute(
                "insert into exchanges (digest, user_id, kind, asked_at, expires_at)"
                " values (?, ?, 'asked', ?, ?) on conflict do nothing",
                (record, who.user_id, now, now + RECORD_MS),
            )
            row = db.execute("select * from exchanges where digest = ?", (record,)).fetchone()
            if row["kind"] != "asked":
                return row
            if row["claim"] is not None and row["claim_until"] > now:
                return None
            db.execute(
                "update exchanges set claim = ?, claim_until = ?, asks = asks + 1 where digest = ?",
                (claim, claim_end(), record),
            )
            return row["asks"] + 1

    def _release(self, record: str, claim: str) -> None:
        with self._database.transaction() as db:
            db.execute(
                "update exchanges set claim = null, claim_until = 0 where digest = ? and claim = ?",
                (record, claim),
            )

    async def _write(self, record: str, claim: str, verdict: Verdict) -> None:
        """Written before anybody is answered. A verdict that cannot be written now is held until it can."""
        for _ in range(600):
            try:
                self._settle(record, claim, verdict)
                return
            except sqlite3.OperationalError:
                await asyncio.sleep(1)
        raise Problem("internal")

    def _settle(self, record: str, claim: str, verdict: Verdict) -> None:
        """A number counts also when it comes late; a refusal only from whoever still has the claim."""
        with self._database.transaction() as db:
            if isinstance(verdict, Phone):
                changed = db.execute(
                    "update exchanges set kind = 'number', phone = ?, phone_digest = ?, phone_masked = ?,"
                    " phone_country = ?, claim = null where digest = ? and kind in ('asked', 'lost')",
                    (verdict.sealed, verdict.digest, verdict.masked, verdict.country, record),
                ).rowcount
            else:
                changed = db.execute(
                    "update exchanges set kind = ?, claim = null"
                    " where digest = ? and kind = 'asked' and claim = ?",
                    (verdict, record, claim),
                ).rowcount
            is_there = db.execute(
                "select 1 from exchanges where digest = ?", (record,)
            ).fetchone()
        if changed == 0 and is_there is None:
            raise Problem("session-invalid")  # deleted with its person


def proven_by(row: sqlite3.Row) -> Proven:
    if row["kind"] == "number":
        return Proven(phone_in(row), row["asked_at"], row["digest"])
    if row["kind"] == "lost":
        raise Problem(
            "phone-code-invalid", "WeChat's first answer was lost; the tap may have been charged."
        )
    raise Problem("phone-code-invalid")
