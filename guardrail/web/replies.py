"""Every error a listener answers, in one shape and in fixed words.

The words depend on the code alone: nothing of the request, of a library's message or of an exception
is ever repeated, because a person's data may stand in any of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from aiohttp import web

from guardrail.errors import GuardrailError

MESSAGES: Mapping[str, str] = {
    "access_denied": "The access policy does not let you do this.",
    "answer_stopped": "The bot's answer was stopped.",
    "bad_payload": "The request body is not the JSON this endpoint reads.",
    "bad_request": "The request is not one this endpoint understands.",
    "bad_target": "The request target is malformed or ambiguous.",
    "bot_timeout": "The bot did not answer in time.",
    "bot_unavailable": "The bot did not answer.",
    "changed_meanwhile": "It changed meanwhile; look again.",
    "conflict": "The same message was sent with other content, or is being processed.",
    "draining": "The server is shutting down; try again.",
    "forbidden_origin": "Requests from this origin are not accepted.",
    "internal": "Something failed inside Guardrail; nothing went on.",
    "log_in_again": "This needs a log-in of the last fifteen minutes.",
    "method_not_allowed": "This method is not allowed here.",
    "no_public_url": "rights.public_url is not configured: hand the copy over otherwise.",
    "not_a_proxy": "This is no forward proxy.",
    "not_found": "There is nothing here.",
    "overloaded": "The server is busy; try again.",
    "payload_too_large": "The request body is larger than this endpoint accepts.",
    "rate_limited": "Too many calls; wait.",
    "refused": "This call is not passed on.",
    "request_timeout": "The request did not arrive in time.",
    "subject_erased": "The data of this conversation was erased.",
    "unauthorized": "A valid credential is needed.",
    "unknown_conversation": "There is no such conversation.",
    "unknown_purpose": "Guardrail-Purpose names no purpose.",
    "unknown_route": "There is no such route.",
    "unsupported_media": "The content type, character set or content encoding is not supported.",
    "wrong_host": "This listener does not answer for that host.",
    "wrong_state": "This is not possible in the present state.",
}
FIXED_HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Server": "guardrail",  # without aiohttp's and Python's versions
    "X-Content-Type-Options": "nosniff",
}
_BY_STATUS: Mapping[int, str] = {
    400: "The request is not one this endpoint understands.",
    403: "This is not allowed here.",
    409: "The request conflicts with the present state.",
    502: "Something behind Guardrail failed.",
    503: "A part that Guardrail needs is not available; nothing went on.",
    504: "Something behind Guardrail did not answer in time.",
}
_FROM_HTTP: Mapping[int, str] = {
    404: "not_found",
    405: "method_not_allowed",
    408: "request_timeout",
    413: "payload_too_large",
    415: "unsupported_media",
}


def message_of(code: str, status: int) -> str:
    """The fixed words of a code; unknown codes get those of their status."""
    general = _BY_STATUS.get(status) or _BY_STATUS.get(status // 100 * 100) or MESSAGES["internal"]
    return MESSAGES.get(code, general)


def error_body(code: str, status: int, *, openai: bool = False) -> bytes:
    """The JSON of an error, in Guardrail's shape or in the one OpenAI clients parse."""
    message = message_of(code, status)
    error: dict[str, object] = {"code": code, "message": message}
    if openai:
        kind = "invalid_request_error" if status < 500 else "server_error"
        error = {"message": message, "type": kind, "code": code, "param": None}
    return json.dumps({"error": error}).encode()


def error_response(error: GuardrailError, *, openai: bool = False) -> web.Response:
    """The answer to a request that ended in this error."""
    headers = {}
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if error.status == 503:
        headers["Retry-After"] = "1"
    return json_response(error.status, error_body(error.code, error.status, openai=openai), headers)


def from_http_error(error: web.HTTPException) -> GuardrailError:
    """What aiohttp raises by itself (no such path, wrong method), as an error of ours."""
    status = error.status if error.status >= 400 else 500
    return GuardrailError(code=_FROM_HTTP.get(status, "internal" if status >= 500 else "bad_request"), status=status)


def with_allow(response: web.Response, error: web.HTTPException) -> web.Response:
    """A 405 names the methods that there are (RFC 9110 section 15.5.6)."""
    if "Allow" in error.headers:
        response.headers["Allow"] = error.headers["Allow"]
    return response


def json_response(status: int, body: bytes, headers: Mapping[str, str] | None = None) -> web.Response:
    """JSON that no cache keeps and no browser reinterprets."""
    response = web.Response(status=status, body=body, content_type="application/json", charset="utf-8")
    response.headers.update(FIXED_HEADERS)
    response.headers.update(headers or {})
    return response
