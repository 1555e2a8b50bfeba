"""Errors as problem documents (RFC 9457), in the fixed words of :mod:`guardrail.web.replies`."""

from __future__ import annotations

import json
from http import HTTPStatus

from aiohttp import web

from guardrail.errors import GuardrailError
from guardrail.web.replies import message_of

TYPE = "application/problem+json"


def problem_document(error: GuardrailError) -> dict[str, object]:
    """``type`` stays ``about:blank`` (section 4.2.1); ``code`` is what programs look at."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(error.status).phrase,
        "status": error.status,
        "detail": message_of(error.code, error.status),
        "code": error.code,
    }


def problem_response(error: GuardrailError) -> web.Response:
    """The answer to a call that ended in this error."""
    response = web.Response(
        status=error.status, body=json.dumps(problem_document(error)).encode(), headers={"Content-Type": TYPE}
    )
    if error.status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="guardrail"'
    wait = getattr(error, "retry_after", None)
    if wait is not None or error.status == 503:
        response.headers["Retry-After"] = str(max(1, round(wait or 1)))
    return response
