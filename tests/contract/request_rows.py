"""The readable rows about requests, and what one looks like when it is played through."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import yaml

from guardrail.core.requests import Request, Shown
from guardrail.errors import GuardrailError
from guardrail.policy.tree import default_policy_dir
from guardrail.ports.rights import Asked
from guardrail.types import ConsentState, Purpose, RawText, Right, RoutePolicy, Way
from tests.unit.rights.office import NOON, OFFICER, USER, Office

DAYS = {"due": "due_at", "acknowledge": "acknowledge_by", "begun": "begun_at", "proof": "proof_until"}
PURPOSES = {"marketing": "consent", "analytics": "legitimate_interests"}


def table() -> dict[str, Any]:
    """The whole file."""
    read: dict[str, Any] = yaml.safe_load((default_policy_dir() / "scenarios" / "requests.yaml").read_text())
    return read


def noon(day: date | None) -> datetime:
    """A row's day; none is the usual one."""
    return NOON if day is None else datetime.combine(day, time(12), UTC)


def policy(row: Mapping[str, Any]) -> RoutePolicy:
    """The route that a row is about."""
    named = row.get("jurisdictions", "strict")
    return RoutePolicy(
        jurisdictions=(named,) if isinstance(named, str) else tuple(named),
        kind=row.get("kind", "assistant"),
        purposes=PURPOSES,
    )


@dataclass
class Play:
    """One row, being played."""

    office: Office
    row: Mapping[str, Any]
    subject: str | None = None
    conversation: str = ""
    first: str = ""
    request: str = ""

    async def begin(self) -> None:
        """Somebody, or nobody; and what they ask for."""
        other, _ = await self.office.person("somebody else")
        if self.row.get("known", True):
            self.subject, self.conversation = await self.office.person()
        self.office.rooms.code_of["other"] = other
        if self.subject is not None:
            self.office.rooms.code_of["own"] = self.subject
        self.office.law.down = self.row.get("down", False)
        self.first = self.request = await self.ask_for_it()

    async def ask_for_it(self) -> str:
        """The id of the request that this is, or joins."""
        right, way = Right(self.row["right"]), Way(self.row.get("way", "chat"))
        about = Purpose(self.row["about"]) if "about" in self.row else None
        desk = self.office.desk
        if way is Way.CHAT:
            assert self.subject is not None
            opened = await desk.prepare(self.office.turn(self.subject, self.conversation), right, about=about)
            if opened.writes:
                await self.office.store.commit(opened.writes, alive=(self.subject,))
            return (await desk.proceed(opened.request.id)).id
        asked = Asked(
            right=right,
            way=way,
            route="shop",
            user=RawText(USER),
            about=about,
            shown=Shown(**self.row.get("shown", {})),
            received_at=noon(self.row["received"]) if "received" in self.row else None,
            controller="broker" if way is Way.OPENDSR else None,
            external_id="a7551968-d5d6-44b2-9831-815ac9017798" if way is Way.OPENDSR else None,
        )
        return (await desk.open(asked, actor=OFFICER if way is Way.OFFICER else None)).id

    async def step(self, step: Mapping[str, Any]) -> str | None:
        """Do what a step says; the code of the error, if it was one."""
        self.office.time.at = noon(step["day"])
        self.office.rooms.told = [*self.office.rooms.told]
        try:
            await self._steps()[step["do"]](step)
        except GuardrailError as error:
            return error.code
        return None

    def _steps(self) -> Mapping[str, Callable[[Mapping[str, Any]], Awaitable[object]]]:
        desk, by = self.office.desk, OFFICER
        return {
            "delivered": lambda step: desk.delivered(self.request),
            "cancel": lambda step: desk.cancel(self.request, actor=None),
            "extend": lambda step: desk.extend(self.request, step["reason"], actor=by),
            "acknowledge": lambda step: desk.acknowledge(self.request, actor=by),
            "ask": lambda step: desk.ask(self.request, actor=by),
            "identify": lambda step: desk.identify(
                self.request, Shown(**step.get("shown", {})), actor=by, code=step.get("code")
            ),
            "decide": lambda step: desk.decide(
                self.request,
                accept=step["accept"],
                actor=by,
                excessive=step.get("excessive", "no"),
                compelling_grounds=step.get("compelling_grounds", False),
            ),
            "complete": lambda step: desk.complete(self.request, actor=by, partly=step.get("partly", False)),
            "lift": lambda step: desk.lift_restriction(self.request, actor=by),
            "tick": lambda step: self._tick(),
            "down": lambda step: self._law(down=True),
            "up": lambda step: self._law(down=False),
            "again": lambda step: self._again(),
        }

    async def _tick(self) -> None:
        await self.office.clock.tick()

    async def _law(self, *, down: bool) -> None:
        self.office.law.down = down

    async def _again(self) -> None:
        self.request = await self.ask_for_it()

    async def seen(self, expected: Mapping[str, Any], error: str | None) -> dict[str, Any]:
        """What there is now, as far as the row says what it expects."""
        request = await self.office.desk.get(self.request)
        found = {name: await self._one(request, name, wanted) for name, wanted in expected.items() if name != "error"}
        return found if error is None and "error" not in expected else {**found, "error": error}

    async def _one(self, request: Request | None, name: str, wanted: Any) -> Any:
        if name == "gone":
            return request is None
        assert request is not None
        if name in DAYS:
            at = getattr(request, DAYS[name])
            return None if at is None else at.date()
        if name in ("cites", "obligations"):
            there = request.citations if name == "cites" else request.obligations
            return wanted if set(wanted) <= set(there) else sorted(there)
        if name in ("state", "fee"):
            return str(getattr(request, name))
        if name in ("reasons", "ways", "elements"):
            return [*getattr(request, name)]
        return await self._effects()[name]()

    def _effects(self) -> Mapping[str, Callable[[], Awaitable[Any]]]:
        return {"told": self._told, "ended": self._ended, "erased": self._erased, "restricted": self._restricted,
                "same": self._same, "bound": self._bound}  # fmt: skip

    async def _told(self) -> list[str]:
        return [what for what, _ in self.office.rooms.told]

    async def _ended(self) -> list[str]:
        if self.subject is None:
            return []
        rows = await self.office.store.consent_history(self.subject)
        return sorted(row.recorded.purpose.value for row in rows if row.recorded.state is ConsentState.WITHDRAWN)

    async def _erased(self) -> bool:
        return self.request in self.office.rooms.erased

    async def _restricted(self) -> bool:
        assert self.subject is not None
        person = await self.office.store.person(self.subject)
        return person is not None and person.restricted_at is not None

    async def _bound(self) -> str | None:
        request = await self.office.desk.get(self.request)
        assert request is not None
        names = {subject: name for name, subject in self.office.rooms.code_of.items()}
        return None if request.subject_id is None else names[request.subject_id]

    async def _same(self) -> bool:
        return self.request == self.first

    async def tags(self) -> list[str]:
        """What the log says of the first request, in order."""
        entries = await self.office.entries("rights:request:")
        return [each.tag.rpartition(":")[2] for each in entries if each.fields["request"] == self.first]
