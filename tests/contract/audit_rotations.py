"""A signed log of fifteen entries whose key was handed over twice, proofs about it, and ways to forge that."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import rfc8785
from sqlalchemy import Connection, create_engine, insert
from sqlalchemy.pool import StaticPool

from guardrail.audit.export import export, tree_of_first
from guardrail.audit.proofs import prove_consistency, prove_inclusion, write
from guardrail.audit.tables import micros
from guardrail.core import entries, merkle, notes
from guardrail.core.handovers import Handover, hand_over
from guardrail.storage import schema
from tests.contract.audit_forgeries import (
    AT,
    LOG_FORGERIES,
    ORIGIN,
    SEED,
    TABLES,
    Forge,
    bodies,
    entry_id,
    spelled,
)

SEEDS = (SEED, bytes(range(32, 64)), bytes(range(64, 96)))
FIRST, SECOND, NEWEST = KEYS = tuple(notes.verifier_of(ORIGIN, seed) for seed in SEEDS)
PLACES = (5, 9)  # of the hand-overs
CHECKPOINTS = (4, 5, 6, 9, 10, 13, 15)
SIZE = 15


def signer(size: int) -> bytes:
    """The seed whose turn it is."""
    return SEEDS[sum(place < size for place in PLACES)]


def signed(leaves: list[bytes], seed: bytes | None = None) -> str:
    checkpoint = notes.Checkpoint(origin=ORIGIN, size=len(leaves), root=merkle.root_of(leaves))
    return notes.sign_checkpoint(checkpoint, seed or signer(len(leaves)))


def handed_over(leaves: list[bytes], old: bytes, new: bytes, name: str = ORIGIN) -> Handover:
    return hand_over(name, len(leaves), merkle.root_of(leaves), old, new)


def rotated() -> tuple[list[bytes], list[Handover]]:
    """Bodies, the entries of the hand-overs among them, and those."""
    found: list[bytes] = []
    handovers: list[Handover] = []
    plain = iter(bodies())
    for position in range(SIZE):
        if position in PLACES:
            turn = len(handovers)
            leaves = [merkle.leaf_hash(body) for body in found]
            handovers.append(handed_over(leaves, SEEDS[turn], SEEDS[turn + 1]))
            made = entries.entry("audit:key:rotated", handovers[-1].fields, entry_id=entry_id(100 + position), at=AT)
            found.append(entries.canonical(made))
        else:
            found.append(next(plain))
    return found, handovers


BODIES, HANDOVERS = rotated()
LEAVES = [merkle.leaf_hash(body) for body in BODIES]


@contextmanager
def database() -> Iterator[Connection]:
    """The log in its tables."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    schema.metadata.create_all(engine)
    try:
        with engine.begin() as connection:
            for position, body in enumerate(BODIES):
                read = json.loads(body)
                row = {
                    "entry_id": read["id"], "position": position, "at": micros(AT), "tag": read["tag"],
                    "body": body.decode(), "leaf_hash": LEAVES[position],
                }  # fmt: skip
                connection.execute(insert(schema.audit_entries).values(row))
            for size in CHECKPOINTS:
                root, note = merkle.root_of(LEAVES[:size]), signed(LEAVES[:size])
                row = {"size": size, "origin": ORIGIN, "root": root, "note": note, "at": micros(AT)}
                connection.execute(insert(schema.audit_checkpoints).values(row))
            yield connection
    finally:
        engine.dispose()


@dataclass(frozen=True)
class Honest:
    """What the log gives out; ``rest`` by the position it begins at."""

    log: bytes
    rest: dict[int, bytes]
    notes: dict[int, str]
    inclusions: list[bytes]
    consistencies: dict[int, bytes]


def honest() -> Honest:
    with database() as connection:
        ids = [json.loads(body)["id"] for body in BODIES]
        return Honest(
            log=b"".join(export(connection, TABLES, NEWEST)),
            rest={
                start: b"".join(export(connection, TABLES, NEWEST, tree_of_first(connection, TABLES, start)))
                for start in range(1, SIZE + 1)
            },
            notes={size: signed(LEAVES[:size]) for size in range(1, SIZE + 1)},
            inclusions=[write(prove_inclusion(connection, TABLES, NEWEST, each)) for each in ids],
            consistencies={
                size: write(prove_consistency(connection, TABLES, NEWEST, size)) for size in range(1, SIZE + 1)
            },
        )


# ---------------------------------------------------------------- forging the chain


def with_handovers(line: bytes, given: object) -> bytes:
    """The header, or the proof, with other hand-overs."""
    return rfc8785.dumps(json.loads(line) | {"handovers": given}) + b"\n"


def noted(handovers: list[Handover]) -> list[str]:
    return [handover.note for handover in handovers]


def counter_signature_left_out(note: str) -> str:
    return "".join(note.splitlines(keepends=True)[:-1])


def signed_by_the_old_key_twice(note: str) -> str:
    lines = note.splitlines(keepends=True)
    return "".join([*lines[:-1], lines[-2]])


