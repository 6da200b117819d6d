"""What is asked of WeChat, and what its answers mean."""

import asyncio
import json
import time
from typing import Any, Dict, Optional

import httpx

from .database import Database, now_ms
from .problems import Problem
from .secrets_box import SecretsBox
from .settings import Settings

CODE_REFUSED = {40029, 40163}
TOKEN_REFUSED = {40001, 40014, 42001}

# Far longer than a client waits: the number still arrives, is written down, and the client's repetition finds it.
PAID_CODE_SECONDS = 30
OTHER_SECONDS = 5


class Refused(Exception):
    """WeChat answered with an errcode."""

    def __init__(self, errcode: int) -> None:
        super().__init__(f"errcode {errcode}")
        self.errcode = errcode


def no_verdict(errcode: int) -> Problem:
    """An errcode that says nothing about the person's code."""
    if errcode == -1:
        return Problem("wechat-busy", retry_after=1)
    if errcode == 45011:  # a limit per minute: it ends with the minute
        return Problem("wechat-busy", retry_after=60 - int(time.time()) % 60)
    return Problem("wechat-misconfigured", f"WeChat answered errcode {errcode}.")


class Wechat:
    def __init__(self, settings: Settings, database: Database, box: SecretsBox) -> None:
        self._appid = settings.appid
        self._secret = settings.secret
        self._database = database
        self._box = box
        self._client = httpx.AsyncClient(base_url=settings.wechat_host, trust_env=False)
        self._renewing = asyncio.Lock()

    async def close(self) -> None:
        await self._client.aclose()

    async def sign_in(self, login_code: str) -> Dict[str, str]:
        """code2Session: openid and session_key."""
        query = {
            "appid": self._appid,
            "secret": self._secret,
            "js_code": login_code,
            "grant_type": "authorization_code",
        }
        try:
            answer = await self._call("GET", "/sns/jscode2session", query)
        except Refused as refused:
            if refused.errcode in CODE_REFUSED:
                raise Problem("login-code-invalid") from None
            if refused.errcode == 40226:
                raise Problem("login-blocked") from None
            raise no_verdict(refused.errcode) from None
        if not isinstance(answer.get("openid"), str) or not isinstance(answer.get("session_key"), str):
            raise Problem("wechat-unavailable", "The answer has no openid or no session_key.")
        return answer

    async def number_of_code(self, code: str, openid: str) -> Optional[Dict[str, str]]:
        """getuserphonenumber, with the openid so that WeChat checks whose code it is; None when it refuses the code."""
        body = {"code": code, "openid": openid}
        try:
            answer = await self._call_with_token(
                "/wxa/business/getuserphonenumber", body, seconds=PAID_CODE_SECONDS
            )
        except Refused as refused:
            if refused.errcode in CODE_REFUSED:
                return None
            raise no_verdict(refused.errcode) from None
        return number_in(answer.get("phone_info"))

    async def number_of_cloud_id(self, cloud_id: str, openid: str) -> Optional[Dict[str, str]]:
        """getopendata; None when it is too old or somebody else's."""
        try:
            answer = await self._call_with_token(
                "/wxa/getopendata", {"cloudid_list": [cloud_id]}, {"openid": openid}
            )
        except Refused as refused:
            raise no_verdict(refused.errcode) from None
        items = answer.get("data_list") or []
        opened = items[0].get("json") if items and isinstance(items[0], dict) else None
        try:
            opened = json.loads(opened) if isinstance(opened, str) else opened
        except ValueError:
            return None
        data = opened.get("data") if isinstance(opened, dict) else None
        return number_in(data) if isinstance(data, dict) and "purePhoneNumber" in data else None

    async def review(self, nickname: str, openid: str) -> bool:
        """msg_sec_check in the scene "profile"; only "pass" is one."""
        body = {"version": 2, "scene": 1, "openid": openid, "content": nickname}
        try:
            answer = await self._call_with_token("/wxa/msg_sec_check", body)
        except Refused as refused:
            raise no_verdict(refused.errcode) from None
        result = answer.get("result")
        return isinstance(result, dict) and result.get("suggest") == "pass"

    async def _call_with_token(
        self,
        path: str,
        body: Dict[str, Any],
        query: Optional[Dict[str, str]] = None,
        seconds: float = OTHER_SECONDS,
    ) -> Dict[str, Any]:
        token = await self._token()
        for is_last in (False, True):
            try:
                return await self._call(
                    "POST", path, {**(query or {}), "access_token": token}, body, seconds
                )
            except Refused as refused:
                if refused.errcode not in TOKEN_REFUSED or is_last:
                    raise
                token = await self._token(refused=token)
        raise AssertionError("unreachable")

    async def _token(self, refused: Optional[str] = None) -> str:
        """The access token that everybody shares; another one than the refused, renewed once for all callers."""
        async with self._renewing:
            kept = self._kept_token()
            if kept is not None and kept != refused:
                return kept
            answer = await self._stable_token(force=False)
            if answer["access_token"] == refused:
                answer = await self._stable_token(force=True)
            token = str(answer["access_token"])
            # Ended before WeChat ends it, for a call takes time.
            good_until = now_ms() + (int(answer.get("expires_in", 0)) - 60) * 1000
            with self._database.transaction() as db:
                db.execute(
                    "insert into tokens values (?, ?, ?) on conflict (appid) do update"
                    " set token = excluded.token, good_until = excluded.good_until",
                    (self._appid, self._box.seal(token), good_until),
                )
            return token

    def _kept_token(self) -> Optional[str]:
        with self._database.transaction() as db:
            row = db.execute(
                "select token from tokens where appid = ? and good_until > ?", (self._appid, now_ms())
            ).fetchone()
        return None if row is None else self._box.open(row["token"])

    async def _stable_token(self, force: bool) -> Dict[str, Any]:
        body = {
            "grant_type": "client_credential",
            "appid": self._appid,
            "secret": self._secret,
            "force_refresh": force,
        }
        try:
            answer = await self._call("POST", "/cgi-bin/stable_token", {}, body)
        except Refused as refused:
            raise no_verdict(refused.errcode) from None
        if not answer.get("access_token"):
            raise Problem("wechat-unavailable", "The answer has no access_token.")
        return answer

    async def _call(
        self,
        method: str,
        path: str,
        query: Dict[str, str],
        body: Optional[Dict[str, Any]] = None,
        seconds: float = OTHER_SECONDS,
    ) -> Dict[str, Any]:
        """The answer's object; raises Refused for an errcode, and wechat-unavailable for what is no answer of WeChat's."""
        # WeChat reads characters, not escapes: json= of httpx 0.23 writes \\u….
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        headers = {"content-type": "application/json"}
        try:
            response = await asyncio.wait_for(
                self._client.request(
                    method, path, params=query, content=content, headers=headers, timeout=seconds
                ),
                seconds + 1,
            )
            answer = response.json() if response.status_code == 200 else None
        except (httpx.HTTPError, asyncio.TimeoutError, ValueError) as error:
            raise Problem("wechat-unavailable", f"No answer ({type(error).__name__}).") from None
        if not isinstance(answer, dict):
            raise Problem("wechat-unavailable", "The answer is not WeChat's.")
        errcode = answer.get("errcode", 0)
        if not isinstance(errcode, int):
            raise Problem("wechat-unavailable", "The answer is not WeChat's.")
        if errcode != 0:
            raise Refused(errcode)
        return answer


def number_in(info: Any) -> Dict[str, str]:
    """The number in WeChat's own form; countryCode comes as text and as a number."""
    number = info.get("purePhoneNumber") if isinstance(info, dict) else None
    country = info.get("countryCode") if isinstance(info, dict) else None
    if not number or not country:
        raise Problem("wechat-unavailable", "The answer has no number.")
    return {"number": str(number), "country_code": str(country)}
