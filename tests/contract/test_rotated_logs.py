"""From any key of a log every other follows; whatever is wrong about that is found, by two verifiers alike."""

from __future__ import annotations

import io
import json
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from guardrail.audit.export import checkpoint_line
from guardrail.audit.proofs import check
from guardrail.audit.verifier import Report, verify, verify_database
from guardrail.core import notes
from guardrail.core.handovers import Keys, parse_handover
from guardrail.errors import IntegrityError
from guardrail.storage import schema
from tests.contract.audit_forgeries import TABLES, forged_proof
from tests.contract.audit_rotations import (
    BODIES,
    CHAINS,
    CHECKPOINTS,
    ELSEWHERE,
    FIRST,
    HANDOVERS,
    KEYS,
    LEAVES,
    NEWEST,
    PLACES,
    SECOND,
    SEEDS,
    SIZE,
    STRANGER,
    Honest,
    database,
    forged_log,
    honest,
    signed,
    with_handovers,
)
from tests.contract.go_verifier import Verifier, build

VECTORS = Path(__file__).parents[1] / "vectors" / "audit-rotated"
HONEST = honest()
FORGED, FORGED_PROOFS, PARTS = 510, 180, 17


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Verifier:
    directory = tmp_path_factory.mktemp("verifier")
    return Verifier(build(directory), directory)


def ours(report: Report) -> dict[str, Any]:
    problem = report.problem
    said = problem and {
        "code": problem.code, "line": problem.line, "position": -1 if problem.position is None else problem.position
    }  # fmt: skip
    return {"ok": report.ok, "size": report.size, "checkpoints": report.checkpoints, "problem": said}


def both(stranger: Verifier, log: bytes, pinned: str | None = None, vkey: str = FIRST.vkey) -> str:
    """The code that both come to; ``pinned`` when the checkpoint kept elsewhere is no key's of the log."""
    try:
        verdict = ours(verify(io.BytesIO(log), vkey, pinned))
    except IntegrityError:
        with pytest.raises(AssertionError, match="the checkpoint does not verify"):
            stranger.verdict("log", log, vkey, pinned)
        return "pinned"
    assert stranger.verdict("log", log, vkey, pinned) == verdict
    return str(verdict["problem"]["code"]) if verdict["problem"] else ""


def both_of_proof(stranger: Verifier, proof: bytes, pinned: str | None = None, vkey: str = FIRST.vkey) -> str:
    try:
        code = check(proof, vkey, pinned).code
    except IntegrityError:
        with pytest.raises(AssertionError, match="the checkpoint does not verify"):
            stranger.verdict("proof", proof, vkey, pinned)
        return "pinned"
    assert (stranger.verdict("proof", proof, vkey, pinned)["problem"] or {"code": ""})["code"] == code
    return code


@pytest.mark.parametrize("key", KEYS, ids=["first", "second", "newest"])
def test_whichever_key_is_trusted_the_log_is_followed(stranger: Verifier, key: notes.Verifier) -> None:
    assert both(stranger, HONEST.log, vkey=key.vkey) == ""
    for size, note in HONEST.notes.items():
        assert both(stranger, HONEST.log, note, key.vkey) == ""
        assert both_of_proof(stranger, HONEST.consistencies[size], note, key.vkey) == ""
    for start, rest in HONEST.rest.items():
        assert both(stranger, rest, HONEST.notes[start], key.vkey) == ""
        assert both(stranger, rest, HONEST.notes[SIZE], key.vkey) == ""
    for proof in HONEST.inclusions:
        assert both_of_proof(stranger, proof, vkey=key.vkey) == ""


def test_the_report_tells_how_often() -> None:
    report = verify(io.BytesIO(HONEST.log), FIRST.vkey)
    assert (report.handovers, report.vkey, report.size, report.checkpoints) == (2, FIRST.vkey, SIZE, len(CHECKPOINTS))
    alone = verify(io.BytesIO(HONEST.log))
    assert (alone.ok, alone.trusted, alone.vkey) == (True, False, FIRST.vkey)


def test_a_key_that_is_none_of_the_log(stranger: Verifier) -> None:
    vkey = notes.verifier_of(FIRST.name, STRANGER).vkey
    assert both(stranger, HONEST.log, vkey=vkey) == "other_key"
    assert both_of_proof(stranger, HONEST.inclusions[3], vkey=vkey) == "bad_signature"


@pytest.mark.parametrize("chain", CHAINS)
def test_what_is_no_chain(stranger: Verifier, chain: str) -> None:
    """In the log, in what is left of it, in a proof; for each key that somebody may trust."""
    header, *rest = HONEST.log.splitlines(keepends=True)
    log = with_handovers(header, CHAINS[chain]) + b"".join(rest)
    for key in KEYS:
        assert both(stranger, log, vkey=key.vkey) == "bad_handover"
    proofs = [with_handovers(proof, CHAINS[chain]) for proof in (HONEST.inclusions[2], HONEST.consistencies[11])]
    for proof in proofs:
        assert both_of_proof(stranger, proof) in ("bad_handover", "bad_signature")
    if chain not in ("gap", "by a stranger"):  # in a proof these begin with another key than the trusted one
        assert {both_of_proof(stranger, proof) for proof in proofs} == {"bad_handover"}


