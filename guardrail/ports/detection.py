"""Who finds personal data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from guardrail.types import RawText, Scan


class Detector(Protocol):
    """Finds personal data, language and intents in texts. Pure of effects; may take CPU time."""

    async def scan(self, texts: Sequence[RawText], *, locale: str | None = None) -> Sequence[Scan]:
        """One scan a text, in order.

        ``locale`` is what the channel says of the person's language, a hint. Raises
        :class:`~guardrail.errors.DetectionError` when any recognizer fails or runs out of time.
        """
        ...

    async def ready(self) -> None:
        """Raise unless models are loaded and a probe text was scanned."""
        ...

    async def close(self) -> None:
        """Free threads and models."""
        ...
