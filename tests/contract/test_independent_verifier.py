"""A verifier that shares no code with us (``examples/verifier-go``) comes to the same verdicts."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from guardrail.audit.export import checkpoint_line, entry_line, header
from guardrail.audit.proofs import check
from guardrail.audit.verifier import Report, verify
from guardrail.core import merkle
from guardrail.core.notes import parse_vkey
from tests.contract.audit_forgeries import (
    LOG_FORGERIES,
    OTHER,
    SIZE,
    VERIFIER,
    Honest,
    bodies,
    forged_log,
    forged_proof,
    honest,
    signed,
)
from tests.contract.go_verifier import Verifier, build

FORGED_LOGS, FORGED_PROOFS = 390, 240
VECTORS = Path(__file__).parents[1] / "vectors"


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Verifier:
    directory = tmp_path_factory.mktemp("verifier")
    return Verifier(build(directory), directory)


@pytest.fixture(scope="module")
def given() -> Honest:
    return honest()


def ours(report: Report) -> dict[str, Any]:
    """Our report in the words of the other."""
    problem = report.problem
    said = problem and {
        "code": problem.code, "line": problem.line, "position": -1 if problem.position is None else problem.position
    }  # fmt: skip
    return {"ok": report.ok, "size": report.size, "checkpoints": report.checkpoints, "problem": said}


def both(stranger: Verifier, log: bytes, pinned: str | None = None, vkey: str = VERIFIER.vkey) -> dict[str, Any]:
    """The verdict that both come to."""
    theirs = stranger.verdict("log", log, vkey, pinned)
    assert theirs == ours(verify(io.BytesIO(log), vkey, pinned))
    return theirs


def both_of_proof(stranger: Verifier, proof: bytes, pinned: str | None = None) -> str:
    verdict = check(proof, VERIFIER.vkey, pinned)
    theirs = stranger.verdict("proof", proof, VERIFIER.vkey, pinned)
    assert (theirs["problem"] or {"code": ""})["code"] == verdict.code
    return verdict.code


def test_what_we_export_is_accepted(stranger: Verifier, given: Honest) -> None:
    assert both(stranger, given.log) == {"ok": True, "size": SIZE, "checkpoints": 4, "problem": None}
    assert both(stranger, given.rest) == {"ok": True, "size": SIZE, "checkpoints": 3, "problem": None}
    for size, note in given.notes.items():
        assert both(stranger, given.log, note)["ok"]
        assert both(stranger, given.rest, note)["ok"] is (size >= 8)


def test_what_we_prove_is_accepted(stranger: Verifier, given: Honest) -> None:
    for proof in given.inclusions:
        assert both_of_proof(stranger, proof) == ""
    for size, proof in given.consistencies.items():
        assert both_of_proof(stranger, proof) == ""
        assert both_of_proof(stranger, proof, given.notes[size]) == ""
        assert both_of_proof(stranger, proof, given.notes[size % SIZE + 1]) == "other_size"


@pytest.mark.parametrize("part", range(len(LOG_FORGERIES)), ids=lambda n: f"{n}-{LOG_FORGERIES[n].__name__}")
def test_forged_logs_are_refused_alike(stranger: Verifier, given: Honest, part: int) -> None:
    """With a checkpoint pinned, whatever was done; only checkpoints in between may be left out."""
    for seed in range(part, FORGED_LOGS, len(LOG_FORGERIES)):
        source = given.rest if seed // len(LOG_FORGERIES) % 3 == 2 else given.log
        _, log = forged_log(source, seed)
        both(stranger, log)
        verdict = both(stranger, log, given.notes[SIZE])
        assert not verdict["ok"] or _only_left_out_checkpoints(log, source), log


def _only_left_out_checkpoints(log: bytes, source: bytes) -> bool:
    lines, whole = log.split(b"\n"), source.split(b"\n")
    left_out = [line for line in whole if line not in lines]
    return [line for line in whole if line in lines] == lines and all(b'{"checkpoint"' in line for line in left_out)


def test_a_truncated_tail_needs_a_pin(stranger: Verifier, given: Honest) -> None:
    lines = given.log.splitlines(keepends=True)
    last = [index for index, line in enumerate(lines) if line.startswith(b'{"checkpoint"')][-2]
    cut = b"".join(lines[: last + 1])
    assert both(stranger, cut)["ok"]
    verdict = both(stranger, cut, given.notes[SIZE])
    assert verdict["problem"]["code"] == "truncated"


def test_another_key_is_refused_alike(stranger: Verifier, given: Honest) -> None:
    assert both(stranger, given.log, vkey=OTHER.vkey)["problem"]["code"] == "other_key"


@pytest.mark.parametrize("part", range(6))
def test_forged_proofs_are_refused_alike(stranger: Verifier, given: Honest, part: int) -> None:
    proofs = [*given.inclusions, *given.consistencies.values()]
    for seed in range(part, FORGED_PROOFS, 6):
        proof = forged_proof(proofs[seed * 7 % len(proofs)], proofs, seed)
        assert both_of_proof(stranger, proof) != "", json.loads(proof)


def test_notes_are_read_alike(stranger: Verifier) -> None:
    """The vectors of the note format, each as the only checkpoint of an empty log."""
    vectors = json.loads((VECTORS / "notes" / "checkpoints.json").read_text("utf-8"))
    verifier = parse_vkey(vectors["vkey"])
    for note in [vectors["note"], vectors["cosigned"], *(case["note"] for case in vectors["refused"])]:
        log = header(verifier) + checkpoint_line(note)
        assert not both(stranger, log, vkey=verifier.vkey)["ok"]


ODD_FIELDS = {
    b"{}": True,
    b'{"a":"\xc3\xa9\xe2\x80\xa8\xf0\x9f\x98\x80\\n\\u0001\x7f"}': True,
    b'{"\xf0\x9f\x98\x80":1,"\xef\xbf\xbd":2}': True,  # UTF-16 order, as RFC 8785 has it
    b'{"\xef\xbf\xbd":2,"\xf0\x9f\x98\x80":1}': False,
    b'{"a":9007199254740991,"b":-1}': True,
    b'{"a":9007199254740992}': False,
    b'{"a":99999999999999999999999}': False,
    b'{"a":1.0}': False,
    b'{"a":0.5}': False,
    b'{"a":1e21}': False,
    b'{"a":-0}': False,
    b'{"a":01}': False,
    b'{"a":NaN}': False,
    b'{"a":null,"b":true,"c":[1,"x",{}]}': True,
    b'{"a":[[[[[[1]]]]]]}': True,  # eight levels with the body and its fields
    b'{"a":[[[[[[[1]]]]]]]}': False,
    b'{"a":1,"a":1}': False,
    b'{"b":1,"a":1}': False,
    b'{"a":"\\u0061"}': False,
    b'{"a":"\\/"}': False,
    b'{"a":"\\ud800"}': False,
    b'{"a":"\xff"}': False,
    b'{"a":"\x01"}': False,
    b'{"a": 1}': False,
    b'{"a":"%s"}' % (b"x" * 8000): True,
    b'{"a":"%s"}' % (b"x" * 8192): False,
    b'{"a":":0,","b":":0}"}': True,
    b'{"a":1},"b":{"c":1}': False,
    b"[1]": False,
}


@pytest.mark.parametrize("fields", ODD_FIELDS, ids=range(len(ODD_FIELDS)))
def test_odd_bodies_under_a_good_signature_are_read_alike(stranger: Verifier, fields: bytes) -> None:
    """The holder of the key signed them, so only their spelling counts."""
    plain = bodies()[0]
    at = plain.index(b"{", 1)
    odd = plain[:at] + fields + plain[plain.index(b',"id"') :]
    leaves = [merkle.leaf_hash(body) for body in (plain, odd)]
    rows = [
        SimpleNamespace(body=body.decode("latin-1"), leaf_hash=leaf, position=position)
        for position, (body, leaf) in enumerate(zip((plain, odd), leaves, strict=True))
    ]
    lines = [entry_line(row).decode().encode("latin-1") for row in rows]
    log = b"".join([header(VERIFIER), *lines, checkpoint_line(signed(leaves))])
    assert both(stranger, log)["ok"] is ODD_FIELDS[fields]
