"""What people wrote about a request: sealed under a key of the request's own, which goes with the proof of it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from guardrail.core.requests import Request
from guardrail.core.sealing import open_sealed, seal
from guardrail.errors import ChannelError, ErasedError
from guardrail.ports import Entropy, KeyRing
from guardrail.types import RawText, Sealed

MOST = 16_384  # characters
ASKED, DONE = "asked", "done"  # what the request is about; what was done about it


class RequestWords:
    """Seals and opens them."""

    def __init__(self, *, keys: KeyRing, entropy: Entropy) -> None:
        self._keys = keys
        self._entropy = entropy

    async def sealed(self, request: Request, name: str, words: RawText) -> Sealed:
        """What the request keeps, with these words added. Raises :class:`~guardrail.errors.ChannelError`
        (``note_too_long``)."""
        everything = {**await self._all(request), name: words.raw}
        if sum(map(len, everything.values())) > MOST:
            raise ChannelError("a note too long", code="note_too_long", status=413)
        key = await self._keys.create(request.id)
        return seal(key, _place(request), json.dumps(everything).encode(), self._entropy)

    async def read(self, request: Request, name: str) -> RawText | None:
        """None without such words, and once their key is gone."""
        found = (await self._all(request)).get(name)
        return None if found is None else RawText(found)

    async def _all(self, request: Request) -> Mapping[str, str]:
        if request.note is None:
            return {}
        try:
            key = await self._keys.get(request.id)
        except ErasedError:
            return {}
        words: dict[str, str] = json.loads(open_sealed(key, _place(request), request.note))
        return words


def _place(request: Request) -> tuple[str, str]:
    return "request", request.id
