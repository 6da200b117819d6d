"""What the environment says."""

import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Optional


@dataclass(frozen=True)
class Push:
    """As the console's page of message push is filled in."""

    token: str
    encoding_aes_key: str


@dataclass(frozen=True)
class Settings:
    appid: str
    secret: str
    wechat_host: str
    host: str
    port: int
    origin: str
    database: Path
    vault_key: bytes
    push: Optional[Push]
    sms_test_code: Optional[str]


def read_settings() -> Settings:
    """Every setting, or an error that names the one that is missing."""
    env = os.environ
    port = int(env.get("PORT", "8080"))
    database = Path(env.get("DATABASE", "onboarding.sqlite"))
    push_token = env.get("WECHAT_PUSH_TOKEN")
    return Settings(
        appid=_needed("WECHAT_APPID"),
        secret=_needed("WECHAT_SECRET"),
        wechat_host=env.get("WECHAT_HOST", "https://api.weixin.qq.com").rstrip("/"),
        host=env.get("HOST", "127.0.0.1"),
        port=port,
        origin=env.get("ORIGIN", f"http://127.0.0.1:{port}").rstrip("/"),
        database=database,
        vault_key=_vault_key(env.get("VAULT_KEY"), database),
        push=Push(push_token, _needed("WECHAT_PUSH_KEY")) if push_token else None,
        sms_test_code=env.get("SMS_TEST_CODE"),
    )


def _needed(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise SystemExit(f"Set {name}.")
    return value


def _vault_key(given: Optional[str], database: Path) -> bytes:
    """32 bytes that numbers and session keys are kept under: from VAULT_KEY, or from a file beside the database."""
    if given is None:
        file = database.with_name("vault.key")
        if not file.exists():
            if database.exists():
                raise SystemExit(f"{file} is missing: without it {database} cannot be read.")
            file.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(urlsafe_b64encode(secrets.token_bytes(32)))
        given = file.read_text().strip()
    key = urlsafe_b64decode(given + "=" * (-len(given) % 4))
    if len(key) != 32:
        raise SystemExit("VAULT_KEY is 32 bytes in base64url.")
    return key
