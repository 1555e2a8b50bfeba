"""The strict gate in front of every handler, on both listeners.

aiohttp parses the framing strictly (RFC 9112); what it lets through and we do not is refused here,
before routing. Errors of any kind leave in one shape (:mod:`guardrail.web.replies`).
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import partial

import structlog
from aiohttp import web
from aiohttp.http import HttpVersion10, HttpVersion11

from guardrail.errors import ChannelError, DependencyError, GuardrailError
from guardrail.web.paths import split_target
from guardrail.web.problems import problem_response
from guardrail.web.protocol import GuardedProtocol
from guardrail.web.replies import FIXED_HEADERS, error_response, from_http_error, with_allow

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]
HeadCheck = Callable[[web.BaseRequest], None]

_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,253})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?", re.ASCII)
_FORBIDDEN = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")
_ONCE = (b"host", b"content-length", b"content-type", b"transfer-encoding", b"authorization", b"content-encoding")


def gated(handler: Handler, *, accepting: Callable[[], bool], extra: HeadCheck | None = None) -> Handler:
    """The handler behind the gate. ``accepting`` False: everything is answered 503."""

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        protocol = request.protocol
        assert isinstance(protocol, GuardedProtocol)
        protocol.begun()
        try:
            return _finish(await _admit(request, handler, accepting, extra))
        finally:
            protocol.finished()

    return handle


async def _admit(
    request: web.BaseRequest, handler: Handler, accepting: Callable[[], bool], extra: HeadCheck | None
) -> web.StreamResponse:
    refusing = _refusing(request.path)
    try:
        check_head(request)
        if extra is not None:
            extra(request)
    except GuardrailError as error:
        return _closing(refusing(error))
    if not accepting():
        return _closing(refusing(DependencyError(code="draining")))
    try:
        return await handler(request)
    except GuardrailError as error:
        return refusing(error)
    except web.HTTPException as error:
        return with_allow(refusing(from_http_error(error)), error)
    except ConnectionError:
        raise
    except Exception as error:
        _log_fault(error)
        return refusing(GuardrailError())


def _refusing(path: str) -> Callable[[GuardrailError], web.Response]:
    """How errors look to whoever calls this path."""
    if path.startswith("/api/"):
        return problem_response
    return partial(error_response, openai=path.startswith("/llm/"))


def _log_fault(error: Exception) -> None:
    """A mistake of ours; the log tells its class and places, never its text (:mod:`guardrail.logs`)."""
    structlog.get_logger().error("web.unhandled", error=error)


def check_head(request: web.BaseRequest) -> None:
    """Raises :class:`~guardrail.errors.ChannelError` (400) unless the request head is unambiguous."""
    if request.version not in (HttpVersion10, HttpVersion11):
        raise ChannelError(code="bad_request")
    if request.method == "CONNECT":
        raise ChannelError(code="not_a_proxy", status=403)
    if not request.method.isalpha():
        raise ChannelError(code="bad_request")
    path, _ = split_target(request.raw_path)
    if request.rel_url.raw_path != path:
        raise ChannelError(code="bad_target")
    _check_headers(request.raw_headers)
    _check_host(request)
    if "Upgrade" in request.headers or request.headers.get("Expect", "100-continue").lower() != "100-continue":
        raise ChannelError(code="bad_request")


def _check_headers(raw: tuple[tuple[bytes, bytes], ...]) -> None:
    names = [name.lower() for name, _ in raw]
    if any(names.count(name) > 1 for name in _ONCE):
        raise ChannelError(code="bad_request")
    if b"transfer-encoding" in names and b"content-length" in names:
        raise ChannelError(code="bad_request")
    for _, value in raw:
        if _FORBIDDEN.search(value) or not _is_utf8(value):
            raise ChannelError(code="bad_request")


def _check_host(request: web.BaseRequest) -> None:
    host = request.headers.get("Host")
    if host is None and request.version == HttpVersion10:
        return
    if host is None or not _HOST.fullmatch(host):
        raise ChannelError(code="bad_request")


def only_hosts(allowed: frozenset[str]) -> HeadCheck:
    """A check against DNS rebinding: the Host's name, without its port, must be a listed one."""

    def check(request: web.BaseRequest) -> None:
        name = re.sub(r":[0-9]+$", "", request.headers.get("Host", ""))
        if name.lower() not in allowed:
            raise ChannelError(code="wrong_host", status=403)

    return check


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


def _closing(response: web.Response) -> web.Response:
    response.force_close()
    return response


def _finish(response: web.StreamResponse) -> web.StreamResponse:
    if not response.prepared:
        response.headers.update(FIXED_HEADERS)
    return response
