"""What the laws of a route's jurisdictions come to together, in words for ``guardrail check``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guardrail.cli.law import open_law
from guardrail.config import Config
from guardrail.types import Json

if TYPE_CHECKING:
    from guardrail.policy.law import Law

MOST_NAMED = 6  # rules or values in one line; --json has all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """The law of all routes that name the same jurisdictions for the same kind of service."""

    routes: tuple[str, ...]
    asked: tuple[str, ...]
    law: Law

    def lines(self) -> Iterator[str]:
        """For people."""
        theirs = f"routes.{', routes.'.join(self.routes)}"
        yield f"{theirs}: law of {', '.join(self.asked)} (with {', '.join(self.law.jurisdictions)})"
        for conflict in self.law.conflicts:
            values = _few([f"{name}: {_written(value)}" for name, value in conflict.values.items()])
            yield f"  disagree on {conflict.parameter}: {values}; {_written(conflict.chosen)} binds"
        if self.law.only_stricter:
            yield f"  of uncertain source, bind only where stricter: {_few(self.law.only_stricter)}"

    def document(self) -> Mapping[str, Json]:
        """For programs."""
        return {
            "routes": [*self.routes],
            "asked": [*self.asked],
            "jurisdictions": [*self.law.jurisdictions],
            "conflicts": [
                {"parameter": each.parameter, "values": dict(each.values), "chosen": each.chosen}
                for each in self.law.conflicts
            ],
            "only_stricter": [*self.law.only_stricter],
            "valid_until": self.law.valid_until.isoformat() if self.law.valid_until else None,
        }


async def combined_laws(config: Config) -> list[Combined]:
    """The law in force today for each route, routes of the same law together."""
    from guardrail.cli.rooms import now

    groups: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for name, route in config.routes.items():
        groups.setdefault((route.policy.jurisdictions, route.policy.kind), []).append(name)
    async with open_law(config) as book:
        return [
            Combined(routes=tuple(names), asked=asked, law=await book.in_force(asked, kind, now()))
            for (asked, kind), names in groups.items()
        ]


def _written(value: Json) -> str:
    """A value as one short word: ``opt_in``, ``10800``, ``[P1M, P45D]``."""
    if isinstance(value, list):
        return f"[{_few([_written(each) for each in value])}]"
    return value if isinstance(value, str) else json.dumps(value)


def _few(words: Sequence[str]) -> str:
    more = len(words) - MOST_NAMED
    return ", ".join(words[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
