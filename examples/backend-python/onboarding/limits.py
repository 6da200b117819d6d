"""How much one person, number or address may ask for; counted in the database, by all processes together."""

from dataclasses import dataclass
from typing import Callable

from .database import Database, now_ms
from .problems import Problem
from .secrets_box import SecretsBox


@dataclass(frozen=True)
class Limit:
    name: str
    calls: int
    seconds: int


SIGN_INS_BY_ADDRESS = Limit("sign-ins by address", 600, 60)
SIGN_INS_BY_PERSON = Limit("sign-ins by person", 60, 60)
EXCHANGES = Limit("exchanges", 20, 60)
PROOFS = Limit("proofs", 120, 60)
SAVES = Limit("saves", 60, 60)
REPORTS = Limit("reports", 120, 60)
SMS_BY_PERSON = Limit("sms by person", 10, 3600)
SMS_BY_NUMBER = Limit("sms by number", 5, 3600)
SMS_AGAIN = Limit("sms again", 1, 60)


class Limits:
    def __init__(self, database: Database, box: SecretsBox) -> None:
        self._database = database
        self._box = box

    def take(self, limit: Limit, of: str) -> Callable[[], None]:
        """Counts a call, or raises rate-limited. Returns what takes it back, for a call that did not happen."""
        name = self._box.digest("limit", f"{limit.name} {of}")
        now = now_ms()
        window = limit.seconds * 1000
        with self._database.transaction() as db:
            times = db.execute(
                "select at from calls where name = ? and at > ? order by at", (name, now - window)
            ).fetchall()
            if len(times) >= limit.calls:
                free_at = times[-limit.calls]["at"] + window
                raise Problem("rate-limited", retry_after=max(1, -(-(free_at - now) // 1000)))
            row = db.execute("insert into calls values (?, ?, ?)", (name, now, now + window)).lastrowid

        def give_back() -> None:
            with self._database.transaction() as later:
                later.execute("delete from calls where rowid = ?", (row,))

        return give_back
