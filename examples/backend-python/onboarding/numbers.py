"""Phone numbers: how they are judged, kept, bound and taken back."""

import re
import sqlite3
from dataclasses import dataclass
from typing import Any, Dict, Optional

import phonenumbers
from phonenumbers import PhoneNumberType

from .database import Database, now_ms
from .problems import Problem
from .secrets_box import SecretsBox

# Of WeChat's cloud test accounts; no operator knows them.
TEST_NUMBER = re.compile(r"1206660000[1-4]")

# Landlines get no message; premium, shared-cost and personal numbers are how swindlers earn.
WITH_MESSAGES = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}

# Satellites and networks without a country are dear, and called mobile; so are China's satellite phones.
WITHOUT_COUNTRY = re.compile(r"8(?:00|08|70|78|8[1238])|979")
CHINESE_SATELLITE = re.compile(r"1349|174[0-59]")


@dataclass(frozen=True)
class Phone:
    """A number as it is kept: sealed, found by its keyed digest, shown masked."""

    sealed: bytes
    digest: str
    masked: str
    country: str


@dataclass(frozen=True)
class Proven:
    """A number and its proof. `exchange` must still say so when it is bound; SMS codes have none."""

    phone: Phone
    proven_at: int
    exchange: Optional[str]


def judge_typed(country_code: str, number: str) -> Dict[str, str]:
    """The typed number in WeChat's form; raises number-invalid for one that gets no message, or a dear one."""
    if country_code == "86" and TEST_NUMBER.fullmatch(number):
        return {"country_code": country_code, "number": number}
    try:
        parsed = phonenumbers.parse(f"+{country_code}{number}")
    except phonenumbers.NumberParseException:
        raise Problem("number-invalid") from None
    national = phonenumbers.national_significant_number(parsed)
    if (
        not phonenumbers.is_valid_number(parsed)
        or str(parsed.country_code) != country_code
        or phonenumbers.number_type(parsed) not in WITH_MESSAGES
        or WITHOUT_COUNTRY.match(country_code)
        or (country_code == "86" and CHINESE_SATELLITE.match(national))
    ):
        raise Problem("number-invalid")
    return {"country_code": country_code, "number": national}


def masked(number: str) -> str:
    head = 3 if len(number) >= 10 else 2
    tail = 2 if len(number) > head + 2 else 1
    return number[:head] + "*" * max(1, len(number) - head - tail) + number[-tail:]


def seal_number(box: SecretsBox, number: Dict[str, str]) -> Phone:
    whole = f"+{number['country_code']} {number['number']}"
    return Phone(
        box.seal(whole), box.digest("phone", whole), masked(number["number"]), number["country_code"]
    )


def phone_in(row: sqlite3.Row) -> Phone:
    return Phone(row["phone"], row["phone_digest"], row["phone_masked"], row["phone_country"])


# Final, and nothing left of the number.
WORTHLESS = "kind = 'invalid', phone = null, phone_digest = null, phone_masked = null, phone_country = null"

NO_NUMBER = "phone = null, phone_digest = null, phone_masked = null, phone_country = null, phone_at = null"


class Numbers:
    def __init__(self, database: Database) -> None:
        self._database = database

    def bind(self, user_id: str, proven: Proven, move: bool, is_sms: bool) -> sqlite3.Row:
        """The person with the number; who has a number, and whether a proof still counts, is decided in one step."""
        too_late = Problem("sms-code-expired" if is_sms else "phone-code-invalid")
        with self._database.transaction() as db:
            user = db.execute("select * from users where id = ?", (user_id,)).fetchone()
            if user is None:
                raise Problem("session-invalid")
            if self._is_outdated(db, user, proven):
                raise too_late
            phone = proven.phone
            owner = db.execute(
                "select id from users where phone_digest = ? and id <> ?", (phone.digest, user_id)
            ).fetchone()
            if owner is not None:
                # A code from before the number was moved away does not take it back.
                if proven.proven_at < user["phone_cleared_at"]:
                    raise too_late
                if not move:
                    raise Problem("phone-already-bound", resolutions=["move"])
                self._move_away(db, owner["id"], phone.digest)
            if user["phone_digest"] not in (None, phone.digest):
                # Another number takes the place of the earlier one: what proved that one is spent.
                db.execute(
                    f"update exchanges set {WORTHLESS} where user_id = ? and asked_at < ?"
                    " and (phone_digest is null or phone_digest <> ?)",
                    (user_id, proven.proven_at, phone.digest),
                )
            db.execute(
                "update users set phone = ?, phone_digest = ?, phone_masked = ?, phone_country = ?,"
                " phone_at = ? where id = ?",
                (phone.sealed, phone.digest, phone.masked, phone.country, now_ms(), user_id),
            )
            if is_sms:
                db.execute(
                    "delete from sms_codes where user_id = ? and phone_digest = ?",
                    (user_id, phone.digest),
                )
            return db.execute("select * from users where id = ?", (user_id,)).fetchone()

    def unbind(self, user_id: str) -> None:
        with self._database.transaction() as db:
            unbind_number(db, user_id)

    @staticmethod
    def _is_outdated(db: sqlite3.Connection, user: Any, proven: Proven) -> bool:
        if proven.exchange is None:
            return proven.proven_at < user["phone_cleared_at"]
        row = db.execute(
            "select kind from exchanges where digest = ?", (proven.exchange,)
        ).fetchone()
        return row is None or row["kind"] != "number"

    @staticmethod
    def _move_away(db: sqlite3.Connection, owner: str, phone_digest: str) -> None:
        db.execute(
            f"update users set {NO_NUMBER}, phone_cleared_at = ? where id = ?", (now_ms(), owner)
        )
        db.execute(
            f"update exchanges set {WORTHLESS} where user_id = ? and phone_digest = ?",
            (owner, phone_digest),
        )
        forget_what_shows_it(db, owner)


def unbind_number(db: sqlite3.Connection, user_id: str) -> None:
    db.execute(
        f"update users set {NO_NUMBER}, phone_cleared_at = ? where id = ?", (now_ms(), user_id)
    )
    # Those that WeChat is asked about at this moment too.
    db.execute(f"update exchanges set {WORTHLESS} where user_id = ?", (user_id,))
    forget_what_shows_it(db, user_id)


def forget_what_shows_it(db: sqlite3.Connection, user_id: str) -> None:
    """Kept answers, those in the making as well, and codes that were sent."""
    db.execute("delete from answers where user_id = ?", (user_id,))
    db.execute("delete from sms_codes where user_id = ?", (user_id,))
