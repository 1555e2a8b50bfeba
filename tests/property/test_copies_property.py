"""However people and placeholders are mixed, a copy holds one person's values and asks for no other key."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from guardrail.core.placeholders import placeholder
from guardrail.core.sealing import DataKey, seal
from guardrail.ports import SealedRow
from guardrail.rights.own_texts import OwnTexts
from guardrail.types import Direction, VaultRow

AT = datetime(2026, 11, 22, tzinfo=UTC)
PEOPLE = ("sub_a", "sub_b", "sub_c")
_numbers = count(1)


def chance(size: int) -> bytes:
    return next(_numbers).to_bytes(size, "big")


KEYS = {name: DataKey(f"key{at}", name, bytes([at]) * 32) for at, name in enumerate((*PEOPLE, "cnv_1"), start=1)}


class Keys:
    """Hands keys out, and remembers whose."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    async def get(self, owner_id: str) -> DataKey:
        self.asked.add(owner_id)
        return KEYS[owner_id]


class Vaults:
    """The vault of the one conversation."""

    def __init__(self, rows: Sequence[VaultRow]) -> None:
        self._rows = rows

    async def vault(self, conversation_id: str) -> Sequence[VaultRow]:
        return self._rows


def kept(number: int, owner: str) -> VaultRow:
    record = f"rec_{number}"
    value = json.dumps({"value": f"canary-{owner}-{number}", "type": "PERSON"}).encode()
    return VaultRow(
        record_id=record, conversation_id="cnv_1", subject_id=owner, placeholder=placeholder("PERSON", number),
        sealed=seal(KEYS[owner], ("vault", record), value, chance),
    )  # fmt: skip


def said(text: str, owner: str) -> SealedRow:
    content = json.dumps({"parts": [{"kind": "message", "text": text}], "body": None}).encode()
    return SealedRow(
        cursor=1, table="transcript", record_id="rec_0", conversation_id="cnv_1", owner_id=owner, placeholder=None,
        direction=Direction.INBOUND, at=AT, expires_at=AT, decision_id="dec_1",
        sealed=seal(KEYS[owner], ("transcript", "rec_0"), content, chance),
    )  # fmt: skip


@given(
    st.lists(st.sampled_from(PEOPLE), max_size=8),
    st.lists(st.integers(1, 10), max_size=12),
    st.sets(st.sampled_from(PEOPLE), min_size=1, max_size=2),
    st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_no_other_persons_value_and_no_other_key(
    owners: list[str], mentions: list[int], accounts: set[str], by_group: bool
) -> None:
    asking = sorted(accounts)[0]
    speaker = "cnv_1" if by_group else asking
    text = " ".join(placeholder("PERSON", number) for number in mentions)
    keys = Keys()
    rows = [kept(number, owner) for number, owner in enumerate(owners, start=1)]
    texts = OwnTexts(Vaults(rows), keys, frozenset(accounts))  # type: ignore[arg-type]
    message = asyncio.run(texts.message(said(text, speaker), asking))
    whose = dict(enumerate(owners, start=1))
    wanted = [
        f"canary-{whose[number]}-{number}" if whose.get(number) in accounts else placeholder("PERSON", number)
        for number in mentions
    ]
    assert message.parts == [("message", " ".join(wanted))]
    assert keys.asked <= {speaker, *accounts}
