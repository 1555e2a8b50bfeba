"""What the laws of a route's jurisdictions come to together, in words for ``guardrail check``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guardrail.cli.law import open_law
from guardrail.config import Config
from guardrail.core.notice import Authority
from guardrail.errors import ConfigError
from guardrail.types import Json, LegalBasis, Purpose

if TYPE_CHECKING:
    from guardrail.policy.law import Law

MOST_NAMED = 6  # jurisdictions or rules in one line, unless everything is asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """The law of all routes that name the same jurisdictions for the same kind of service."""

    routes: tuple[str, ...]
    asked: tuple[str, ...]
    law: Law

    def lines(self, *, whole: bool = False) -> Iterator[str]:
        """For people: a line a group of parameters, or with ``whole`` every parameter and rule."""
        others = [name for name in self.law.jurisdictions if name not in self.asked]
        within = f" (with {_few(others, whole)})" if others else ""
        yield f"routes.{', routes.'.join(self.routes)}: law of {', '.join(self.asked)}{within}"
        yield from self._in_full() if whole else self._by_group()
        if self.law.only_stricter:
            yield f"  of uncertain source, bind only where stricter: {_few(self.law.only_stricter, whole)}"

    def _in_full(self) -> Iterator[str]:
        for each in self.law.conflicts:
            values = ", ".join(f"{name}: {_written(value)}" for name, value in each.values.items())
            yield f"  disagree on {each.parameter}: {values}; {_written(each.chosen)} binds"

    def _by_group(self) -> Iterator[str]:
        groups: dict[str, list[str]] = {}
        for each in self.law.conflicts:
            group, _, name = each.parameter.partition(".")
            shown = "" if isinstance(each.chosen, list) else f" ({_written(each.chosen)})"
            groups.setdefault(group, []).append(name + shown)
        for group, names in groups.items():
            yield f"  disagree on {group}, the stricter binds: {', '.join(names)}"

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


def notice_problems(config: Config, laws: Sequence[Combined]) -> Iterator[str]:
    """Privacy notices that no channel could show whole, found now and not when somebody asks for one."""
    from guardrail.core.texts import Catalogue

    operator = config.operator
    catalogue = Catalogue(operator.name, operator.privacy_url, operator.contact)
    found = set()
    for each in laws:
        facts = replace(
            operator.facts(),
            purposes=dict.fromkeys(Purpose, LegalBasis.CONSENT),
            rights=_rights(each.law),
            authorities=tuple(Authority(name, url) for name, url in each.law.authorities),
        )
        for language in catalogue.languages:
            try:
                catalogue.notice(language, facts)
            except ConfigError as error:
                found.add(error.detail)
    yield from sorted(found)


def _rights(law: Law) -> tuple[str, ...]:
    words = law.parameters.get("rights", {}).get("types")
    return tuple(str(word) for word in words) if isinstance(words, list) else ()


def _written(value: Json) -> str:
    """A value as one short word: ``opt_in``, ``10800``, ``[P1M, P45D]``."""
    if isinstance(value, list):
        return f"[{', '.join(_written(each) for each in value)}]"
    return value if isinstance(value, str) else json.dumps(value)


def _few(words: Sequence[str], whole: bool) -> str:
    more = 0 if whole else len(words) - MOST_NAMED
    return ", ".join(words if whole else words[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
