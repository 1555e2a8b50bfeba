"""One-time codes in a turn: seen as such when somebody enters one, and a secret wherever it comes back."""

from __future__ import annotations

from collections.abc import Sequence

from guardrail.turn.inspect import Inspector
from guardrail.types import Address, Event, EventKind, Finding, Part, PartKind, RawText, RoutePolicy, Scan, Speaker

CODE = "7KQF-M3XT-9WA"


class Reader:
    """A detector that finds nothing."""

    async def scan(self, texts: Sequence[RawText], *, locale: str | None = None) -> Sequence[Scan]:
        return [Scan(language="en", certain=True, findings=(), intents=frozenset()) for _ in texts]

    async def ready(self) -> None: ...

    async def close(self) -> None: ...


def part(text: str, kind: PartKind = PartKind.MESSAGE, speaker: Speaker = Speaker.PERSON) -> Part:
    return Part(path=("messages", 0), text=RawText(text), kind=kind, speaker=speaker)


async def inspected(*parts: Part) -> tuple[str | None, list[tuple[Finding, ...]]]:
    event = Event(kind=EventKind.MESSAGE, address=Address(user=RawText("ann")), parts=parts)
    inspection = await Inspector(Reader()).inspect(event, RoutePolicy(), language="en")
    return inspection.code.raw if inspection.code else None, [scan.findings for scan in inspection.scans if scan]


async def test_a_message_that_is_a_code() -> None:
    code, _ = await inspected(part(" 7kqf m3xt 9wa "))
    assert code == CODE


async def test_a_code_in_a_longer_message_or_of_a_bot_is_none() -> None:
    assert (await inspected(part(f"my code is {CODE}")))[0] is None
    assert (await inspected(part(CODE, speaker=Speaker.BOT)))[0] is None
    assert (await inspected(part(CODE, kind=PartKind.HISTORY)))[0] is None
    assert (await inspected(part(CODE, kind=PartKind.TOOL_RESULT)))[0] is None


async def test_a_code_that_comes_back_with_the_history_is_a_secret() -> None:
    """A client resends what somebody entered before; the policy redacts secrets under every law."""
    _, (history, bots) = await inspected(
        part("7KQF-M3XT-9WA", kind=PartKind.HISTORY), part("ABCD-2345-EFG", PartKind.HISTORY, Speaker.BOT)
    )
    (found,) = history
    assert (found.start, found.end, found.entity_type) == (0, len(CODE), "PIN")
    assert bots == ()


async def test_it_prints_as_nothing() -> None:
    event = Event(kind=EventKind.MESSAGE, address=Address(user=RawText("ann")), parts=(part(CODE),))
    assert CODE not in repr(await Inspector(Reader()).inspect(event, RoutePolicy(), language="en"))


async def test_a_code_is_of_no_language() -> None:
    """Whatever its letters look like (W96Z-P5MT-6PH: Polish), nobody is answered in another language for it."""
    event = Event(kind=EventKind.MESSAGE, address=Address(user=RawText("ann")), parts=(part(CODE),))
    inspection = await Inspector(Reader()).inspect(event, RoutePolicy(), language="lt")
    assert (inspection.language, inspection.certain) == ("lt", False)
    words = Event(kind=EventKind.MESSAGE, address=Address(user=RawText("ann")), parts=(part("Hello there"),))
    inspection = await Inspector(Reader()).inspect(words, RoutePolicy(), language="lt")
    assert (inspection.language, inspection.certain) == ("en", True)
