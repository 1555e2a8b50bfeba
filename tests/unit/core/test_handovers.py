"""Hand-overs of a log's key: a statement, two signatures, a chain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guardrail.core import notes
from guardrail.core.handovers import Handover, Keys, from_fields, hand_over, keys_of, parse_handover
from guardrail.core.merkle import EMPTY_ROOT, leaf_hash
from guardrail.errors import IntegrityError

NAME = "audit.example/log"
SEEDS = [bytes([number]) * 32 for number in range(1, 5)]
KEYS = [notes.verifier_of(NAME, seed) for seed in SEEDS]


def chain(*sizes: int) -> tuple[Handover, ...]:
    """Each key hands over to the next one."""
    return tuple(
        hand_over(NAME, size, leaf_hash(bytes([size])), SEEDS[number], SEEDS[number + 1])
        for number, size in enumerate(sizes)
    )


def refused(*handovers: Handover, first: notes.Verifier = KEYS[0]) -> bool:
    try:
        Keys(first=first, handovers=handovers)
    except IntegrityError as error:
        return error.code == "bad_handover"
    return False


def test_a_statement_comes_back_from_its_note_and_from_its_entry() -> None:
    for made in (*chain(3), hand_over(NAME, 0, EMPTY_ROOT, SEEDS[0], SEEDS[1])):
        assert parse_handover(made.note) == made
        assert from_fields(NAME, made.fields) == made
        assert notes.verify(made.note, made.old) == notes.verify(made.note, made.new) == made.text


def test_it_is_no_checkpoint() -> None:
    (made,) = chain(3)
    for key in (made.old, made.new):
        with pytest.raises(IntegrityError) as caught:
            notes.verify_checkpoint(made.note, key)
        assert caught.value.code == "bad_note"


def test_it_is_of_one_log() -> None:
    (made,) = chain(3)
    with pytest.raises(IntegrityError):
        from_fields("audit.example/other", made.fields)
    other = notes.verifier_of("audit.example/other", SEEDS[1])
    text = replace(made, new=other).text
    mixed = replace(
        made, new=other, old_signature=notes.signature(text, SEEDS[0]), new_signature=notes.signature(text, SEEDS[1])
    )
    with pytest.raises(IntegrityError):
        parse_handover(mixed.note)


@pytest.mark.parametrize("signer", [0, 2])
def test_the_new_key_must_have_signed_itself(signer: int) -> None:
    (made,) = chain(3)
    forged = replace(made, new_signature=notes.signature(made.text, SEEDS[signer]))
    with pytest.raises(IntegrityError):
        parse_handover(forged.note)
    with pytest.raises(IntegrityError):
        from_fields(NAME, forged.fields)


@pytest.mark.parametrize(
    "change",
    [{"size": True}, {"size": "3"}, {"root": "00"}, {"old": "zz"}, {"new": ""}, {"old_signature": "ab"},
     {"new_signature": []}, {"old_signature": [1, 2]}],
    ids=str,
)  # fmt: skip
def test_fields_that_are_none(change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError) as caught:
        from_fields(NAME, chain(3)[0].fields | change)
    assert caught.value.code == "bad_handover"


def test_a_chain_says_whose_turn_it_is() -> None:
    keys = Keys(first=KEYS[0], handovers=chain(0, 4, 9))
    assert keys.all == tuple(KEYS)
    assert keys.newest == KEYS[3]
    turns = {0: 0, 1: 1, 4: 1, 5: 2, 9: 2, 10: 3, 2**60: 3}
    for size, turn in turns.items():
        checkpoint = notes.Checkpoint(origin=NAME, size=size, root=leaf_hash(b""))
        for number, seed in enumerate(SEEDS):
            note = notes.sign_checkpoint(checkpoint, seed)
            if number == turn:
                assert keys.verify(note) == checkpoint
            else:
                with pytest.raises(IntegrityError):
                    keys.verify(note)


def test_a_chain_has_no_gap_no_other_order_and_no_key_twice() -> None:
    one, two, three = chain(3, 5, 7)
    assert not refused(one, two, three)
    assert refused(one, three)
    assert refused(two, three)
    assert refused(two, one)
    assert refused(one, one)
    assert refused(one, two, two)
    assert refused(one, hand_over(NAME, 5, two.root, SEEDS[1], SEEDS[0]))
    assert refused(one, hand_over(NAME, 5, two.root, SEEDS[1], SEEDS[1]))
    assert refused(*chain(3, 3))
    assert refused(*chain(5, 3))
    assert refused(one, first=KEYS[1])


def test_any_key_of_a_chain_may_be_the_trusted_one() -> None:
    handovers = chain(3, 5)
    for key in KEYS[:3]:
        assert keys_of(key, handovers).first == KEYS[0]
    with pytest.raises(IntegrityError):
        keys_of(KEYS[3], handovers)
    assert keys_of(KEYS[3], ()).all == (KEYS[3],)
