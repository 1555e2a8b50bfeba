"""The first line of an export: which log it is, all its keys, and the tree before its first entry."""

from __future__ import annotations

import re
from typing import Any

from guardrail.audit.export import FORMAT
from guardrail.core import notes
from guardrail.core.handovers import Keys, parse_handover
from guardrail.core.merkle import Frontier
from guardrail.core.spelling import parsed
from guardrail.errors import IntegrityError

_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


class NoHeaderError(Exception):
    """The line is no header, or its hand-overs are no chain; ``code`` and ``detail`` as in a report."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code)
        self.code, self.detail = code, detail


def read_header(line: bytes) -> tuple[str, Keys, Frontier]:
    """The log's name, its keys, and the tree before the first entry; raises :class:`NoHeaderError`."""
    claim: Any = parsed(line[:-1]) if line.endswith(b"\n") else None
    try:
        later, rotated = {"peaks", "position"} & claim.keys(), {"handovers"} & claim.keys()
        if claim.keys() == {"format", "origin", "vkey"} | later | rotated and claim["format"] == FORMAT:
            origin, first = claim["origin"], notes.parse_vkey(claim["vkey"])
            before = _tree(claim["position"], claim["peaks"]) if later else Frontier()
            given = _notes(claim["handovers"]) if rotated else []
            if isinstance(origin, str):
                return origin, _keys(first, given), before
    except (IntegrityError, ValueError, TypeError, AttributeError, KeyError):
        pass
    raise NoHeaderError("malformed", "the first line is not the header of an audit log")


def _tree(size: int, peaks: list[str]) -> Frontier:
    listed = isinstance(peaks, list) and all(_HASH.fullmatch(peak) for peak in peaks)
    if type(size) is not int or size < 1 or not listed:
        raise ValueError("not a tree")
    return Frontier(size, tuple(bytes.fromhex(peak) for peak in peaks))


def _notes(given: object) -> list[str]:
    if not isinstance(given, list) or not given or not all(isinstance(each, str) for each in given):
        raise ValueError("not a list of notes")
    return given


def _keys(first: notes.Verifier, given: list[str]) -> Keys:
    try:
        return Keys(first=first, handovers=tuple(map(parse_handover, given)))
    except IntegrityError as error:
        raise NoHeaderError("bad_handover", error.detail) from None
