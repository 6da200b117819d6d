"""Nicknames that are text, and pictures that are nothing but pictures."""

import io
import re
import secrets
import sqlite3
import unicodedata
from typing import Optional, Tuple

from PIL import Image, ImageOps
from starlette.concurrency import run_in_threadpool

from .database import Database, now_ms
from .people import SignedIn
from .problems import Problem
from .wechat import Wechat

MOST_BYTES = 5 * 1024 * 1024
MOST_POINTS = 60_000_000
LONGEST_SIDE = 1080
TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}

# They turn the text behind them around, in lists that show other people's names too.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")

# Letters by their category, and yet nothing to see.
FILLERS = set("\u115f\u1160\u2800\u3164\uffa0")


def judge_nickname(nickname: str) -> str:
    """The nickname without the space around it; raises invalid-request for one that nobody could read."""
    trimmed = nickname.strip().strip("\ufeff")
    categories = [unicodedata.category(letter) for letter in trimmed]
    if any(category in ("Cc", "Cs", "Zl", "Zp") for category in categories):
        raise Problem("invalid-request", "/nickname has characters that are no text.")
    if TURNING.search(trimmed):
        raise Problem("invalid-request", "/nickname turns the text around it.")
    seen = [
        letter
        for letter, category in zip(trimmed, categories)
        if category[0] not in "ZCM" and letter not in FILLERS
    ]
    if not seen:
        raise Problem("invalid-request", "/nickname is only space.")
    return trimmed


def clean_picture(data: bytes) -> Optional[Tuple[str, bytes]]:
    """The picture drawn anew: upright, small, and without anything written into it. None for what is no whole picture."""
    try:
        with Image.open(io.BytesIO(data), formats=list(TYPES)) as opened:
            kind = opened.format or ""
            # Before it is unfolded: a small file can claim thousands of millions of points.
            if opened.width * opened.height > MOST_POINTS:
                return None
            opened.load()
            upright = ImageOps.exif_transpose(opened) or opened
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        mode = {"JPEG": "RGB"}.get(kind) or ("RGBA" if has_transparency(upright) else "RGB")
        drawn = upright.convert(mode)
        # Pillow writes EXIF, comments and the like again when it finds them here.
        drawn.info = {}
        written = io.BytesIO()
        drawn.save(written, kind, quality=90)
        return TYPES[kind], written.getvalue()
    except Exception:  # whatever a decoder says about a stranger's file: it is no picture
        return None


def has_transparency(picture: Image.Image) -> bool:
    return "A" in picture.mode or "transparency" in picture.info


class Profiles:
    def __init__(self, database: Database, wechat: Wechat) -> None:
        self._database = database
        self._wechat = wechat

    async def save_nickname(self, who: SignedIn, nickname: str) -> sqlite3.Row:
        """Saves it when WeChat's review says "pass"; the check in the input field is only a hint."""
        trimmed = judge_nickname(nickname)
        if not await self._wechat.review(trimmed, who.openid):
            raise Problem("nickname-rejected")
        with self._database.transaction() as db:
            db.execute(
                "update users set nickname = ?, nickname_at = ? where id = ?",
                (trimmed, now_ms(), who.user_id),
            )
            return self._existing(db, who.user_id)

    async def save_picture(self, who: SignedIn, data: bytes) -> sqlite3.Row:
        clean = await run_in_threadpool(clean_picture, data) if len(data) <= MOST_BYTES else None
        if clean is None:
            raise Problem("avatar-rejected", "The file is no whole JPEG, PNG or WebP up to 5 MB.")
        picture = secrets.token_urlsafe(16)
        with self._database.transaction() as db:
            self._existing(db, who.user_id)
            db.execute("delete from avatars where user_id = ?", (who.user_id,))
            db.execute("insert into avatars values (?, ?, ?, ?)", (picture, who.user_id, *clean))
            db.execute(
                "update users set avatar_id = ?, avatar_at = ? where id = ?",
                (picture, now_ms(), who.user_id),
            )
            return self._existing(db, who.user_id)

    def picture(self, picture: str) -> sqlite3.Row:
        with self._database.transaction() as db:
            row = db.execute("select * from avatars where id = ?", (picture,)).fetchone()
        if row is None:
            raise Problem("not-found")
        return row

    @staticmethod
    def _existing(db: sqlite3.Connection, user_id: str) -> sqlite3.Row:
        user = db.execute("select * from users where id = ?", (user_id,)).fetchone()
        if user is None:
            raise Problem("session-invalid")
        return user
