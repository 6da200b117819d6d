"""Codes for typed numbers."""

import hmac
import secrets
from typing import Dict, Optional

from .database import Database, now_ms
from .limits import SMS_AGAIN, SMS_BY_NUMBER, SMS_BY_PERSON, Limits
from .numbers import TEST_NUMBER, Proven, seal_number
from .people import SignedIn
from .problems import Problem
from .secrets_box import SecretsBox

LIFE_SECONDS = 5 * 60
MOST_GUESSES = 5


async def deliver(number: Dict[str, str], code: str) -> None:
    """Your operator's API belongs here; allow there only the countries in which you have customers."""
    raise NotImplementedError("No operator is set up: write onboarding/sms.py, deliver().")


class SmsCodes:
    def __init__(
        self, database: Database, box: SecretsBox, limits: Limits, test_code: Optional[str]
    ) -> None:
        self._database = database
        self._box = box
        self._limits = limits
        self._test_code = test_code

    async def send(self, who: SignedIn, number: Dict[str, str]) -> Dict[str, int]:
        """Sends a fresh code, which voids the earlier one. What was refused or could not be sent counts for nobody."""
        phone = seal_number(self._box, number)
        is_test = self._test_code is not None and TEST_NUMBER.fullmatch(number["number"])
        code = self._test_code if is_test else f"{secrets.randbelow(10**6):06}"
        counted = []
        try:
            # The person's own first: who may send nothing any more must not use up anybody's number.
            counted.append(self._limits.take(SMS_BY_PERSON, who.openid))
            counted.append(self._limits.take(SMS_AGAIN, phone.digest))
            counted.append(self._limits.take(SMS_BY_NUMBER, phone.digest))
            now = now_ms()
            with self._database.transaction() as db:
                if db.execute("select 1 from users where id = ?", (who.user_id,)).fetchone() is None:
                    raise Problem("session-invalid")
                db.execute(
                    "insert or replace into sms_codes values (?, ?, ?, ?, ?, 0)",
                    (
                        *(who.user_id, phone.digest, self._digest(phone.digest, str(code))),
                        *(now, now + LIFE_SECONDS * 1000),
                    ),
                )
            if not is_test:
                await deliver(number, str(code))
        except BaseException:
            for give_back in counted:
                give_back()
            raise
        return {"resendAfterSeconds": SMS_AGAIN.seconds, "expiresInSeconds": LIFE_SECONDS}

    def prove(self, who: SignedIn, number: Dict[str, str], code: str) -> Proven:
        """The number, when the code is right. It stays good until it binds, so that a conflict can be resolved."""
        phone = seal_number(self._box, number)
        with self._database.transaction() as db:
            # One statement counts and reads: sixty guesses at once are sixty.
            sent = db.execute(
                "update sms_codes set guesses = guesses + 1 where user_id = ? and phone_digest = ?"
                " returning *",
                (who.user_id, phone.digest),
            ).fetchone()
        if sent is None or sent["expires_at"] <= now_ms():
            raise Problem("sms-code-expired")
        if sent["guesses"] > MOST_GUESSES:
            raise Problem("sms-too-many-guesses")
        if not hmac.compare_digest(sent["code_digest"], self._digest(phone.digest, code)):
            raise Problem("sms-code-wrong")
        # Only wrong guesses count: a conflict that is met again and again must not use the code up.
        with self._database.transaction() as db:
            db.execute(
                "update sms_codes set guesses = guesses - 1 where user_id = ? and phone_digest = ?",
                (who.user_id, phone.digest),
            )
        return Proven(phone, sent["sent_at"], None)

    def _digest(self, phone_digest: str, code: str) -> str:
        return self._box.digest("sms code", f"{phone_digest} {code}")
