"""Receipts of erasures: one spelling, nothing changed goes unseen, nothing said that the log does not say."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from guardrail.core.erasure_plan import Kept
from guardrail.core.erasure_receipt import MOST, Receipt, document, milliseconds, read, split, write
from guardrail.core.erasure_receipt_check import check
from guardrail.core.notes import Checkpoint, sign_checkpoint
from guardrail.errors import IntegrityError
from tests.unit.core.receipt_made import (
    ANN,
    ANNE,
    HELD,
    NEXT,
    ORIGIN,
    SECOND,
    SEED,
    START,
    VECTORS,
    Log,
    made,
    named,
    sign,
    vectors,
    verifier,
)

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/spec/erasure-receipt.schema.json").read_text())
VKEY = verifier().vkey
WHOLE = write(made(Log()), sign)


def code(note: bytes, vkey: str = VKEY, **more: Any) -> str:
    return check(note, vkey, **more).code


def test_a_receipt_holds_and_reads_back() -> None:
    verdict = check(WHOLE, VKEY)
    assert verdict.ok
    assert verdict.receipt == made(Log())
    assert verdict.signed is not None
    assert verdict.signed.size == 4


@pytest.mark.parametrize("name", ["whole.txt", "partly.txt", "rotated.txt", "forged-keys.txt", "other-key.txt"])
def test_receipts_fit_the_schema(name: str) -> None:
    text, _ = split((VECTORS / name).read_bytes())
    assert list(Draft202012Validator(SCHEMA).iter_errors(json.loads(text))) == []


def test_the_vectors_are_as_they_are_made() -> None:
    for name, content in vectors().items():
        assert (VECTORS / name).read_bytes() == content, name


@pytest.mark.parametrize(
    ("name", "vkey", "expected"),
    [
        ("whole.txt", "vkey.txt", ""),
        ("partly.txt", "vkey.txt", ""),
        ("rotated.txt", "vkey.txt", ""),
        ("rotated.txt", "next-vkey.txt", ""),
        ("forged-keys.txt", "vkey.txt", "contradicts_log"),
        ("forged-proof.txt", "vkey.txt", "unproven"),
        ("other-key.txt", "vkey.txt", "bad_signature"),
        ("other-key.txt", "next-vkey.txt", ""),
        ("whole.txt", "next-vkey.txt", "bad_signature"),
    ],
)
def test_the_vectors(name: str, vkey: str, expected: str) -> None:
    assert code((VECTORS / name).read_bytes(), (VECTORS / vkey).read_text().strip()) == expected


# ---------------------------------------------------------------- changed by somebody without the key


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_every_changed_byte_is_seen(place: int, flip: int) -> None:
    changed = bytearray(WHOLE)
    changed[place] ^= flip
    assert code(bytes(changed)) != ""


def test_every_single_flipped_bit_of_the_signature_is_seen() -> None:
    begin = WHOLE.rindex(b"\n\n")
    for place in range(begin, len(WHOLE)):
        for bit in range(8):
            changed = bytearray(WHOLE)
            changed[place] ^= 1 << bit
            assert code(bytes(changed)) != "", (place, bit)


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"\n\n",
        b"\xff\n\n\xff",
        WHOLE[:-1],
        WHOLE + b"\n",
        WHOLE + WHOLE[WHOLE.rindex(b"\n\n") + 2 :],
        b" " + WHOLE,
        WHOLE.replace(b'{"accounts"', b'{ "accounts"', 1),
        b"[" * 10_000 + WHOLE,
        b"x" * (MOST + 1),
        b'{"format":"guardrail-erasure-receipt/1"}\n\n' + WHOLE[WHOLE.rindex(b"\n\n") + 2 :],
    ],
)
def test_what_is_no_receipt_in_its_one_spelling(note: bytes) -> None:
    assert code(note) in ("malformed", "bad_signature")


def test_a_receipt_cut_anywhere_is_none() -> None:
    assert {code(WHOLE[:end]) for end in range(0, len(WHOLE), 7)} <= {"malformed", "bad_signature"}


@pytest.mark.parametrize("member", sorted(document(made(Log()))))
def test_a_receipt_without_a_member_is_none(member: str) -> None:
    whole = document(made(Log()))
    del whole[member]
    assert code(sign(rfc8785.dumps(whole).decode() + "\n").encode()) == "malformed"


# ---------------------------------------------------------------- forged by somebody with the key


def forged(log: Log | None = None, **changes: Any) -> str:
    return code(write(made(log or Log(), **changes), sign))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"request_id": named("req", "other")}, "contradicts_log"),
        ({"erased": {"transcript": 5, "vault": 2}}, "contradicts_log"),
        ({"erased": {}}, "contradicts_log"),
        ({"keys": 2}, "contradicts_log"),
        ({"epoch": 4}, "contradicts_log"),
        ({"decided_at": START}, "contradicts_log"),
        ({"unreadable_at": START + SECOND}, "contradicts_log"),
        ({"unreadable_at": START + 2 * SECOND}, "contradicts_log"),
        ({"completed_at": START + 2 * SECOND}, "contradicts_log"),
        ({"checkpoint": "nothing"}, "bad_note"),
        ({"checkpoint": Log().checkpoint(NEXT)}, "bad_signature"),
        ({"handovers": ("nothing",)}, "bad_handover"),
    ],
)
def test_whoever_has_the_key_cannot_say_what_the_log_does_not(changes: dict[str, Any], expected: str) -> None:
    assert forged(**changes) == expected


def _account(receipt: Receipt, **changes: Any) -> bytes:
    return write(replace(receipt, accounts=(replace(receipt.accounts[0], **changes),)), sign)


def test_entries_of_somebody_else_prove_nothing() -> None:
    receipt = made(Log())
    begun, completed = receipt.accounts[0].begun, receipt.accounts[0].completed
    assert code(_account(receipt, subject_id=ANNE)) == "contradicts_log"
    assert code(_account(receipt, begun=completed, completed=begun)) == "contradicts_log"
    assert code(_account(receipt, begun=replace(begun, position=1))) == "unproven"
    assert code(_account(receipt, begun=replace(begun, hashes=begun.hashes[:-1]))) == "unproven"
    assert code(_account(receipt, begun=replace(begun, entry=begun.entry.replace("shop", "desk")))) == "unproven"
    with pytest.raises(ValueError, match="form"):
        _account(receipt, completed=replace(completed, entry="{}"))


def test_an_account_is_named_once_and_by_its_route() -> None:
    receipt = made(Log())
    twice = replace(receipt, accounts=receipt.accounts * 2, keys=2, erased={"transcript": 8, "vault": 4})
    assert code(write(twice, sign)) == "contradicts_log"
    assert code(_account(receipt, route="desk")) == "contradicts_log"


def test_an_account_cannot_be_left_out() -> None:
    receipt = made(Log(), subjects=((ANN, "shop"), (ANNE, "desk")))
    assert code(write(receipt, sign)) == ""
    assert code(write(replace(receipt, accounts=receipt.accounts[:1]), sign)) == "contradicts_log"


def test_what_only_the_receipt_says_is_signed_with_it() -> None:
    """The log does not tell these; the signature does."""
    for changes in (
        {"kept": (HELD,)},
        {"recipients": ()},
        {"backups_unreadable_from": START + 90 * SECOND},
        {"ground": "unlawful"},
        {"issued_at": START + timedelta(days=1)},
    ):
        assert forged(**changes) == ""


# ---------------------------------------------------------------- checkpoints and keys


def test_a_pinned_checkpoint_must_be_the_receipts() -> None:
    log = Log()
    note = write(made(log), sign)
    assert code(note, pinned=log.checkpoint()) == ""
    forked = sign_checkpoint(Checkpoint(origin=ORIGIN, size=4, root=bytes(32)), SEED)
    assert code(note, pinned=forked) == "rewritten"
    log.add("process:guardrail:stopped", START, version="1.0.0")
    assert code(note, pinned=log.checkpoint()) == "other_size"
    with pytest.raises(IntegrityError):
        check(note, VKEY, pinned=log.checkpoint(NEXT))


def test_a_key_that_came_later_is_trusted_by_its_hand_over() -> None:
    log = Log()
    note = write(made(log), sign)
    handover = log.hand_over().note
    assert code(note, verifier(NEXT).vkey) == "bad_signature"
    assert code(note, verifier(NEXT).vkey, handovers=[handover]) == ""


def test_a_vkey_that_is_none_is_an_error_of_the_caller() -> None:
    with pytest.raises(IntegrityError):
        check(WHOLE, "nonsense")


def test_an_older_key_signs_no_receipt_of_after_its_hand_over() -> None:
    log = Log()
    handover = log.hand_over().note
    receipt = made(log, seed=NEXT, handovers=(handover,))
    assert code(write(receipt, sign)) == "bad_signature"
    assert code(write(receipt, lambda text: sign(text, NEXT))) == ""
    repeated = replace(receipt, handovers=(handover, handover))
    assert code(write(repeated, lambda text: sign(text, NEXT))) == "bad_handover"
    assert code(write(receipt, lambda text: sign(text, NEXT)), handovers=[handover, handover]) == ""


# ---------------------------------------------------------------- pieces


@pytest.mark.parametrize(
    ("took", "told"),
    [(timedelta(0), 0), (timedelta(microseconds=1), 1), (SECOND, 1000), (timedelta(days=9), 86_400_000)],
)
def test_milliseconds_are_rounded_up_and_end_with_a_day(took: timedelta, told: int) -> None:
    assert milliseconds(START, START + took) == told
    assert milliseconds(START + took, START) == 0


def test_a_receipt_beyond_measure_is_not_written() -> None:
    kept = tuple(Kept(kind="message", action="keep", reason=f"r{n}", citation=None, until=None) for n in range(20_000))
    with pytest.raises(ValueError, match="more than"):
        write(made(Log(), kept=kept), sign)


@pytest.mark.parametrize(
    "change",
    [
        {"keys": -1},
        {"keys": True},
        {"keys": 1.5},
        {"received_at": "yesterday"},
        {"accounts": []},
        {"accounts": [{}]},
        {"id": {}},
        {"request": "req_1"},
        {"way": "telex"},
        {"kept": [{**document(made(Log(), kept=(HELD,)))["kept"][0], "rule": "eu/hold"}]},
        {"revision": "latest"},
        {"handovers": [1]},
        {"checkpoint": None},
        {"more": 1},
        {"erased": {"a": "1"}},
    ],
)
def test_values_of_another_kind_are_malformed(change: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        read(rfc8785.dumps({**document(made(Log())), **change}) + b"\n")
