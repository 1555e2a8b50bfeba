"""Passwords: Argon2id (RFC 9106) in a thread of its own, and the little that is asked of a new one.

Hashing costs memory on purpose (64 MiB), so only a few run at once and few wait.
"""

from __future__ import annotations

import asyncio
import base64
import unicodedata
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final, TypeVar

from argon2 import Parameters, PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError, VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY

from guardrail.errors import ChannelError, DependencyError, IntegrityError, RateLimitedError
from guardrail.ports import Entropy

T = TypeVar("T")

SHORTEST: Final = 12  # characters, beside the account's name
LONGEST: Final = 1024
_THREADS = 2
_MOST_WAITING = 16


def check_new(password: str, name: str) -> None:
    """Raises :class:`~guardrail.errors.ChannelError` (``password_weak``).

    Length is what counts (NIST SP 800-63B section 3.1.1.2): 12 characters without the name.
    """
    text = _one_form(password)
    if len(text) > LONGEST:
        raise ChannelError(f"at most {LONGEST} characters", code="password_weak")
    if len(text.casefold().replace(name, "")) < SHORTEST:
        raise ChannelError(f"at least {SHORTEST} characters beside the name", code="password_weak")


class Passwords:
    """Hashes and verifies. ``parameters`` default to the second recommendation of RFC 9106 section 4."""

    def __init__(self, entropy: Entropy, parameters: Parameters = RFC_9106_LOW_MEMORY) -> None:
        self._entropy = entropy
        self._hasher = PasswordHasher.from_parameters(parameters)
        self._salt_bytes = parameters.salt_len
        self._nobody = _never(parameters)
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="guardrail-passwords")
        self._pending: set[Future[Any]] = set()

    async def hashed(self, password: str) -> str:
        """The password's hash as a PHC string, with a new salt."""
        text, salt = _encoded(password), self._entropy(self._salt_bytes)
        return await self._aside(lambda: self._hasher.hash(text, salt=salt))

    async def verify(self, hashed: str | None, password: str) -> bool:
        """Whether this is the password; takes as long for None, an account that there is not.

        Raises :class:`~guardrail.errors.RateLimitedError` when too many are being verified, and
        :class:`~guardrail.errors.IntegrityError` for what is no hash.
        """
        if len(password) > LONGEST:
            hashed, password = None, ""
        text = _encoded(password)
        fits = await self._aside(lambda: self._fits(hashed or self._nobody, text))
        return fits and hashed is not None

    async def close(self) -> None:
        """Let running work end."""
        await asyncio.get_running_loop().run_in_executor(None, self._threads.shutdown)

    async def _aside(self, work: Callable[[], T]) -> T:
        # What a caller gave up runs on in its thread, and goes on counting.
        self._pending = {each for each in self._pending if not each.done()}
        if len(self._pending) >= _THREADS + _MOST_WAITING:
            raise RateLimitedError("too many passwords at once", retry_after=1)
        running = self._threads.submit(work)
        self._pending.add(running)
        try:
            return await asyncio.wrap_future(running)
        except InvalidHashError:
            raise IntegrityError("a stored password is no hash") from None
        except Argon2Error:  # no memory for it, say
            raise DependencyError("passwords cannot be verified now", code="passwords_unavailable") from None

    def _fits(self, hashed: str, text: bytes) -> bool:
        try:
            return self._hasher.verify(hashed, text)
        except VerifyMismatchError:
            return False


def _encoded(password: str) -> bytes:
    return _one_form(password).encode("utf-8", "surrogatepass")


def _one_form(password: str) -> str:
    """The same characters typed on another system are the same password."""
    return unicodedata.normalize("NFKC", password)


def _never(parameters: Parameters) -> str:
    """A well-formed hash that no password has, of the same cost."""
    salt, digest = (
        base64.b64encode(bytes(size)).decode().rstrip("=") for size in (parameters.salt_len, parameters.hash_len)
    )
    cost = f"m={parameters.memory_cost},t={parameters.time_cost},p={parameters.parallelism}"
    return f"$argon2id$v={parameters.version}${cost}${salt}${digest}"
