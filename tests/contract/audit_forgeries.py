"""A signed log of thirteen entries, proofs about it, and seeded ways to forge them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import rfc8785
from sqlalchemy import Connection, create_engine, insert
from sqlalchemy.pool import StaticPool

from guardrail.audit.export import checkpoint_line, export, header, tree_of_first
from guardrail.audit.proofs import prove_consistency, prove_inclusion, write
from guardrail.audit.tables import Tables, micros
from guardrail.core import entries, merkle, notes
from guardrail.core.ids import new_id
from guardrail.storage import schema

TABLES = Tables(entries=schema.audit_entries, checkpoints=schema.audit_checkpoints, lease=schema.audit_lease)
SEED, OTHER_SEED, ORIGIN = bytes(range(32)), bytes(range(1, 33)), "audit.example/log"
VERIFIER, OTHER = notes.verifier_of(ORIGIN, SEED), notes.verifier_of(ORIGIN, OTHER_SEED)
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
SIZE, BATCH = 13, 4


def entry_id(number: int) -> str:
    return new_id("ent", lambda size: number.to_bytes(size, "big"))


def bodies() -> list[bytes]:
    """Entries with every kind of value that fields take."""
    fields = {"rows": {"transcript": 3, "vault": 0}}
    decided = {
        "turn": new_id("trn", lambda size: bytes(size)), "decision": new_id("dec", lambda size: bytes(size)),
        "action": "admit", "revision": "0123456789abcdef" * 4, "reasons": ["consent_given", "law_silent"],
        "citations": ["GDPR 6(1)(a)"], "keep": True, "ephemeral": False, "entities": {},
    }  # fmt: skip
    kinds = [("retention:records:expired", fields), ("turn:decision:made", decided)]
    return [
        entries.canonical(entries.entry(*kinds[number % 2], entry_id=entry_id(number), at=AT)) for number in range(SIZE)
    ]


def signed(leaves: list[bytes], seed: bytes = SEED) -> str:
    checkpoint = notes.Checkpoint(origin=ORIGIN, size=len(leaves), root=merkle.root_of(leaves))
    return notes.sign_checkpoint(checkpoint, seed)


@contextmanager
def database() -> Iterator[Connection]:
    """The log in its tables, with checkpoints at 4, 8, 12 and 13."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    schema.metadata.create_all(engine)
    leaves = [merkle.leaf_hash(body) for body in bodies()]
    try:
        with engine.begin() as connection:
            for position, body in enumerate(bodies()):
                row = {
                    "entry_id": entry_id(position), "position": position, "at": micros(AT),
                    "tag": json.loads(body)["tag"], "body": body.decode(), "leaf_hash": leaves[position],
                }  # fmt: skip
                connection.execute(insert(schema.audit_entries).values(row))
            for size in (4, 8, 12, 13):
                root, note = merkle.root_of(leaves[:size]), signed(leaves[:size])
                row = {"size": size, "origin": ORIGIN, "root": root, "note": note, "at": micros(AT)}
                connection.execute(insert(schema.audit_checkpoints).values(row))
            yield connection
    finally:
        engine.dispose()


@dataclass(frozen=True)
class Honest:
    """What the log gives out."""

    log: bytes
    rest: bytes  # from position 8 on
    notes: dict[int, str]
    inclusions: list[bytes]
    consistencies: dict[int, bytes]


def honest() -> Honest:
    leaves = [merkle.leaf_hash(body) for body in bodies()]
    with database() as connection:
        return Honest(
            log=b"".join(export(connection, TABLES, VERIFIER)),
            rest=b"".join(export(connection, TABLES, VERIFIER, tree_of_first(connection, TABLES, 8))),
            notes={size: signed(leaves[:size]) for size in range(1, SIZE + 1)},
            inclusions=[
                write(prove_inclusion(connection, TABLES, VERIFIER, entry_id(number))) for number in range(SIZE)
            ],
            consistencies={
                size: write(prove_consistency(connection, TABLES, VERIFIER, size)) for size in range(1, SIZE + 1)
            },
        )


# ---------------------------------------------------------------- forging

Forge = Callable[[list[bytes], random.Random], list[bytes]]


def flip(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """One bit of one byte."""
    text = bytearray(b"".join(lines))
    text[chance.randrange(len(text))] ^= 1 << chance.randrange(8)
    return [bytes(text)]


def swap(lines: list[bytes], chance: random.Random) -> list[bytes]:
    one, two = chance.sample(range(len(lines)), 2)
    lines[one], lines[two] = lines[two], lines[one]
    return lines


def delete(lines: list[bytes], chance: random.Random) -> list[bytes]:
    del lines[chance.randrange(len(lines))]
    return lines


def repeat(lines: list[bytes], chance: random.Random) -> list[bytes]:
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines))
    return lines


def cut_bytes(lines: list[bytes], chance: random.Random) -> list[bytes]:
    text = b"".join(lines)
    return [text[: chance.randrange(len(text))]]


def cut_lines(lines: list[bytes], chance: random.Random) -> list[bytes]:
    return lines[: chance.randrange(len(lines))]


