"""Work that one request has taken on: others, in any process, wait for it or are told to come back."""

import asyncio
import secrets
from contextlib import asynccontextmanager
from typing import Any, AsyncIterator, Callable, Optional

from .database import Database, now_ms
from .problems import Problem

# A claim runs out this long after its holder last said that it lives.
CLAIM_MS = 5000
PROLONG_SECONDS = 1.5

POLL_SECONDS = 0.05
PATIENCE_SECONDS = 35


def fresh_claim() -> str:
    return secrets.token_hex(16)


def claim_end() -> int:
    return now_ms() + CLAIM_MS


@asynccontextmanager
async def held(database: Database, table: str, claim: str) -> AsyncIterator[None]:
    """Prolongs the claim while the work lasts; of a process that died it runs out."""

    async def prolong() -> None:
        while True:
            await asyncio.sleep(PROLONG_SECONDS)
            try:
                with database.transaction() as db:
                    db.execute(
                        f"update {table} set claim_until = ? where claim = ?", (claim_end(), claim)
                    )
            except Exception:  # a busy database: the next time will do
                continue

    task = asyncio.create_task(prolong())
    try:
        yield
    finally:
        task.cancel()


async def patiently(attempt: Callable[[], Optional[Any]]) -> Any:
    """Tries until there is a result; somebody who waits too long is told to ask again."""
    for _ in range(int(PATIENCE_SECONDS / POLL_SECONDS)):
        result = attempt()
        if result is not None:
            return result
        await asyncio.sleep(POLL_SECONDS)
    raise Problem("wechat-busy", retry_after=1)
