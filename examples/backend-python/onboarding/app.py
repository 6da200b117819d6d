"""The paths of the contract, put together."""

from email.utils import formatdate
from typing import Any, Dict

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from .database import Database, now_ms
from .exchanges import Exchanges
from .idempotency import Idempotency
from .limits import PROOFS, REPORTS, SAVES, SIGN_INS_BY_ADDRESS, Limits
from .messages import Messages
from .numbers import Numbers, Proven, judge_typed
from .payloads import open_payload
from .people import People, SignedIn
from .problems import Problem, answer_bug, answer_problem, answer_unknown, problem_answer
from .profiles import MOST_BYTES, Profiles
from .requests import (
    PhoneByCloudId,
    PhoneByCode,
    PhoneByPayload,
    QuotaReport,
    SessionRequest,
    TypedNumber,
    UsageEvents,
    UserRequest,
    judge,
    judge_key,
    judge_proof,
    read_at_most,
    read_json,
)
from .secrets_box import SecretsBox
from .settings import Settings
from .sms import SmsCodes
from .wechat import Wechat

# Beside the picture a form holds names and boundaries.
FORM_BYTES = 16 * 1024


class OwnHeaders:
    """What every answer carries: its Date, and that nobody in between keeps it. Pictures say otherwise themselves."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def sending(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = message.setdefault("headers", [])
                # uvicorn 0.17 repeats the Date of a connection's first answer for as long as that is kept open.
                headers.append((b"date", formatdate(usegmt=True).encode()))
                if not any(name == b"cache-control" for name, _ in headers):
                    headers.append((b"cache-control", b"no-store"))
            await send(message)

        await self._app(scope, receive, sending)


def create_app(settings: Settings) -> OwnHeaders:
    database = Database(settings.database)
    box = SecretsBox(settings.vault_key)
    limits = Limits(database, box)
    wechat = Wechat(settings, database, box)
    people = People(database, box, wechat, limits, settings.origin)
    # Its own documentation pages would be paths that the contract does not know.
    app = FastAPI(
        openapi_url=None,
        exception_handlers={
            Problem: answer_problem,
            HTTPException: answer_unknown,
            Exception: answer_bug,
        },
    )
    app.router.redirect_slashes = False

    def who_is(request: Request) -> SignedIn:
        return people.signed_in(request.headers.get("authorization"))

    add_people(app, people, limits, who_is)
    add_profiles(app, people, Profiles(database, wechat), limits, who_is)
    add_numbers(app, settings, (database, box, wechat, limits, people), who_is)
    add_reports(app, database, limits, who_is)
    if settings.push is not None:
        add_messages(app, Messages(settings.push, settings.appid, database))

    @app.on_event("shutdown")
    async def close() -> None:
        # Every request is answered by now, and every verdict written.
        await wechat.close()
        database.close()

    # Around everything: what add_middleware adds does not see the answer to a bug.
    return OwnHeaders(app)


def add_people(app: FastAPI, people: People, limits: Limits, who_is: Any) -> None:
    @app.post("/v1/sessions")
    async def sign_in(request: Request) -> Response:
        limits.take(SIGN_INS_BY_ADDRESS, request.client.host if request.client else "unknown")
        body = judge(SessionRequest, await read_json(request))
        return JSONResponse(await people.sign_in(body.loginCode), 201)

    @app.get("/v1/user")
    async def read_user(request: Request) -> Response:
        return JSONResponse(people.view(people.find(who_is(request).user_id)))

    @app.delete("/v1/user")
    async def delete_user(request: Request) -> Response:
        people.delete(who_is(request).user_id)
        return Response(status_code=204)


def add_profiles(
    app: FastAPI, people: People, profiles: Profiles, limits: Limits, who_is: Any
) -> None:
    @app.put("/v1/user")
    async def save_user(request: Request) -> Response:
        who = who_is(request)
        body = judge(UserRequest, await read_json(request))
        limits.take(SAVES, who.openid)
        return JSONResponse(people.view(await profiles.save_nickname(who, body.nickname)))

    @app.post("/v1/user/avatar")
    async def save_avatar(request: Request) -> Response:
        who = who_is(request)
        limits.take(SAVES, who.openid)
        body = await read_at_most(request, MOST_BYTES + FORM_BYTES)
        if body is None:
            raise Problem("avatar-rejected", "The file is larger than 5 MB.")
        picture = await picture_in(request, body)
        return JSONResponse(people.view(await profiles.save_picture(who, picture)))

    @app.get("/v1/avatars/{avatar}")
    async def read_avatar(avatar: str) -> Response:
        row = profiles.picture(avatar)
        headers = {
            # The bytes are a stranger's: no browser may take them for anything but a picture.
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'",
            "Cache-Control": "private, max-age=31536000, immutable",
        }
        return Response(row["bytes"], media_type=row["type"], headers=headers)


async def picture_in(request: Request, body: bytes) -> bytes:
    """The one file of the form, in the field "avatar"."""
    request._body = body  # read already, with a limit that Starlette does not have
    try:
        form = await request.form()
    except Exception:  # whatever the parser says about a form that is none
        raise Problem("invalid-request", "The body is no multipart form.") from None
    files = [(name, value) for name, value in form.multi_items() if isinstance(value, UploadFile)]
    if len(files) != 1 or files[0][0] != "avatar":
        raise Problem("invalid-request", "/avatar must be one file.")
    return await files[0][1].read()


def add_numbers(app: FastAPI, settings: Settings, parts: Any, who_is: Any) -> None:
    database, box, wechat, limits, people = parts
    idempotency = Idempotency(database)
    numbers = Numbers(database)
    exchanges = Exchanges(database, box, wechat, limits)
    sms_codes = SmsCodes(database, box, limits, settings.sms_test_code)

    async def prove(who: SignedIn, proof: Any) -> Proven:
        if isinstance(proof, PhoneByCode):
            return await exchanges.prove(who, "code", proof.code)
        if isinstance(proof, PhoneByCloudId):
            return await exchanges.prove(who, "cloudId", proof.cloudId)
        limits.take(PROOFS, who.openid)
        if isinstance(proof, PhoneByPayload):
            number, granted_at = open_payload(
                who.session_key, settings.appid, proof.encryptedData, proof.iv
            )
            cleared_at = people.find(who.user_id)["phone_cleared_at"]
            # The watermark counts in seconds.
            if granted_at // 1000 < cleared_at // 1000:
                raise Problem("phone-code-invalid")
            return exchanges.keep_opened(who, proof.encryptedData, number, granted_at)
        typed = judge_typed(proof.countryCode, proof.number)
        return sms_codes.prove(who, typed, proof.smsCode)

    @app.post("/v1/user/phone")
    async def bind_phone(request: Request) -> Response:
        who = who_is(request)
        key = judge_key(request)
        body = await read_json(request)
        proof: Any = judge_proof(body)

        async def work() -> Dict[str, Any]:
            proven = await prove(who, proof)
            user = numbers.bind(
                who.user_id, proven, move=proof.resolution == "move", is_sms=proof.kind == "sms"
            )
            return {"user": people.view(user)}

        (status, document), is_replayed = await idempotency.once(who.user_id, key, body, work)
        answer = (
            problem_answer(status, document) if status >= 400 else JSONResponse(document, status)
        )
        if is_replayed:
            answer.headers["Idempotency-Replayed"] = "true"
        return answer

    @app.delete("/v1/user/phone")
    async def unbind_phone(request: Request) -> Response:
        numbers.unbind(who_is(request).user_id)
        return Response(status_code=204)

    @app.post("/v1/sms-codes")
    async def send_sms_code(request: Request) -> Response:
        who = who_is(request)
        body = judge(TypedNumber, await read_json(request))
        sent = await sms_codes.send(who, judge_typed(body.countryCode, body.number))
        return JSONResponse(sent, 202)


def add_reports(app: FastAPI, database: Database, limits: Limits, who_is: Any) -> None:
    @app.post("/v1/usage-events")
    async def report_usage(request: Request) -> Response:
        who = who_is(request)
        body = judge(UsageEvents, await read_json(request))
        limits.take(REPORTS, who.openid)
        with database.transaction() as db:
            # An event that was told before is not counted again.
            db.executemany(
                "insert into usage_events values (?, ?, ?, ?, ?) on conflict do nothing",
                [(one.id, who.user_id, one.component, one.outcome, one.at) for one in body.events],
            )
        return Response(status_code=204)

    @app.post("/v1/quota-reports")
    async def report_quota(request: Request) -> Response:
        who = who_is(request)
        body = judge(QuotaReport, await read_json(request))
        limits.take(REPORTS, who.openid)
        with database.transaction() as db:
            db.execute(
                "insert into quota_reports values (?, ?, ?)", (who.user_id, body.component, now_ms())
            )
        return Response(status_code=204)


def add_messages(app: FastAPI, messages: Messages) -> None:
    @app.get("/wechat/messages")
    async def prove_address(request: Request) -> Response:
        return PlainTextResponse(messages.prove_address(dict(request.query_params)))

    @app.post("/wechat/messages")
    async def take_message(request: Request) -> Response:
        messages.take(dict(request.query_params), await read_at_most(request, 64 * 1024) or b"")
        return PlainTextResponse("success")
