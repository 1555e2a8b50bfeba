"""Proof files: made from the log's tables, checked without them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rfc8785
from sqlalchemy import delete, insert, update

from guardrail.audit import proofs
from guardrail.audit.proofs import Consistency, Inclusion, NoProofError, check, prove_consistency, prove_inclusion
from guardrail.core import merkle, notes
from guardrail.errors import IntegrityError
from guardrail.storage import schema
from tests.contract.audit_forgeries import (
    ORIGIN,
    OTHER,
    SEED,
    SIZE,
    TABLES,
    VERIFIER,
    bodies,
    database,
    entry_id,
    honest,
)

HONEST = honest()
LEAVES = [merkle.leaf_hash(body) for body in bodies()]


@pytest.mark.parametrize("number", range(SIZE))
def test_an_entry(number: int) -> None:
    verdict = check(HONEST.inclusions[number], VERIFIER.vkey)
    assert verdict.ok
    assert isinstance(verdict.proof, Inclusion)
    assert (verdict.proof.position, verdict.proof.body) == (number, bodies()[number])
    assert list(verdict.proof.hashes) == merkle.inclusion_proof(LEAVES, number)
    assert verdict.signed == notes.Checkpoint(origin=ORIGIN, size=SIZE, root=merkle.root_of(LEAVES))


@pytest.mark.parametrize("size", range(1, SIZE + 1))
def test_an_earlier_log(size: int) -> None:
    verdict = check(HONEST.consistencies[size], VERIFIER.vkey, HONEST.notes[size])
    assert verdict.ok
    assert isinstance(verdict.proof, Consistency)
    assert (verdict.proof.earlier_size, verdict.proof.earlier_root) == (size, merkle.root_of(LEAVES[:size]))
    assert list(verdict.proof.hashes) == merkle.consistency_proof(LEAVES, size)


@pytest.mark.parametrize("proof", [HONEST.inclusions[5], HONEST.consistencies[6]], ids=["inclusion", "consistency"])
@pytest.mark.parametrize("bit", [0, 1, 5, 7])
def test_every_flipped_bit_is_found(proof: bytes, bit: int) -> None:
    for index in range(len(proof)):
        flipped = proof[:index] + bytes([proof[index] ^ 1 << bit]) + proof[index + 1 :]
        assert not check(flipped, VERIFIER.vkey).ok, index


def test_another_key_signed() -> None:
    assert check(HONEST.inclusions[0], OTHER.vkey).code == "bad_signature"


def test_a_forger_with_a_log_of_his_own_lacks_the_key() -> None:
    forged = json.loads(HONEST.inclusions[0])
    leaf = merkle.leaf_hash(bodies()[0])
    note = notes.sign_checkpoint(notes.Checkpoint(origin=ORIGIN, size=1, root=leaf), bytes(range(2, 34)))
    forged |= {"checkpoint": note, "hashes": [], "root": leaf.hex(), "size": 1}
    assert check(rfc8785.dumps(forged) + b"\n", VERIFIER.vkey).code == "bad_signature"


def test_a_proof_about_another_checkpoint_than_the_kept_one() -> None:
    assert check(HONEST.consistencies[6], VERIFIER.vkey, HONEST.notes[7]).code == "other_size"
    assert check(HONEST.inclusions[6], VERIFIER.vkey, HONEST.notes[6]).code == "other_size"


def test_an_earlier_log_that_was_rewritten() -> None:
    leaves = [merkle.leaf_hash(b"what was there before"), *LEAVES[1:6]]
    before = notes.sign_checkpoint(notes.Checkpoint(origin=ORIGIN, size=6, root=merkle.root_of(leaves)), SEED)
    assert check(HONEST.consistencies[6], VERIFIER.vkey, before).code == "rewritten"


@pytest.mark.parametrize("junk", [b"", b"\n", b"null\n", b"[]\n", b"{}\n", b"[" * 100_000 + b"\n", b"\xff\n"])
def test_junk(junk: bytes) -> None:
    assert check(junk, VERIFIER.vkey).code == "malformed"


def test_what_the_caller_gave_wrongly_is_an_error() -> None:
    for vkey, pinned in (("nonsense", None), (VERIFIER.vkey, "nonsense"), (OTHER.vkey, HONEST.notes[6])):
        with pytest.raises(IntegrityError):
            check(HONEST.consistencies[6], vkey, pinned)


# ---------------------------------------------------------------- nothing to prove, or not any more


def test_what_is_not_in_the_log() -> None:
    with database() as connection:
        body = bodies()[0].decode().replace(entry_id(0), entry_id(99))
        connection.execute(
            insert(schema.audit_entries).values(entry_id=entry_id(99), at=0, tag="keys:epoch:rotated", body=body)
        )
        for unknown in (entry_id(98), entry_id(99), "ent_x", ""):  # the second one waits for its place
            with pytest.raises(NoProofError):
                prove_inclusion(connection, TABLES, VERIFIER, unknown)
        for size in (0, SIZE + 1):
            with pytest.raises(NoProofError):
                prove_consistency(connection, TABLES, VERIFIER, size)
        connection.execute(delete(schema.audit_checkpoints))
        with pytest.raises(NoProofError):
            prove_consistency(connection, TABLES, VERIFIER, 1)


@pytest.mark.parametrize(
    "change", [{"leaf_hash": bytes(32)}, {"leaf_hash": None}, {"position": None}, {"position": 99}], ids=str
)
def test_no_proof_comes_from_an_altered_log(change: dict[str, object]) -> None:
    with database() as connection:
        table = schema.audit_entries
        connection.execute(update(table).where(table.c.position == 7).values(**change))
        with pytest.raises(IntegrityError):
            prove_inclusion(connection, TABLES, VERIFIER, entry_id(2))
        with pytest.raises(IntegrityError):
            prove_consistency(connection, TABLES, VERIFIER, 9)


@pytest.mark.parametrize("body", ["{}", bodies()[3].decode(), bodies()[2].decode() + " "])
def test_no_proof_of_an_altered_entry(body: str) -> None:
    with database() as connection:
        table = schema.audit_entries
        connection.execute(update(table).where(table.c.position == 2).values(body=body))
        with pytest.raises(IntegrityError):
            prove_inclusion(connection, TABLES, VERIFIER, entry_id(2))


# ---------------------------------------------------------------- the vectors

VECTORS = Path(__file__).parents[2] / "vectors" / "audit"


def test_the_vectors_are_what_we_make() -> None:
    assert (VECTORS / "log.jsonl").read_bytes() == HONEST.log
    assert (VECTORS / "from-8.jsonl").read_bytes() == HONEST.rest
    assert (VECTORS / "checkpoint-8.txt").read_text("utf-8") == HONEST.notes[8]
    assert (VECTORS / "inclusion-5.json").read_bytes() == HONEST.inclusions[5]
    assert (VECTORS / "consistency-8.json").read_bytes() == HONEST.consistencies[8]
    assert (VECTORS / "vkey.txt").read_text("utf-8") == VERIFIER.vkey + "\n"


def test_the_specification_names_every_code() -> None:
    page = (VECTORS.parents[2] / "docs" / "spec" / "audit-log.md").read_text("utf-8")
    for name in (proofs.INCLUSION, proofs.CONSISTENCY, "unproven", "other_size", "rewritten", "malformed", "altered"):
        assert name in page
