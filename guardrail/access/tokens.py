"""A provider's JSON Web Token: verified (RFC 7519, RFC 8725), and what it says of an officer.

Only the configured issuer, audience and algorithms count. Headers that point to keys (``jku``, ``x5u``, ``jwk``,
``x5c``) are not looked at, so they make nobody fetch anything; ``crit`` and ``b64`` are refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol

import jwt
from jwt.exceptions import PyJWTError

from guardrail.access.issuer import Issuer
from guardrail.access.jwks import ALGORITHMS
from guardrail.core.officers import Role
from guardrail.errors import UnauthorizedError
from guardrail.ports import Clock

LEEWAY: Final = timedelta(seconds=30)
"""How far the provider's clock and ours may be apart."""
LONGEST: Final = 8192  # characters
_MOST_WORDS = 1024  # of the roles claim that are looked at
_TYPES = frozenset({"jwt", "at+jwt", "application/at+jwt"})
_EARLIEST, _LATEST = 0, 253_402_300_799  # 1970 to 9999


class ProviderSettings(Protocol):
    """What the configuration says of a provider."""

    @property
    def audience(self) -> str: ...
    @property
    def roles_claim(self) -> str: ...
    @property
    def roles(self) -> Mapping[str, Sequence[str]]: ...
    @property
    def max_age(self) -> timedelta: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What a token that holds says. ``subject`` prints as nothing."""

    subject: str = field(repr=False)
    roles: tuple[Role, ...]
    fresh_at: datetime  # when the officer logged in with the provider, as far as it tells
    ends_at: datetime
    machine: bool


class TokenReader:
    """Reads the tokens of one provider."""

    def __init__(self, settings: ProviderSettings, issuer: Issuer, *, clock: Clock) -> None:
        self._settings = settings
        self._issuer = issuer
        self._clock = clock
        self._roles = {word: tuple(Role(role) for role in roles) for word, roles in settings.roles.items()}
        self._jwt = jwt.PyJWT(
            {
                "require": ["exp", "iat", "iss", "aud", "sub"],
                # Times are compared below, with the house's one clock.
                "verify_exp": False,
                "verify_nbf": False,
                "verify_iat": False,
            }
        )

    async def read(self, token: str) -> Claims:
        """Raises :class:`~guardrail.errors.UnauthorizedError` without saying why, and
        :class:`~guardrail.access.fetch.IssuerUnavailableError` when the provider's keys cannot be had."""
        kid, algorithm = _named(token)
        key = await self._issuer.key(kid, algorithm)
        if key is None:
            raise UnauthorizedError
        try:
            claims: dict[str, Any] = self._jwt.decode(
                token,
                key,
                algorithms=[key.algorithm_name],
                audience=self._settings.audience,
                issuer=self._issuer.url,
            )
        except (PyJWTError, ValueError):
            raise UnauthorizedError from None
        return self._judged(claims)

    def _judged(self, claims: Mapping[str, Any]) -> Claims:
        now, subject = self._clock(), claims["sub"]
        issued, expires = _moment(claims["iat"]), _moment(claims["exp"])
        begins = _moment(claims["nbf"]) if "nbf" in claims else issued
        ends_at = min(expires, issued + self._settings.max_age)
        if max(issued, begins) > now + LEEWAY or ends_at <= now - LEEWAY or not _named_well(subject):
            raise UnauthorizedError
        shown = _moment(claims["auth_time"]) if "auth_time" in claims else issued
        return Claims(
            subject=subject,
            roles=self._roles_of(claims),
            fresh_at=min(shown, now),
            ends_at=ends_at + LEEWAY,
            machine=subject in (claims.get("client_id"), claims.get("azp")),  # RFC 9068 section 2.2
        )

    def _roles_of(self, claims: Mapping[str, Any]) -> tuple[Role, ...]:
        words = _claim(claims, self._settings.roles_claim)
        if isinstance(words, str):
            words = words.split()
        if not isinstance(words, list):
            return ()
        given = {role for word in words[:_MOST_WORDS] if isinstance(word, str) for role in self._roles.get(word, ())}
        return tuple(sorted(given))


def _named(token: str) -> tuple[str | None, str]:
    """Key id and algorithm in a token's header, before anything of it is believed."""
    if len(token) > LONGEST or not token.isascii():
        raise UnauthorizedError
    try:
        header = jwt.get_unverified_header(token)
    except (PyJWTError, ValueError):
        raise UnauthorizedError from None
    kid, algorithm, kind = header.get("kid"), header.get("alg"), header.get("typ", "JWT")
    if algorithm not in ALGORITHMS or "crit" in header or "b64" in header:
        raise UnauthorizedError
    if not isinstance(kind, str) or kind.lower() not in _TYPES:  # a logout token, say (RFC 8725 section 3.11)
        raise UnauthorizedError
    return kid, algorithm


def _named_well(subject: str) -> bool:
    """At most 255 ASCII characters (OpenID Connect Core 1.0 section 2), none of them a control character."""
    return 0 < len(subject) <= 255 and subject.isascii() and subject.isprintable()


def _moment(value: object) -> datetime:
    """A NumericDate (RFC 7519 section 2)."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not _EARLIEST <= value <= _LATEST:
        raise UnauthorizedError
    return datetime.fromtimestamp(value, UTC)


def _claim(claims: Mapping[str, Any], name: str) -> Any:
    """A claim by its whole name, or else along the dots in it (``realm_access.roles``)."""
    if name in claims:
        return claims[name]
    found: Any = claims
    for step in name.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return found