@pytest.mark.parametrize("chain", ELSEWHERE)
def test_a_chain_that_is_not_the_logs(stranger: Verifier, chain: str) -> None:
    """Signed by the right keys, even: the log has the hand-over elsewhere, or none."""
    header, *rest = HONEST.log.splitlines(keepends=True)
    log = with_handovers(header, ELSEWHERE[chain]) + b"".join(rest)
    assert both(stranger, log) in ("bad_handover", "altered", "truncated", "bad_signature")


@pytest.mark.parametrize("size", range(6, SIZE + 1))
def test_an_old_key_signs_nothing_behind_its_hand_over(stranger: Verifier, size: int) -> None:
    turn = sum(place < size for place in PLACES)
    for seed in SEEDS[:turn]:
        forged = json.dumps({"checkpoint": signed(LEAVES[:size], seed)}, ensure_ascii=False, separators=(",", ":"))
        lines = HONEST.rest[size - 1].splitlines(keepends=True)
        at = next(index for index, line in enumerate(lines) if line.startswith(b'{"body"')) + 1
        log = b"".join([*lines[:at], forged.encode() + b"\n"])
        assert both(stranger, log) == "bad_signature"
        assert both(stranger, HONEST.log, signed(LEAVES[:size], seed)) == "pinned"
        proof = json.loads(HONEST.inclusions[0])
        if size == SIZE:
            old = json.dumps(proof | {"checkpoint": signed(LEAVES, seed)}, ensure_ascii=False, separators=(",", ":"),
                             sort_keys=True).encode() + b"\n"  # fmt: skip
            assert both_of_proof(stranger, old) == "bad_signature"


def test_a_new_key_signs_nothing_before_its_hand_over(stranger: Verifier) -> None:
    lines = HONEST.log.splitlines(keepends=True)
    at = next(index for index, line in enumerate(lines) if line.startswith(b'{"checkpoint"'))
    lines[at] = json.dumps({"checkpoint": signed(LEAVES[:4], SEEDS[1])}, ensure_ascii=False,
                           separators=(",", ":")).encode() + b"\n"  # fmt: skip
    assert both(stranger, b"".join(lines)) == "bad_signature"


@pytest.mark.parametrize("part", range(PARTS))
def test_forged_logs_are_refused_alike(stranger: Verifier, part: int) -> None:
    for seed in range(part, FORGED, PARTS):
        source = HONEST.rest[(5, 6, 9)[seed % 3]] if seed // PARTS % 3 == 2 else HONEST.log
        way, log = forged_log(source, seed)
        both(stranger, log, vkey=KEYS[seed % 3].vkey)
        code = both(stranger, log, HONEST.notes[SIZE])
        assert code or _only_left_out_checkpoints(log, source), (way, log)


def _only_left_out_checkpoints(log: bytes, source: bytes) -> bool:
    lines, whole = log.split(b"\n"), source.split(b"\n")
    left_out = [line for line in whole if line not in lines]
    return [line for line in whole if line in lines] == lines and all(b'{"checkpoint"' in line for line in left_out)


@pytest.mark.parametrize("part", range(6))
def test_forged_proofs_are_refused_alike(stranger: Verifier, part: int) -> None:
    proofs = [*HONEST.inclusions, *HONEST.consistencies.values()]
    for seed in range(part, FORGED_PROOFS, 6):
        proof = forged_proof(proofs[seed * 7 % len(proofs)], proofs, seed)
        assert both_of_proof(stranger, proof) != "", json.loads(proof)


@pytest.mark.parametrize("bit", [0, 5])
@pytest.mark.parametrize("start", [0, 5, 9])
def test_every_flipped_bit_is_named(start: int, bit: int) -> None:
    """Header with its hand-overs, the entry of one, the checkpoints around it."""
    lines = (HONEST.rest[start] if start else HONEST.log).splitlines(keepends=True)[: 12 if start == 0 else 5]
    pinned = HONEST.notes[start] if start else None
    text, ends = b"".join(lines), list(accumulate(map(len, lines)))
    for index in range(len(text)):
        flipped = text[:index] + bytes([text[index] ^ 1 << bit]) + text[index + 1 :]
        problem = verify(io.BytesIO(flipped), FIRST.vkey, pinned).problem
        assert problem is not None, index
        assert problem.line == bisect_right(ends, index) + 1, (index, problem)


