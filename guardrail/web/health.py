"""Whether this process can serve: each thing it needs is asked, all at once, within a bound."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from guardrail.errors import GuardrailError

Check = Callable[[], Awaitable[None]]
"""Raises unless the thing it asks works."""


@dataclass(frozen=True, slots=True)
class Health:
    """The codes of what fails by name; None where all is well."""

    parts: Mapping[str, str | None]
    facts: Mapping[str, object] = field(default_factory=dict)  # what runs: version, policy revision, sinks

    @property
    def ready(self) -> bool:
        """Whether everything works."""
        return all(code is None for code in self.parts.values())

    def document(self) -> dict[str, object]:
        """As ``/readyz`` shows it: codes only, never a text of an exception."""
        return {
            "ready": self.ready,
            **self.facts,
            "checks": {
                name: {"ok": True} if code is None else {"ok": False, "error": code}
                for name, code in self.parts.items()
            },
        }


async def examine(checks: Mapping[str, Check], *, seconds: float) -> Health:
    """Run every check at the same time; one that takes longer than ``seconds`` fails."""
    codes = await asyncio.gather(*(_code(check, seconds) for check in checks.values()))
    return Health(dict(zip(checks, codes, strict=True)))


async def _code(check: Check, seconds: float) -> str | None:
    try:
        async with asyncio.timeout(seconds):
            await check()
    except TimeoutError:
        return "timeout"
    except GuardrailError as error:
        return error.code
    except Exception:
        return "failed"
    return None
