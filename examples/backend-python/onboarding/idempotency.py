"""The first answer again, to whoever repeats a request under its key."""

import json
from typing import Any, Awaitable, Callable, Dict, Tuple

from .claims import claim_end, fresh_claim, held, patiently
from .database import Database, now_ms
from .problems import PASSING, Problem
from .secrets_box import digest

DAY_MS = 24 * 60 * 60 * 1000

Answer = Tuple[int, Dict[str, Any]]


class Idempotency:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def once(
        self,
        user_id: str,
        key: str,
        body: Dict[str, Any],
        work: Callable[[], Awaitable[Dict[str, Any]]],
    ) -> Tuple[Answer, bool]:
        """The answer, and whether it is a repeated one. What passes by itself is answered and not kept."""
        body_digest = digest(json.dumps(body, sort_keys=True))
        claim = fresh_claim()
        kept = await patiently(lambda: self._take(user_id, key, body_digest, claim))
        if kept != "ours":
            return kept, True
        async with held(self._database, "answers", claim):
            try:
                answer = (200, await work())
            except Problem as problem:
                if problem.code in PASSING:
                    self._release(user_id, key, claim)
                    raise
                answer = (problem.status, problem.document)
            except BaseException:
                self._release(user_id, key, claim)
                raise
            self._keep(user_id, key, claim, answer)
        return answer, False

    def _take(self, user_id: str, key: str, body_digest: str, claim: str) -> Any:
        """ "ours", the kept answer, or None while the first request runs."""
        now = now_ms()
        with self._database.transaction() as db:
            row = db.execute(
                "select * from answers where user_id = ? and key = ? and expires_at > ?",
                (user_id, key, now),
            ).fetchone()
            if row is not None and row["body_digest"] != body_digest:
                raise Problem("idempotency-key-reused")
            if row is not None and row["status"] is not None:
                return row["status"], json.loads(row["body"])
            if row is not None and row["claim_until"] > now:
                return None
            db.execute(
                "insert or replace into answers (user_id, key, body_digest, expires_at, claim, claim_until)"
                " values (?, ?, ?, ?, ?, ?)",
                (user_id, key, body_digest, now + DAY_MS, claim, claim_end()),
            )
            return "ours"

    def _keep(self, user_id: str, key: str, claim: str, answer: Answer) -> None:
        """Not when what it shows was taken back meanwhile: then the row is gone, and with it the claim."""
        status, body = answer
        with self._database.transaction() as db:
            db.execute(
                "update answers set status = ?, body = ?, claim = null"
                " where user_id = ? and key = ? and claim = ?",
                (status, json.dumps(body, ensure_ascii=False), user_id, key, claim),
            )

    def _release(self, user_id: str, key: str, claim: str) -> None:
        with self._database.transaction() as db:
            db.execute(
                "delete from answers where user_id = ? and key = ? and claim = ?",
                (user_id, key, claim),
            )
