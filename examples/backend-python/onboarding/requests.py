"""Requests as they come, read no further than they may be long, and judged by the contract."""

import json
import re
from typing import Any, Dict, Optional, Type, TypeVar

from fastapi import Request
from pydantic import BaseModel, Extra, ValidationError, conint, conlist, constr
from starlette.requests import ClientDisconnect
from typing_extensions import Literal

from .problems import Problem

MOST_JSON = 32 * 1024
KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
COUNTRY = r"^[1-9][0-9]{0,3}\Z"
DIGITS = r"^[0-9]{4,15}\Z"

Component = Literal["quick", "realtime"]
Resolution = Literal["move"]


class Body(BaseModel, extra=Extra.forbid):
    """Nothing but what the contract names."""


class SessionRequest(Body):
    loginCode: constr(strict=True, min_length=1, max_length=512)


class UserRequest(Body):
    nickname: constr(strict=True, min_length=1, max_length=64)


class TypedNumber(Body):
    countryCode: constr(strict=True, regex=COUNTRY)
    number: constr(strict=True, regex=DIGITS)


class PhoneByCode(Body):
    kind: Literal["code"]
    component: Component
    code: constr(strict=True, min_length=1, max_length=512)
    resolution: Optional[Resolution]


class PhoneByPayload(Body):
    kind: Literal["encrypted"]
    encryptedData: constr(strict=True, min_length=1, max_length=4096)
    iv: constr(strict=True, min_length=24, max_length=24)
    resolution: Optional[Resolution]


class PhoneByCloudId(Body):
    kind: Literal["cloudId"]
    cloudId: constr(strict=True, min_length=1, max_length=512)
    resolution: Optional[Resolution]


class PhoneBySms(TypedNumber):
    kind: Literal["sms"]
    smsCode: constr(strict=True, regex=r"^[0-9]{4,8}\Z")
    resolution: Optional[Resolution]


class UsageEvent(Body):
    id: constr(strict=True, regex=r"^[A-Za-z0-9-]{16,64}\Z")
    component: Component
    outcome: constr(strict=True, regex=r"^[a-z][a-z-]{0,39}\Z")
    at: conint(strict=True, ge=0, lt=2**53)


class UsageEvents(Body):
    events: conlist(UsageEvent, min_items=1, max_items=100)


class QuotaReport(Body):
    component: Component


PROOFS: Dict[Any, Type[Body]] = {
    "code": PhoneByCode,
    "encrypted": PhoneByPayload,
    "cloudId": PhoneByCloudId,
    "sms": PhoneBySms,
}

Model = TypeVar("Model", bound=Body)


async def read_at_most(request: Request, limit: int) -> Optional[bytes]:
    """The body, or None when it is longer; the rest is read and dropped, so that the client hears the answer."""
    parts, length = [], 0
    try:
        async for part in request.stream():
            length += len(part)
            if length <= limit:
                parts.append(part)
    except ClientDisconnect:
        raise Problem("invalid-request", "The body ended early.") from None
    return b"".join(parts) if length <= limit else None


async def read_json(request: Request) -> Dict[str, Any]:
    body = await read_at_most(request, MOST_JSON)
    if body is None:
        raise Problem("invalid-request", "The body is too long.")
    try:
        parsed = json.loads(body)
        # JSON can hold half of a surrogate pair, which no database and no address can.
        json.dumps(parsed, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        parsed = None
    if not isinstance(parsed, dict):
        raise Problem("invalid-request", "The body is no JSON object.")
    return parsed


def judge(model: Type[Model], body: Dict[str, Any]) -> Model:
    """The body as the contract says it is. What is wrong is told by field, never with the value."""
    if any(value is None for value in body.values()):
        raise Problem("invalid-request", "A field is null.")
    try:
        return model.parse_obj(body)
    except ValidationError as error:
        fields = ", ".join("/" + "/".join(map(str, one["loc"][:3])) for one in error.errors()[:3])
        known = fields if all(name in CONTRACT_FIELDS for name in re.findall(r"[A-Za-z]\w*", fields)) else "a field"
        raise Problem("invalid-request", f"Not as the contract says: {known}.") from None


# A field that the contract does not name is a value of the client's, and not repeated either.
CONTRACT_FIELDS = {
    name
    for model in (SessionRequest, UserRequest, UsageEvent, UsageEvents, QuotaReport, *PROOFS.values())
    for name in model.__fields__
}


def judge_proof(body: Dict[str, Any]) -> Body:
    kind = body.get("kind")
    model = PROOFS.get(kind) if isinstance(kind, str) else None
    if model is None:
        raise Problem("invalid-request", "/kind is none of the contract's.")
    return judge(model, body)


def judge_key(request: Request) -> str:
    key = request.headers.get("idempotency-key")
    if key is None:
        raise Problem("idempotency-key-missing")
    if not KEY.fullmatch(key):
        raise Problem("invalid-request", "Idempotency-Key is 16 to 64 letters, digits, _ and -.")
    return key
