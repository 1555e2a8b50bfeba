"""Whatever is done to the lines of an export, a verifier with a pinned checkpoint sees it."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from guardrail.audit.export import checkpoint_line, entry_line, header
from guardrail.audit.verifier import verify
from guardrail.core import entries, merkle, notes
from guardrail.core.ids import new_id

SEED, ORIGIN, SIZE, EVERY = bytes(range(32)), "audit.example/log", 9, 3
VERIFIER = notes.verifier_of(ORIGIN, SEED)


def bodies() -> list[bytes]:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    return [
        entries.canonical(
            entries.entry(
                "keys:epoch:rotated",
                {"epoch": number},
                entry_id=new_id("ent", lambda size, number=number: number.to_bytes(size, "big")),
                at=at,
            )
        )
        for number in range(SIZE)
    ]


def note(leaves: list[bytes]) -> str:
    checkpoint = notes.Checkpoint(origin=ORIGIN, size=len(leaves), root=merkle.root_of(leaves))
    return notes.sign_checkpoint(checkpoint, SEED)


def honest() -> list[bytes]:
    lines, leaves = [header(VERIFIER)], []
    for position, body in enumerate(bodies()):
        leaves.append(merkle.leaf_hash(body))
        lines.append(entry_line(SimpleNamespace(body=body.decode(), leaf_hash=leaves[-1], position=position)))
        if len(leaves) % EVERY == 0:
            lines.append(checkpoint_line(note(leaves)))
    return lines


LINES = honest()
PINNED = note([merkle.leaf_hash(body) for body in bodies()])
INNER = {line for line in LINES[:-1] if line.startswith(b'{"checkpoint"')}
which = st.integers(0, len(LINES) - 1)
changes = st.lists(st.tuples(st.sampled_from(["delete", "repeat", "swap", "cut", "flip"]), which, which), max_size=4)


def changed(steps: list[tuple[str, int, int]]) -> list[bytes]:
    lines = list(LINES)
    for what, one, two in steps:
        if max(one, two) >= len(lines):
            continue
        if what == "delete":
            del lines[one]
        elif what == "repeat":
            lines.insert(two, lines[one])
        elif what == "swap":
            lines[one], lines[two] = lines[two], lines[one]
        elif what == "cut":
            del lines[one:]
        else:
            at = two % len(lines[one])
            lines[one] = lines[one][:at] + bytes([lines[one][at] ^ 1]) + lines[one][at + 1 :]
    return lines


def test_the_honest_log() -> None:
    assert verify(LINES, VERIFIER.vkey, PINNED).ok


@given(changes)
def test_every_change_is_found(steps: list[tuple[str, int, int]]) -> None:
    """Only leaving out checkpoints in between is no change of the log."""
    lines = changed(steps)
    same = [line for line in lines if line not in INNER] == [line for line in LINES if line not in INNER]
    in_place = [line for line in LINES if line in lines] == lines
    assert verify(lines, VERIFIER.vkey, PINNED).ok is (same and in_place)
