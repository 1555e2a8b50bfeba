"""Requests by OpenDSR 2.0 on the control plane, under ``/opendsr/v2`` (``docs/reference/opendsr.md``).

A controller presents its bearer token; what it does not have is the same 404 as what nobody has. Everything that is
answered about a request is signed. ``encoded_request`` holds the whole request once more: it is in the answer and
nowhere else, neither stored nor logged. The routes of OpenGDPR 1.0 answer as well, under ``/opendsr/v1`` and beside
the newer ones (section 10.1).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol

from aiohttp import web

from guardrail.core.opendsr import API_VERSION, Controller, NotOpenDsrError, Sent, is_request_id, read_request
from guardrail.core.opendsr_answers import Filed, cancelled, discovery, failed, received, status
from guardrail.core.opendsr_signing import Signer
from guardrail.errors import ChannelError, ConflictError, GuardrailError
from guardrail.ports import Clock
from guardrail.web.control_plane import HOSTS
from guardrail.web.credentials import bearer, holder_of
from guardrail.web.protocol import HttpLimits
from guardrail.web.reading import read_body
from guardrail.web.replies import error_response, json_response
from guardrail.web.turns import Credential

PREFIX = "/opendsr"
CERTIFICATE = "/certificate.pem"
OLD_VERSION = "1.0"
LIMITS = HttpLimits(body_bytes=65_536)
_REASONS = {401: "Unauthorized", 404: "NotFound", 409: "Conflict"}
_WORDS = {
    "conflict": "This subject_request_id came with another request before.",
    "not_pending": "The request is no longer pending and cannot be cancelled.",
    "payload_too_large": "The request is larger than 64 KiB.",
    "unauthorized": "A valid credential is needed.",
    "unknown_request": "There is no such request.",
    "unsupported_media": "The body is not application/json in UTF-8.",
}


class Filings(Protocol):
    """What becomes of controllers' requests (:class:`guardrail.rights.controllers.ControllerRequests`)."""

    async def file(self, controller: Controller, sent: Sent, body: bytes) -> Filed:
        """Take one in. ``NotOpenDsrError`` for what cannot be; ``ConflictError`` for another body under its id."""
        ...

    async def find(self, controller: Controller, external_id: str) -> Filed | None: ...

    async def cancel(self, controller: Controller, external_id: str) -> Filed | None:
        """``ConflictError`` (``not_pending``) when it is too late."""
        ...


_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def add_opendsr(
    app: web.Application,
    *,
    filings: Filings,
    signer: Signer,
    controllers: Mapping[str, Controller],
    credentials: Sequence[Credential],
    clock: Clock,
    address: str | None = None,
) -> None:
    """Serve it on the control plane. ``controllers`` by name, which are the ``credentials``' holders; ``address`` is
    where ``/opendsr`` is seen from outside (None: ``https://`` and the signer's domain).

    The listener answers for the signer's domain from now on.
    """
    seen = (address or f"https://{signer.domain}{PREFIX}").rstrip("/")
    door = _Door(filings, signer, controllers, credentials, clock)
    app[HOSTS] = app[HOSTS] | {signer.domain}
    for version, spoken, nouns in (("v1", OLD_VERSION, ("opengdpr_requests",)), ("v2", API_VERSION, _NOUNS)):
        base = f"{PREFIX}/{version}"
        app.router.add_get(f"{base}/discovery", _fixed(discovery(f"{seen}/{version}{CERTIFICATE}", version=spoken)))
        app.router.add_get(base + CERTIFICATE, door.certificate)
        for noun in nouns:
            app.router.add_post(f"{base}/{noun}", _told(door.file))
            app.router.add_get(f"{base}/{noun}/{{id}}", _told(door.status))
            app.router.add_delete(f"{base}/{noun}/{{id}}", _told(door.cancel))
        # Section 3.1 wants it and no section says what it is; section 8.1 does the same.
        app.router.add_get(f"{base}/status/{{id}}", _told(door.status))


_NOUNS = ("requests", "opengdpr_requests")


class _Door:
    """The handlers."""

    def __init__(
        self,
        filings: Filings,
        signer: Signer,
        controllers: Mapping[str, Controller],
        credentials: Sequence[Credential],
        clock: Clock,
    ) -> None:
        self._filings = filings
        self._signer = signer
        self._controllers = controllers
        self._credentials = credentials
        self._clock = clock

    async def certificate(self, request: web.Request) -> web.Response:
        """For everybody: whoever verifies a signature needs it."""
        return web.Response(body=self._signer.certificate, content_type="application/x-pem-file")

    async def file(self, request: web.Request) -> web.Response:
        """Section 7."""
        controller = self._controller(request)
        body = await read_body(request, LIMITS)
        sent = read_request(body, old=_is_old(request))
        filed = await self._filings.file(controller, sent, body)
        answer = received(controller.id, sent.id, body, at=filed.received_at, due=filed.due)
        return self._signed(request, 201, self._signer.with_signature(answer))

    async def status(self, request: web.Request) -> web.Response:
        """Section 8."""
        controller = self._controller(request)
        filed = _there(await self._filings.find(controller, _asked(request)))
        answer = status(controller.id, filed, domain=self._signer.domain, version=_version(request))
        return self._signed(request, 200, answer)

    async def cancel(self, request: web.Request) -> web.Response:
        """Section 9."""
        controller = self._controller(request)
        external_id = _asked(request)
        filed = _there(await self._filings.cancel(controller, external_id))
        at = filed.request.closed_at or self._clock()
        answer = cancelled(controller.id, external_id, at=at, version=_version(request))
        return self._signed(request, 202, self._signer.with_signature(answer))

    def _controller(self, request: web.Request) -> Controller:
        return self._controllers[holder_of(bearer(request), self._credentials)]

    def _signed(self, request: web.Request, code: int, body: bytes) -> web.Response:
        return json_response(code, body, self._signer.headers(body, old=_is_old(request)))


def _told(handler: _Handler) -> _Handler:
    """Every error in the shape of section 7.6, whose code is a number."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except NotOpenDsrError as error:
            return json_response(400, failed(400, error.detail, "BadRequest"))
        except GuardrailError as error:
            return _failure(error)

    return handle


def _failure(error: GuardrailError) -> web.Response:
    # A request that cannot be cancelled any more is an error of section 7.5, which knows 400 only.
    code = 400 if isinstance(error, ConflictError) and error.code == "not_pending" else error.status
    words = _WORDS.get(error.code) or (
        "Something failed here; try again." if code >= 500 else "The request could not be taken."
    )
    response = json_response(code, failed(code, words, _REASONS.get(code, "BadRequest")))
    ours = error_response(error).headers
    response.headers.update({name: ours[name] for name in ("WWW-Authenticate", "Retry-After") if name in ours})
    return response


def _fixed(body: bytes) -> _Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        return json_response(200, body)

    return handle


def _asked(request: web.Request) -> str:
    """The request's id in the path; what is no id is nobody's."""
    external_id = request.match_info["id"]
    if not is_request_id(external_id):
        raise _unknown()
    return external_id


def _there(filed: Filed | None) -> Filed:
    if filed is None:
        raise _unknown()
    return filed


def _unknown() -> GuardrailError:
    return ChannelError(code="unknown_request", status=404)


def _is_old(request: web.Request) -> bool:
    return "/opengdpr_requests" in request.path or request.path.startswith(f"{PREFIX}/v1/")


def _version(request: web.Request) -> str:
    return OLD_VERSION if _is_old(request) else API_VERSION
