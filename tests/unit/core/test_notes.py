"""Signed notes: vectors made by another implementation, the specification's examples, every byte flipped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guardrail.core import notes
from guardrail.errors import IntegrityError

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "notes" / "checkpoints.json").read_text("utf-8"))
SEED = bytes.fromhex(VECTORS["seed"])
VERIFIER = notes.parse_vkey(VECTORS["vkey"])
CHECKPOINT = notes.Checkpoint(origin=VECTORS["name"], size=VECTORS["size"], root=bytes.fromhex(VECTORS["root"]))


def test_keys() -> None:
    assert notes.verifier_of(VECTORS["name"], SEED) == VERIFIER
    assert VERIFIER.public_key.hex() == VECTORS["public_key"]
    assert VERIFIER.key_id.hex() == VECTORS["key_id"]
    assert VERIFIER.vkey == VECTORS["vkey"]


def test_signing_gives_the_vector() -> None:
    assert notes.sign_checkpoint(CHECKPOINT, SEED) == VECTORS["note"]


def test_verifying_gives_the_checkpoint() -> None:
    assert notes.verify_checkpoint(VECTORS["note"], VERIFIER) == CHECKPOINT


def test_unknown_cosignatures_are_ignored() -> None:
    assert notes.verify_checkpoint(VECTORS["cosigned"], VERIFIER) == CHECKPOINT


@pytest.mark.parametrize("case", VECTORS["refused"], ids=lambda case: case["what"])
def test_refused(case: dict[str, str]) -> None:
    with pytest.raises(IntegrityError) as caught:
        notes.verify_checkpoint(case["note"], VERIFIER)
    assert caught.value.code == case["code"]


def test_a_second_wrong_signature_of_the_key_refuses_the_note() -> None:
    wrong = next(case["note"] for case in VECTORS["refused"] if case["what"] == "wrong signature")
    with pytest.raises(IntegrityError):
        notes.verify(VECTORS["note"] + wrong.split("\n\n")[1], VERIFIER)


def test_every_flipped_byte_is_found() -> None:
    note = VECTORS["note"].encode()
    for index in range(len(note)):
        flipped = note[:index] + bytes([note[index] ^ 1]) + note[index + 1 :]
        try:
            text = flipped.decode()
        except UnicodeDecodeError:
            continue
        with pytest.raises(IntegrityError):
            notes.verify_checkpoint(text, VERIFIER)


def test_text_may_hold_empty_lines() -> None:
    text = "one\n\ntwo\n"
    assert notes.verify(notes.sign(text, VECTORS["name"], SEED), VERIFIER) == text


@pytest.mark.parametrize("text", ["", "\n", "no newline", "tab\there\n", "nul\x00\n", "lone \ud800\n"])
def test_what_cannot_be_a_note(text: str) -> None:
    with pytest.raises(ValueError):
        notes.sign(text, VECTORS["name"], SEED)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "thin\u2009space", "line\nbreak"])
def test_what_cannot_be_a_name(name: str) -> None:
    with pytest.raises(ValueError):
        notes.sign("text\n", name, SEED)


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "name",
        VECTORS["vkey"].replace("+", "+0", 1),
        VECTORS["vkey"][:-4],
        VECTORS["vkey"].replace("bank", "shop"),
        VECTORS["name"] + "+00000000+AAAA",
    ],
)
def test_refused_verifier_keys(vkey: str) -> None:
    with pytest.raises(IntegrityError):
        notes.parse_vkey(vkey)


def test_the_examples_of_the_specifications_parse() -> None:
    example = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    assert notes.parse_checkpoint(example).size == 20852163
