"""A provider's public keys (RFC 7517): those that may sign tokens here, each bound to one algorithm.

Which algorithm verifies is the key's to say, never the token's alone: a token that names another one finds no key.
Symmetric keys, and what a set holds beside public parameters, are not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from jwt import PyJWK
from jwt.exceptions import PyJWTError

ALGORITHMS: Final = ("RS256", "PS256", "ES256", "EdDSA")
"""What a token may be signed with (RFC 8725 section 3.2): asymmetric, and of today."""
_MOST_KEYS = 64
_KINDS: Mapping[tuple[str, str | None], tuple[tuple[str, ...], tuple[str, ...]]] = {
    ("RSA", None): (("RS256", "PS256"), ("kty", "n", "e")),
    ("EC", "P-256"): (("ES256",), ("kty", "crv", "x", "y")),
    ("OKP", "Ed25519"): (("EdDSA",), ("kty", "crv", "x")),
}


class KeySet:
    """The usable keys of a ``jwks_uri``'s document; what cannot be read is left out."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        listed = document.get("keys")
        found = listed[:_MOST_KEYS] if isinstance(listed, list) else []
        self._keys = [usable for each in found if isinstance(each, dict) for usable in _usable(each)]

    def __len__(self) -> int:
        return len(self._keys)

    def find(self, kid: str | None, algorithm: str) -> PyJWK | None:
        """The one key of this name for this algorithm. Without a name the only key there is for it."""
        fitting = [key for name, key in self._keys if key.algorithm_name == algorithm and kid in (None, name)]
        return fitting[0] if len(fitting) == 1 else None


def _usable(entry: Mapping[str, Any]) -> Iterator[tuple[str | None, PyJWK]]:
    """The key for each algorithm it may be used with."""
    algorithms, members = _KINDS.get(_kind(entry), ((), ()))
    name, use, operations = entry.get("kid"), entry.get("use", "sig"), entry.get("key_ops", ["verify"])
    if use != "sig" or not isinstance(operations, list) or "verify" not in operations:
        return
    public = {member: entry.get(member) for member in members}
    if not all(isinstance(value, str) for value in (*public.values(), name or "")):
        return
    for algorithm in algorithms:
        if entry.get("alg", algorithm) != algorithm:
            continue
        try:
            key = PyJWK(public, algorithm)
        except (PyJWTError, ValueError):
            continue
        if key.Algorithm.check_key_length(key.key) is None:  # RSA below 2048 bits
            yield name, key


def _kind(entry: Mapping[str, Any]) -> tuple[str, str | None]:
    kty, curve = entry.get("kty"), entry.get("crv")
    return str(kty), None if kty == "RSA" else str(curve)
