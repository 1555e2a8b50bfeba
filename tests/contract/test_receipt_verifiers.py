"""Receipts of erasures: a verifier written from the specification alone comes to our verdicts, whatever was forged."""

from __future__ import annotations

from pathlib import Path

import pytest

from guardrail.core.erasure_receipt import document, write
from guardrail.core.erasure_receipt_check import check
from guardrail.errors import IntegrityError
from tests.contract.go_verifier import Verifier, build
from tests.contract.receipt_forgeries import (
    ALLOWED,
    ANOTHER,
    FIELDS,
    THIRD,
    Document,
    chains,
    changed,
    checkpoints,
    endings,
    handed_over,
    line,
    of_a_log_with,
    spellings,
    spelt,
    swapped,
    two_accounts,
    unsigned,
)
from tests.contract.receipt_forgeries import Path as Place
from tests.unit.core.receipt_made import NEXT, SEED, START, Log, made, sign, verifier

VECTORS = Path(__file__).parents[1] / "vectors" / "receipts"
VKEY, NEXT_VKEY = verifier().vkey, verifier(NEXT).vkey
SAID_ALONE = {"ground", "id", "issued_at", "kept", "received_at", "recipients", "revision", "right", "way"}
"""What the log does not tell: whoever has its key may say anything of the right kind."""


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Verifier:
    directory = tmp_path_factory.mktemp("verifier")
    return Verifier(build(directory), directory)


def both(stranger: Verifier, receipt: bytes, vkey: str = VKEY, pinned: str | None = None) -> str:
    """The verdict that both come to; empty when all holds."""
    said = stranger.verdict("receipt", receipt, vkey, pinned)["problem"]
    ours = check(receipt, vkey, pinned).code
    assert (said["code"] if said else "") == ours, receipt[:4000]
    return ours


@pytest.mark.parametrize(
    ("name", "first", "later"),
    [
        ("whole", "", "bad_signature"),
        ("partly", "", "bad_signature"),
        ("rotated", "", ""),
        ("forged-keys", "contradicts_log", "bad_signature"),
        ("forged-proof", "unproven", "bad_signature"),
        ("other-key", "bad_signature", ""),
    ],
)
def test_the_vectors(stranger: Verifier, name: str, first: str, later: str) -> None:
    receipt = (VECTORS / f"{name}.txt").read_bytes()
    assert both(stranger, receipt) == first
    assert both(stranger, receipt, NEXT_VKEY) == later
    assert both(stranger, receipt, ANOTHER.vkey) == "bad_signature"


def test_every_byte_counts(stranger: Verifier) -> None:
    """Each byte of a receipt, with another of its bits turned each time."""
    honest = (VECTORS / "whole.txt").read_bytes()
    for place in range(len(honest)):
        flipped = bytearray(honest)
        flipped[place] ^= 1 << place % 8
        assert both(stranger, bytes(flipped)) != "", place


@pytest.mark.parametrize("part", range(4))
def test_members_changed_by_whoever_has_the_receipt(stranger: Verifier, part: int) -> None:
    for whole, seed in ((two_accounts(), SEED), (handed_over(), NEXT)):
        honest = spelt(whole, seed)
        for place, how, forged in [*changed(whole)][part::16]:  # where the signature fails, a part of them is enough
            assert both(stranger, unsigned(line(forged), honest)) != "", (place, how)


@pytest.mark.parametrize("part", range(6))
def test_members_changed_by_whoever_has_the_key(stranger: Verifier, part: int) -> None:
    """So only what they say counts, and what the log says."""
    for whole, seed in ((two_accounts(), SEED), (handed_over(), NEXT)):
        for place, how, forged in [*changed(whole)][part::6]:
            verdict = both(stranger, spelt(forged, seed))
            assert verdict != "" or _said_alone(place), (place, how)


def _said_alone(place: Place) -> bool:
    return place[0] in SAID_ALONE or place == ("backups_unreadable_from",)


def test_proofs_of_something_else(stranger: Verifier) -> None:
    for how, forged in swapped(two_accounts()):
        assert both(stranger, spelt(forged)) in {"unproven", "contradicts_log"}, how


