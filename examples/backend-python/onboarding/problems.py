"""Everything but success: the codes of the contract and their statuses."""

from typing import Any, Dict, Optional

from fastapi import Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

STATUSES = {
    "invalid-request": 400,
    "idempotency-key-missing": 400,
    "session-invalid": 401,
    "login-blocked": 403,
    "not-found": 404,
    "idempotency-key-reused": 409,
    "phone-already-bound": 409,
    "wechat-session-stale": 409,
    "login-code-invalid": 422,
    "phone-code-invalid": 422,
    "number-invalid": 422,
    "sms-code-wrong": 422,
    "sms-code-expired": 422,
    "sms-too-many-guesses": 422,
    "nickname-rejected": 422,
    "avatar-rejected": 422,
    "rate-limited": 429,
    "internal": 500,
    "wechat-misconfigured": 500,
    "wechat-unavailable": 502,
    "wechat-busy": 503,
}

# They say nothing about the request itself: the same request may succeed later, and nothing is kept.
PASSING = {"rate-limited", "wechat-busy", "wechat-unavailable", "wechat-misconfigured", "internal"}


class Problem(Exception):
    """Ends a request with one of the contract's problems. `detail` names a rule, never a value."""

    def __init__(
        self,
        code: str,
        detail: Optional[str] = None,
        retry_after: Optional[int] = None,
        resolutions: Optional[list] = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.status = STATUSES[code]
        self.retry_after = retry_after
        self.document: Dict[str, Any] = {
            "type": "about:blank",
            "title": code.replace("-", " "),
            "status": self.status,
            "code": code,
        }
        if detail is not None:
            self.document["detail"] = detail
        if retry_after is not None:
            self.document["retryAfterSeconds"] = retry_after
        if resolutions is not None:
            self.document["resolutions"] = resolutions


def problem_answer(status: int, document: Dict[str, Any]) -> JSONResponse:
    wait = document.get("retryAfterSeconds")
    headers = {} if wait is None else {"Retry-After": str(wait)}
    return JSONResponse(document, status, headers, media_type="application/problem+json")


async def answer_problem(_request: Request, problem: Problem) -> JSONResponse:
    return problem_answer(problem.status, problem.document)


async def answer_unknown(_request: Request, _error: HTTPException) -> JSONResponse:
    """No such path, or not with this method: the contract has one code for both."""
    return await answer_problem(_request, Problem("not-found"))


async def answer_bug(_request: Request, _error: Exception) -> JSONResponse:
    return await answer_problem(_request, Problem("internal"))
