"""The SQLite file: tables, and transactions that are one atomic step, also between processes."""

import os
import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

TABLES = """
create table if not exists users (
  id text primary key, openid text not null unique, created_at integer not null,
  nickname text, nickname_at integer, avatar_id text, avatar_at integer,
  phone blob, phone_digest text unique, phone_masked text, phone_country text, phone_at integer,
  phone_cleared_at integer not null default 0
);
create table if not exists sessions (
  digest text primary key, user_id text not null, session_key blob not null, expires_at integer not null
);
create index if not exists sessions_of on sessions (user_id, expires_at);
create table if not exists avatars (
  id text primary key, user_id text not null, type text not null, bytes blob not null
);
create index if not exists avatars_of on avatars (user_id);
create table if not exists exchanges (
  digest text primary key, user_id text not null, kind text not null, asks integer not null default 0,
  phone blob, phone_digest text, phone_masked text, phone_country text,
  asked_at integer not null, expires_at integer not null, claim text, claim_until integer not null default 0
);
create index if not exists exchanges_of on exchanges (user_id);
create table if not exists answers (
  user_id text not null, key text not null, body_digest text not null, status integer, body text,
  expires_at integer not null, claim text, claim_until integer not null default 0, primary key (user_id, key)
);
create table if not exists sms_codes (
  user_id text not null, phone_digest text not null, code_digest text not null, sent_at integer not null,
  expires_at integer not null, guesses integer not null default 0, primary key (user_id, phone_digest)
);
create table if not exists calls (name text not null, at integer not null, ends_at integer not null);
create index if not exists calls_of on calls (name, at);
create table if not exists usage_events (
  id text primary key, user_id text not null, component text not null, outcome text not null, at integer not null
);
create index if not exists usage_of on usage_events (user_id);
create table if not exists usage_counts (
  day integer not null, component text not null, outcome text not null, count integer not null,
  primary key (day, component, outcome)
);
create table if not exists quota_reports (user_id text not null, component text not null, at integer not null);
create table if not exists tokens (appid text primary key, token blob not null, good_until integer not null);
"""


def now_ms() -> int:
    """Milliseconds since 1970: what every table counts in."""
    return int(time.time() * 1000)


class Database:
    """One connection, used by the event loop's thread alone."""

    def __init__(self, path: Path) -> None:
        old_mask = os.umask(0o077)  # the -wal and -shm files too are nobody else's
        try:
            # Statements begin no transactions by themselves (isolation_level None).
            self._connection = sqlite3.connect(path, timeout=5, isolation_level=None)
            self._connection.row_factory = sqlite3.Row
            self._connection.execute("pragma journal_mode = wal")
            self._connection.execute("pragma synchronous = full")
            self._connection.execute("pragma secure_delete = on")
            self._connection.executescript(TABLES)
        finally:
            os.umask(old_mask)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One atomic step. Never await inside: another request would write into it."""
        self._connection.execute("begin immediate")
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("rollback")
            raise
        self._connection.execute("commit")

    def close(self) -> None:
        self._connection.close()


def forget_expired(db: sqlite3.Connection) -> None:
    """What is too old to be of use."""
    now = now_ms()
    for table in ("sessions", "exchanges", "answers", "sms_codes"):
        db.execute(f"delete from {table} where expires_at <= ?", (now,))
    db.execute("delete from calls where ends_at <= ?", (now,))
