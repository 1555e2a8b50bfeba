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
    "about_approver": "The approver must not agree about their own data.",
    "about_self": "Nobody decides about their own data.",
    "access_denied": "The access policy does not let you do this.",
    "answer_stopped": "The bot's answer was stopped.",
    "approval_expired": "The second person's agreement is too old: ask anew.",
    "approval_missing": "A second person must agree first.",
    "approver_may_not": "The approver's roles do not let them agree to this.",
    "ask_officer": "The policies leave this to an officer.",
    "bad_payload": "The request body is not the JSON this endpoint reads.",
    "bad_reason": "This is no reason for more time.",
    "bad_request": "The request is not one this endpoint understands.",
    "bad_request_time": "A request cannot come in the future.",
    "bad_state": "This is no state of requests.",
    "bad_target": "The request target is malformed or ambiguous.",
    "bot_timeout": "The bot did not answer in time.",
    "bot_unavailable": "The bot did not answer.",
    "changed_meanwhile": "It changed meanwhile; look again.",
    "code_in_group": "Codes are not given out in groups.",
    "code_refused": "The code is wrong, spent or old.",
    "conflict": "The same message was sent with other content, or is being processed.",
    "draining": "The server is shutting down; try again.",
    "forbidden_origin": "Requests from this origin are not accepted.",
    "holds_keys": "Whoever holds keys does not read what people wrote.",
    "internal": "Something failed inside Guardrail; nothing went on.",
    "jurisdiction_unknown": "The law of this route is not known, so that nothing may be shown.",
    "log_in_again": "This needs a log-in of the last fifteen minutes.",
    "lookup_taken": "The same exists already.",
    "method_not_allowed": "This method is not allowed here.",
    "no_copy": "There is no copy to this request.",
    "no_ground": "The law knows no such ground to refuse it.",
    "no_public_url": "rights.public_url is not configured: hand the copy over otherwise.",
    "no_time": "A transcript cannot be opened for no time.",
    "nobody": "Nobody of this id is held here.",
    "nobody_remembered": "Nothing of this conversation is kept.",
    "not_a_proxy": "This is no forward proxy.",
    "not_accepted": "The request is not accepted.",
    "not_extended": "The law gives no more time.",
    "not_found": "There is nothing here.",
    "not_one_transcript": "One transcript at a time is opened.",
    "not_pending": "The request is no longer pending.",
    "not_requester": "Only whoever asked opens it.",
    "note_too_long": "The note is too long.",
    "notice_not_failed": "This notice did not fail.",
    "officer_exists": "There is an officer of this name.",
    "officer_name_invalid": "A name is 1 to 64 letters, digits, '.', '_' and '-'.",
    "opendsr_signature": "The request is not signed as OpenDSR asks.",
    "overloaded": "The server is busy; try again.",
    "own_request": "A second person must agree.",
    "password_weak": "The password is too short, too long, or much like the name.",
    "passwords_unavailable": "Passwords cannot be verified now; try again.",
    "payload_too_large": "The request body is larger than this endpoint accepts.",
    "rate_limited": "Too many calls; wait.",
    "reason_missing": "It needs a reason.",
    "refused": "This call is not passed on.",
    "request_of_nobody": "Name whose request it is.",
    "request_timeout": "The request did not arrive in time.",
    "reveal_approved": "Somebody agreed to this reveal already.",
    "reveal_closed": "This reveal is closed: ask anew.",
    "reveal_opened": "This reveal was opened already.",
    "role_may_not": "The roles of whoever asked do not let them read it.",
    "roles_of_provider": "The provider gives this officer's roles.",
    "secrets_of_provider": "The provider keeps this officer's secrets.",
    "subject_erased": "The data of this conversation was erased.",
    "subject_restricted": "Processing of this person's data is restricted.",
    "time_over": "The time for this reveal is over: ask anew.",
    "unauthorized": "A valid credential is needed.",
    "unknown_conversation": "There is no such conversation.",
    "unknown_hold": "There is no such hold.",
    "unknown_officer": "There is no such officer.",
    "unknown_purpose": "Guardrail-Purpose names no purpose.",
    "unknown_request": "There is no such request.",
    "unknown_route": "There is no such route.",
    "unsupported_media": "The content type, character set or content encoding is not supported.",
    "until_passed": "A hold must end later than now.",
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