def signatures_swapped(note: str) -> str:
    lines = note.splitlines(keepends=True)
    return "".join([*lines[:-2], lines[-1], lines[-2]])


def another_size(note: str) -> str:
    return note.replace(f"\n{note.splitlines()[1]}\n", "\n7\n", 1)


ALTERATIONS: list[Callable[[str], str]] = [
    counter_signature_left_out, signed_by_the_old_key_twice, signatures_swapped, another_size,
]  # fmt: skip

FIRST_ONE, SECOND_ONE = HANDOVERS
STRANGER = bytes(range(96, 128))
CHAINS: dict[str, list[str]] = {
    "gap": noted([SECOND_ONE]),
    "reordered": noted([SECOND_ONE, FIRST_ONE]),
    "repeated": noted([FIRST_ONE, FIRST_ONE, SECOND_ONE]),
    "back to a key of before": [*noted(HANDOVERS), handed_over(LEAVES[:12], SEEDS[2], SEEDS[0]).note],
    "to itself": [handed_over(LEAVES[:5], SEEDS[0], SEEDS[0]).note],
    "of the same size": [FIRST_ONE.note, handed_over(LEAVES[:5], SEEDS[1], SEEDS[2]).note],
    "of a smaller size": [FIRST_ONE.note, handed_over(LEAVES[:4], SEEDS[1], SEEDS[2]).note],
    "of another log": [handed_over(LEAVES[:5], SEEDS[0], SEEDS[1], "audit.example/other").note, SECOND_ONE.note],
    "by a stranger": [handed_over(LEAVES[:5], STRANGER, SEEDS[1]).note, SECOND_ONE.note],
    **{
        f"{alter.__name__} {number}": [
            alter(note) if at == number else note for at, note in enumerate(noted(HANDOVERS))
        ]
        for alter in ALTERATIONS
        for number in range(2)
    },
}
"""Chains that are none, whoever signed them."""

ELSEWHERE: dict[str, list[str]] = {
    "signed by both, of a smaller size": [handed_over(LEAVES[:4], *SEEDS[:2]).note, SECOND_ONE.note],
    "signed by both, of a larger size": [handed_over(LEAVES[:6], *SEEDS[:2]).note, SECOND_ONE.note],
    "signed by both, of another root": [
        hand_over(ORIGIN, 5, bytes(32), *SEEDS[:2]).note, SECOND_ONE.note,
    ],
    "a third that the log does not have": [*noted(HANDOVERS), handed_over(LEAVES[:12], SEEDS[2], STRANGER).note],
    "a third behind the end": [*noted(HANDOVERS), handed_over(LEAVES, SEEDS[2], STRANGER).note],
    "the last one left out": [FIRST_ONE.note],
}  # fmt: skip
"""Chains in themselves, which are not that of the log."""


def rechain(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """A header with another chain."""
    given = chance.choice([*CHAINS.values(), *ELSEWHERE.values(), [], [1], "x", {}, [noted(HANDOVERS)]])
    lines[0] = with_handovers(lines[0], given)
    return lines


def unchain(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """A header that tells of no hand-over, from one of the keys."""
    header = json.loads(lines[0])
    header.pop("handovers", None)
    lines[0] = rfc8785.dumps(header | {"vkey": chance.choice(KEYS).vkey}) + b"\n"
    return lines


def outsign(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """A checkpoint as it is, signed by a key whose turn it was not."""
    at = chance.choice([index for index, line in enumerate(lines) if line.startswith(b'{"checkpoint"')])
    text = json.loads(lines[at])["checkpoint"].rpartition("\n\n")[0] + "\n"
    lines[at] = rfc8785.dumps({"checkpoint": notes.sign(text, ORIGIN, chance.choice((*SEEDS, STRANGER)))}) + b"\n"
    return lines


def refield(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """The entry of a hand-over says something else, with the leaf hash that fits."""
    places = [index for index, line in enumerate(lines) if b'"tag":"audit:key:rotated"' in line]
    if not places:
        return unchain(lines, chance)
    at = chance.choice(places)
    read = json.loads(lines[at])
    name = chance.choice(sorted(read["body"]["fields"]))
    read["body"]["fields"][name] = chance.choice([True, 5, "0" * 64, ["0" * 64, "0" * 64], None])
    body = spelled(read["body"])
    leaf = merkle.leaf_hash(body).hex().encode()
    lines[at] = b'{"body":%s,"leaf":"%s","position":%d}\n' % (body, leaf, read["position"])
    return lines


ROTATION_FORGERIES: list[Forge] = [rechain, unchain, outsign, refield]


def forged_log(text: bytes, seed: int) -> tuple[str, bytes]:
    """One of these forgeries, or of those of any log."""
    chance = random.Random(seed)
    ways = [*ROTATION_FORGERIES, *LOG_FORGERIES]
    forge = ways[seed % len(ways)]
    while (made := b"".join(forge(text.splitlines(keepends=True), chance))) == text:
        pass
    return forge.__name__, made
