"""The policy engine as a service: a real OPA server, asked through its Python client.

One question, one attempt, a path known in advance. Every way in which the client, the network or the
policy can fail becomes one :class:`PolicyUnavailableError`. The revision comes with each answer (OPA's
provenance), so a bundle that changes between two questions never mislabels a decision.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from opa_client.opa_async import AsyncOpaClient

from guardrail.errors import ConfigError, PolicyUnavailableError
from guardrail.policy import smoke
from guardrail.policy.entrypoints import ENTRYPOINTS
from guardrail.ports import RawDecision
from guardrail.types import Json

NAME = "opa"
MAX_WAITING = 1000
"""Questions that may wait for a free place; beyond that waiting would not help."""
PLAIN = {"Accept-Encoding": "identity"}
"""OPA compresses answers of a kilobyte and more where it may, which costs more than it saves on a short way."""
FAILURES = (aiohttp.ClientError, OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What the client lets through: network, status, and bodies that are not what it expects."""


class OpaServerEngine:
    """A :class:`guardrail.ports.PolicyEngine` that asks an OPA server.

    ``url`` is scheme, host and port. ``timeout`` is in seconds and covers the wait for a free place among
    ``concurrency`` questions. ``bundle`` names the bundle whose revision counts when the server has
    several. With ``expected_revision`` the answers of any other policy are refused.
    """

    def __init__(
        self,
        url: str,
        *,
        token: str | None = None,
        timeout: float = 1.0,
        concurrency: int = 32,
        bundle: str | None = None,
        expected_revision: str | None = None,
    ) -> None:
        """Raises :class:`ConfigError` for a URL that is not just a server."""
        scheme, host, port = _server(url)
        self._client = _OneAttempt(
            host=host, port=port, ssl=scheme == "https", token=token, headers=PLAIN, retries=0, timeout=timeout
        )
        self._opened = False
        self._closed = False
        self._opening = asyncio.Lock()
        self._timeout = timeout
        self._free = asyncio.Semaphore(concurrency)
        self._asked = 0
        self._most = concurrency + MAX_WAITING
        self._bundle = bundle
        self._expected = expected_revision
        self._revision = expected_revision or ""

    @property
    def revision(self) -> str:
        """The revision of the newest answer; empty before the first."""
        return self._revision

    async def evaluate(self, entrypoint: str, question: Mapping[str, Json]) -> RawDecision:
        """See the port."""
        if entrypoint not in ENTRYPOINTS:
            raise PolicyUnavailableError("not an entry point", code="policy_undefined")
        if self._asked >= self._most:
            raise PolicyUnavailableError("too many questions wait for the OPA server", code="policy_overloaded")
        body = await self._within_the_timeout(entrypoint, question)
        if not isinstance(body, dict) or "result" not in body:
            raise PolicyUnavailableError(f"{entrypoint}: undefined", code="policy_undefined")
        self._revision = self._revision_of(body)
        return RawDecision(result=body["result"], revision=self._revision, engine=NAME)

    async def _within_the_timeout(self, entrypoint: str, question: Mapping[str, Json]) -> Any:
        self._asked += 1
        try:
            async with asyncio.timeout(self._timeout), self._free:
                return await self._ask(entrypoint, question)
        except TimeoutError:
            raise PolicyUnavailableError("the OPA server did not answer in time", code="policy_timeout") from None
        except FAILURES as error:
            raise PolicyUnavailableError(f"the OPA server failed: {type(error).__name__}") from None
        finally:
            self._asked -= 1

    async def ready(self) -> None:
        """Raise :class:`PolicyUnavailableError` unless the smoke questions get well-formed answers."""
        for entrypoint, question in smoke.QUESTIONS.items():
            smoke.check(entrypoint, await self.evaluate(entrypoint, question))

    async def close(self) -> None:
        """Close the connections; the engine answers nothing afterwards."""
        self._closed = True
        if self._opened:
            await self._client.__aexit__(None, None, None)
            self._opened = False

    async def _ask(self, entrypoint: str, question: Mapping[str, Json]) -> Any:
        async with self._opening:
            if self._closed:
                raise PolicyUnavailableError("the policy engine is closed")
            if not self._opened:
                await self._client.__aenter__()
                self._opened = True
        package, _, rule = entrypoint.rpartition("/")
        return await self._client.query_rule(dict(question), package, rule, {"provenance": "true"})

    def _revision_of(self, body: dict[str, Any]) -> str:
        revision = _bundle_revision(body.get("provenance"), self._bundle)
        if revision is None:
            raise PolicyUnavailableError("the OPA server names no bundle revision", code="policy_revision")
        if self._expected not in {None, revision}:
            raise PolicyUnavailableError("the OPA server decides by another revision", code="policy_revision")
        return revision


class _OneAttempt(AsyncOpaClient):  # type: ignore[misc]
    """The client takes any status below 400 for success and follows redirects to whoever is named."""

    @asynccontextmanager
    async def _request(self, method: str, url: str, **options: Any) -> AsyncIterator[aiohttp.ClientResponse]:
        async with super()._request(method, url, allow_redirects=False, **options) as response:
            if response.status != 200:
                raise aiohttp.ClientPayloadError
            yield response


def _bundle_revision(provenance: Any, bundle: str | None) -> str | None:
    bundles = provenance.get("bundles") if isinstance(provenance, dict) else None
    if not isinstance(bundles, dict):
        return None
    if bundle is None and len(bundles) == 1:
        (named,) = bundles.values()
    else:
        named = bundles.get(bundle)
    revision = named.get("revision") if isinstance(named, dict) else None
    return revision if isinstance(revision, str) and 0 < len(revision) <= 200 and revision.isprintable() else None


def _server(url: str) -> tuple[str, str, int]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ConfigError("policy.url: not a URL") from None
    plain = parts.path in {"", "/"} and not (parts.query or parts.fragment or parts.username or parts.password)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not plain:
        raise ConfigError("policy.url: scheme, host and port only, such as http://127.0.0.1:8181")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return parts.scheme, host, port or 8181