def respell(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """The same JSON in another spelling."""
    at = chance.randrange(len(lines))
    ways = (
        json.dumps(json.loads(lines[at]), ensure_ascii=True).encode() + b"\n",
        lines[at].replace(b":", b": ", 1),
        lines[at].replace(b"a", b"\\u0061", 1),
        lines[at].rstrip(b"\n") + b" \n",
        lines[at].replace(b"\n", b"\r\n"),
        lines[at].replace(b"{", b'{"a":1,', 1),
        b"\xef\xbb\xbf" + lines[at],
    )
    return [*lines[:at], chance.choice(ways), *lines[at + 1 :]]


def spelled(value: object) -> bytes:
    """Nearly canonical: fractions and large numbers, too."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def rewrite_entry(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """Another body with the leaf hash that fits: only the key is missing."""
    at = chance.choice([index for index, line in enumerate(lines) if line.startswith(b'{"body"')])
    read = json.loads(lines[at])
    oddly = {
        "words": read["body"]["fields"] | {"epoch": chance.randrange(9)}, "half": {"n": 0.5}, "huge": {"n": 2**53},
        "deep": {"n": [[[[[[[[1]]]]]]]]}, "list": [1], "accent": {"n": "\u00e9\u2028\U0001f600"}, "null": {"n": None},
    }  # fmt: skip
    fields = chance.choice(sorted(oddly))
    body = json.dumps(
        read["body"] | {"fields": oddly[fields]}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    leaf = merkle.leaf_hash(body.encode()).hex()
    lines[at] = b'{"body":%s,"leaf":"%s","position":%d}\n' % (body.encode(), leaf.encode(), read["position"])
    return lines


def rehash(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """Another leaf hash, peak or position."""
    at = chance.randrange(len(lines))
    read = json.loads(lines[at])
    if "leaf" in read and chance.random() < 0.5:
        read["leaf"] = chance.randbytes(32).hex()
    elif "position" in read:
        read["position"] += chance.choice((-1, 1, 2**40))
    if "peaks" in read:
        read["peaks"] = [*read["peaks"], chance.randbytes(32).hex()][chance.randrange(2) :]
    lines[at] = rfc8785.dumps(read) + b"\n"
    return lines


def sign_anew(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """A checkpoint with another root, size or key."""
    at = chance.choice([index for index, line in enumerate(lines) if line.startswith(b'{"checkpoint"')])
    size, root = chance.randrange(20), chance.randbytes(32)
    seed, name = chance.choice((SEED, OTHER_SEED)), chance.choice((ORIGIN, "audit.example/other"))
    lines[at] = checkpoint_line(
        notes.sign(notes.Checkpoint(origin=chance.choice((ORIGIN, name)), size=size, root=root).text, name, seed)
    )
    return lines


def other_header(lines: list[bytes], chance: random.Random) -> list[bytes]:
    return [header(chance.choice((OTHER, notes.verifier_of("audit.example/other", SEED)))), *lines[1:]]


LOG_FORGERIES: list[Forge] = [
    flip, flip, flip, swap, delete, repeat, cut_bytes, cut_lines, respell, rewrite_entry, rehash, sign_anew,
    other_header,
]  # fmt: skip


def forged_log(text: bytes, seed: int) -> tuple[str, bytes]:
    chance = random.Random(seed)
    forge = LOG_FORGERIES[seed % len(LOG_FORGERIES)]
    while (made := b"".join(forge(text.splitlines(keepends=True), chance))) == text:
        pass
    return forge.__name__, made


def forged_proof(line: bytes, others: list[bytes], seed: int) -> bytes:
    """Another hash, too few or many, in another order, another place, root, body, checkpoint, or a flipped bit."""
    chance = random.Random(seed)
    made = line
    while made == line:
        way, read = seed % 9, json.loads(line)
        hashes, other = read["hashes"], json.loads(chance.choice(others))
        if way == 0:
            made = flip([line], chance)[0]
            continue
        if way == 1 and hashes:
            hashes[chance.randrange(len(hashes))] = chance.randbytes(32).hex()
        elif way == 2:
            hashes.insert(chance.randrange(len(hashes) + 1), chance.randbytes(32).hex())
        elif way == 3 and hashes:
            hashes.pop(chance.randrange(len(hashes)))
        elif way == 4:
            chance.shuffle(hashes)
        elif way == 5:
            place = "position" if "position" in read else "earlier_size"
            read[place] += chance.choice((-1, 1, 2**52))
        elif way == 6:
            read["root"] = chance.randbytes(32).hex()
        elif way == 7:
            name = chance.choice(sorted(read))
            read[name] = other.get(name, 0)
        else:
            root = chance.randbytes(32)
            note = notes.Checkpoint(origin=ORIGIN, size=read["size"], root=root)
            read |= {"root": root.hex(), "checkpoint": notes.sign_checkpoint(note, chance.choice((SEED, OTHER_SEED)))}
        made = rfc8785.dumps(read) + b"\n"
        if made == line:
            seed += 1
    return made