@pytest.mark.parametrize("column", ["entry_id", "at", "tag", "body", "leaf_hash"])
@pytest.mark.parametrize("place", PLACES)
def test_every_byte_of_a_hand_overs_row_is_named(place: int, column: str) -> None:
    table = schema.audit_entries
    with database() as connection:
        key = table.c.position == place
        value = connection.execute(select(table).where(key)).one()._mapping[column]
        for changed in _flipped(value):
            connection.execute(update(table).where(key).values({column: changed}))
            problem = verify_database(connection, TABLES, FIRST.vkey).problem
            assert problem is not None, changed
            assert (problem.code, problem.position) == ("edited", place)


def _flipped(value: Any) -> list[Any]:
    if isinstance(value, bytes):
        return [value[:i] + bytes([value[i] ^ 1]) + value[i + 1 :] for i in range(len(value))]
    if isinstance(value, str):
        return [value[:i] + chr(ord(value[i]) ^ 1) + value[i + 1 :] for i in range(len(value))]
    return [value ^ 1 << bit for bit in range(50)]


@pytest.mark.parametrize("key", KEYS, ids=["first", "second", "newest"])
@pytest.mark.parametrize("size", range(1, SIZE + 1))
def test_a_database_since_a_checkpoint(key: notes.Verifier, size: int) -> None:
    with database() as connection:
        report = verify_database(connection, TABLES, key.vkey, since=HONEST.notes[size])
        assert (report.problem, report.start, report.size) == (None, size, SIZE)
        if size > PLACES[0]:
            with pytest.raises(IntegrityError):
                verify_database(connection, TABLES, key.vkey, since=signed(LEAVES[:size], SEEDS[0]))


def test_a_key_signs_by_the_size() -> None:
    keys = Keys(first=FIRST, handovers=tuple(HANDOVERS))
    assert [keys.signer(size) for size in (0, 5, 6, 9, 10, 10**9)] == [FIRST, FIRST, SECOND, SECOND, NEWEST, NEWEST]


def test_the_vectors_are_these(stranger: Verifier) -> None:
    made = vectors(HONEST)
    assert {name: (VECTORS / name).read_bytes() for name in made} == made
    assert both(stranger, made["log.jsonl"], vkey=made["vkey-first.txt"].decode().strip()) == ""
    for name in (name for name in made if name.startswith("refused-")):
        assert both(stranger, made[name]) == name.removeprefix("refused-").split(".")[0].split("-")[0]


def vectors(given: Honest) -> dict[str, bytes]:
    """Files by name; ``refused-<code>-<why>.jsonl`` are logs."""
    header, *rest = given.log.splitlines(keepends=True)
    lines = b"".join(rest)
    outsigned = lines.replace(checkpoint_line(signed(LEAVES)), checkpoint_line(signed(LEAVES, SEEDS[0])))
    return {
        "log.jsonl": given.log,
        "from-6.jsonl": given.rest[6],
        "checkpoint-5.txt": given.notes[5].encode(),
        "checkpoint-15.txt": given.notes[15].encode(),
        "handover-5.txt": HANDOVERS[0].note.encode(),
        "inclusion-5.json": given.inclusions[5],
        "consistency-5.json": given.consistencies[5],
        "vkey-first.txt": FIRST.vkey.encode() + b"\n",
        "vkey-newest.txt": NEWEST.vkey.encode() + b"\n",
        "refused-bad_handover-gap.jsonl": with_handovers(header, CHAINS["gap"]) + lines,
        "refused-bad_handover-no_counter_signature.jsonl": with_handovers(
            header, CHAINS["counter_signature_left_out 0"]
        )
        + lines,
        "refused-bad_handover-reordered.jsonl": with_handovers(header, CHAINS["reordered"]) + lines,
        "refused-bad_handover-repeated.jsonl": with_handovers(header, CHAINS["repeated"]) + lines,
        "refused-bad_handover-wrong_size.jsonl": with_handovers(header, ELSEWHERE["signed by both, of a smaller size"])
        + lines,
        "refused-bad_signature-old_key.jsonl": header + outsigned,
        "refused-bad_signature-last_left_out.jsonl": with_handovers(header, ELSEWHERE["the last one left out"]) + lines,
    }


def test_the_note_of_a_hand_over_has_one_spelling() -> None:
    note = HANDOVERS[0].note
    assert parse_handover(note) == HANDOVERS[0]
    for wrong in ("", "\n" * 8, note + "\n", note + note.splitlines()[-1] + "\n", note.replace("\n5\n", "\n05\n"),
                  note.replace("handover/1", "handover/2"), note[:-1]):  # fmt: skip
        with pytest.raises(IntegrityError) as caught:
            parse_handover(wrong)
        assert caught.value.code == "bad_handover"
    for index in range(len(note)):
        with pytest.raises(IntegrityError):
            parse_handover(note[:index] + chr(ord(note[index]) ^ 1) + note[index + 1 :])


def test_the_entry_has_no_words() -> None:
    body = json.loads(BODIES[5])
    assert body["tag"] == "audit:key:rotated"
    assert sorted(body["fields"]) == ["new", "new_signature", "old", "old_signature", "root", "size"]
