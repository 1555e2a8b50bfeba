"""The provider's keys: discovered (OpenID Connect Discovery 1.0 section 4), cached, fetched anew when it pays.

A key that the provider takes back is refused after ten minutes at the latest; a provider that is down for longer
lets nobody in. A token with an unknown key makes us look again, once a minute at most, whoever sends how many.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

from jwt import PyJWK

from guardrail.access.fetch import IssuerUnavailableError, guarded
from guardrail.access.jwks import KeySet

MAX_AGE: Final = 600.0  # seconds that keys are used without looking again
LOOK_AGAIN: Final = 60.0  # seconds between two looks for an unknown key
_AFTER_FAILURE: Final = 5.0  # seconds until a provider that was down is asked again, when we have no keys at all
_DISCOVERY = "/.well-known/openid-configuration"

Fetch = Callable[[str], Awaitable[dict[str, Any]]]
"""A URL in, the JSON object there out; raises :class:`~guardrail.access.fetch.IssuerUnavailableError`."""


class Issuer:
    """Keys of the provider ``url``, which is spelled as its tokens spell it. ``monotonic`` gives seconds."""

    def __init__(self, url: str, fetch: Fetch, *, monotonic: Callable[[], float]) -> None:
        self.url = url
        self._fetch = fetch
        self._monotonic = monotonic
        self._lock = asyncio.Lock()
        self._keys: KeySet | None = None
        self._fetched_at = self._failed_at = -1e9

    async def key(self, kid: str | None, algorithm: str) -> PyJWK | None:
        """The key that a token names, or None when the provider has no such key.

        Raises :class:`~guardrail.access.fetch.IssuerUnavailableError` when it cannot be asked.
        """
        found = (await self._no_older_than(MAX_AGE)).find(kid, algorithm)
        return found or (await self._no_older_than(LOOK_AGAIN)).find(kid, algorithm)

    async def _no_older_than(self, seconds: float) -> KeySet:
        async with self._lock:  # of many that wait, one fetches
            now = self._monotonic()
            if self._keys is not None and now - self._fetched_at <= seconds:
                return self._keys
            if now - self._failed_at < (_AFTER_FAILURE if self._keys is None else LOOK_AGAIN):
                raise IssuerUnavailableError("the provider did not answer just now")
            try:
                self._keys = await self._discovered()
            except IssuerUnavailableError:
                self._failed_at = self._monotonic()
                raise
            self._fetched_at = self._monotonic()
            return self._keys

    async def _discovered(self) -> KeySet:
        document = await self._fetch(self.url.rstrip("/") + _DISCOVERY)
        where = document.get("jwks_uri")
        if document.get("issuer") != self.url or not isinstance(where, str):  # section 4.3
            raise IssuerUnavailableError("the discovery document is another provider's, or incomplete")
        if guarded(where).scheme == "http" and guarded(self.url).scheme != "http":
            raise IssuerUnavailableError("a provider elsewhere has no keys on this machine")
        keys = KeySet(await self._fetch(where))
        if not len(keys):
            raise IssuerUnavailableError("the provider has no usable key")
        return keys
