"""One error shape, fixed words."""

from __future__ import annotations

import json

from aiohttp import web

from guardrail import errors
from guardrail.web.replies import MESSAGES, error_body, error_response, from_http_error, message_of, with_allow


def _all_errors() -> list[type[errors.GuardrailError]]:
    """Of the errors module; commands have some of their own."""
    return [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.GuardrailError)
    ]


def test_every_error_has_words_that_depend_on_its_code_alone() -> None:
    for kind in _all_errors():
        error = (
            kind("secret canary", same=True)
            if kind is errors.DuplicateError  # type: ignore[call-arg]
            else kind("secret canary")
        )
        response = error_response(error)
        assert isinstance(response.body, bytes)
        body = json.loads(response.body)
        assert list(body) == ["error"]
        assert body["error"] == {"code": error.code, "message": message_of(error.code, error.status)}
        assert "canary" not in str(body)
        assert response.status == error.status


def test_openai_clients_get_their_shape() -> None:
    error = json.loads(error_body("unauthorized", 401, openai=True))["error"]
    assert error == {
        "message": MESSAGES["unauthorized"],
        "type": "invalid_request_error",
        "code": "unauthorized",
        "param": None,
    }


def test_statuses_that_ask_for_headers_get_them() -> None:
    assert error_response(errors.UnauthorizedError()).headers["WWW-Authenticate"] == "Bearer"
    assert error_response(errors.StoreUnavailableError()).headers["Retry-After"] == "1"


def test_what_aiohttp_raises_is_translated() -> None:
    raised = web.HTTPMethodNotAllowed("GET", ["POST"])
    refused = with_allow(error_response(from_http_error(raised)), raised)
    assert isinstance(refused.body, bytes)
    assert (refused.status, refused.headers["Allow"]) == (405, "POST")
    assert json.loads(refused.body)["error"]["code"] == "method_not_allowed"
    assert from_http_error(web.HTTPFound("/x")).status == 500