def test_other_checkpoints(stranger: Verifier) -> None:
    whole = document(made(Log()))
    for how, note in checkpoints():
        assert both(stranger, spelt({**whole, "checkpoint": note})) in {"bad_note", "bad_signature", "unproven"}, how


def test_chains_of_keys_that_are_none(stranger: Verifier) -> None:
    whole = handed_over()
    for how, forged in chains(whole):
        for seed in (SEED, NEXT, THIRD):
            for vkey in (VKEY, NEXT_VKEY, ANOTHER.vkey):
                verdict = both(stranger, spelt(forged, seed), vkey)
                # Without its hand-over it is that of a log which always had this key; and hand-overs are not in
                # what the log says here, so one with another root is for the log's own verifiers.
                alone = how in {"none", "another one"} and seed == NEXT and vkey != ANOTHER.vkey
                onward = how == "onward" and seed == THIRD
                assert verdict != "" or alone or onward, (how, vkey)
    assert both(stranger, spelt(whole, SEED)) == "bad_signature"
    assert both(stranger, spelt(whole, THIRD)) == "bad_signature"


def test_spellings(stranger: Verifier) -> None:
    for how, text in spellings(two_accounts()):
        assert both(stranger, sign_raw(text)) == "malformed", how


def sign_raw(text: str) -> bytes:
    try:
        return sign(text + "\n").encode()
    except ValueError:  # no text of a note at all
        return unsigned(text + "\n", spelt(two_accounts()))


def test_signature_lines(stranger: Verifier) -> None:
    for number, receipt in enumerate(endings(spelt(two_accounts()))):
        assert both(stranger, receipt) in {"malformed", "bad_signature"}, number


@pytest.mark.parametrize("name", FIELDS)
def test_logs_that_do_not_say_it(stranger: Verifier, name: str) -> None:
    assert both(stranger, spelt(of_a_log_with(FIELDS[name]))) in {"contradicts_log", "malformed"}


@pytest.mark.parametrize("name", ALLOWED)
def test_logs_that_say_more(stranger: Verifier, name: str) -> None:
    assert both(stranger, spelt(of_a_log_with(ALLOWED[name]))) == ""


@pytest.mark.parametrize(("at", "milliseconds"), [("0001-01-01T00", 0), ("9999-12-31T23", 86_400_000)])
def test_times_far_away(stranger: Verifier, at: str, milliseconds: int) -> None:
    def took(entries: list[Document]) -> None:
        entries[1]["fields"]["milliseconds"] = milliseconds

    whole = of_a_log_with(took)
    assert both(stranger, spelt({**whole, "unreadable_at": f"{at}:00:00.000000Z"})) == ""


def test_a_receipt_too_long_to_be_one(stranger: Verifier) -> None:
    whole = document(made(Log()))
    assert both(stranger, spelt({**whole, "recipients": whole["recipients"] * 10})) == ""
    assert both(stranger, spelt({**whole, "recipients": whole["recipients"] * 10_000})) == "malformed"


def test_a_checkpoint_kept_elsewhere(stranger: Verifier) -> None:
    log = Log()
    receipt = write(made(log), sign)
    assert both(stranger, receipt, pinned=log.checkpoint()) == ""
    other = Log()
    made(other, subjects=())
    other.add("process:guardrail:stopped", START, version="1.0.0")
    other.add("process:guardrail:stopped", START, version="1.0.0")
    assert len(other.bodies) == len(log.bodies)
    assert both(stranger, receipt, pinned=other.checkpoint()) == "rewritten"
    log.add("process:guardrail:stopped", START, version="1.0.0")
    assert both(stranger, receipt, pinned=log.checkpoint()) == "other_size"
    with pytest.raises(IntegrityError):
        check(receipt, VKEY, log.checkpoint(NEXT))
    with pytest.raises(AssertionError, match="does not verify"):
        stranger.verdict("receipt", receipt, VKEY, log.checkpoint(NEXT))
