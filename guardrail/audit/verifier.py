"""Checks a log without trusting who kept it: only a public key counts, and a checkpoint seen before.

Each entry's body must give its leaf hash, positions must follow each other, and at every checkpoint the
tree over all entries so far must have the signed root. The first thing wrong is named. What this cannot
see: entries cut off the end together with their checkpoints, unless a checkpoint that was kept elsewhere is
given as ``pinned``.

A log's key may have been handed over: the header tells to whom, signed by both keys, so from any key that is
trusted every other follows. Each hand-over must stand in the log where it says, and whose turn it was signs.

An export may begin behind entries verified before: its header then states the tree over those. The next
checkpoint's root binds it, and a pinned checkpoint of just that size at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

import rfc8785
from sqlalchemy import Connection, select

from guardrail.audit.export import PlacedEntry, export, placed, tree_of_first
from guardrail.audit.headers import NoHeaderError, read_header
from guardrail.audit.tables import Tables, in_pages, micros
from guardrail.core import notes
from guardrail.core.handovers import TAG, Handover, Keys
from guardrail.core.merkle import Frontier
from guardrail.core.spelling import Spelling, is_entry, parsed
from guardrail.errors import IntegrityError

_ENTRY = re.compile(rb'\{"body":(.*),"leaf":"([0-9a-f]{64})","position":(0|[1-9][0-9]{0,17})\}\n', re.DOTALL)
_ENTRY_ID = re.compile(rb'"id":"(ent_[a-z2-7]{26})"')
_CHUNK = 4096  # leaf hashes held back before they join the tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """The first thing wrong: a stable code, the line (from 1), the position and id of the entry."""

    code: str
    detail: str
    line: int
    position: int | None = None
    entry_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found. ``size`` and ``root`` are of the newest checkpoint that verified."""

    origin: str
    vkey: str
    trusted: bool  # the key was given by the caller, not read from the log itself
    start: int  # position of the first entry that was read: those before were not
    size: int
    root: bytes
    checkpoints: int
    handovers: int  # that were followed from the log's first key
    problem: Problem | None

    @property
    def ok(self) -> bool:
        """Whether everything verified."""
        return self.problem is None


class _FoundError(Exception):
    """Ends the reading at the first problem."""

    def __init__(self, code: str, detail: str, position: int | None = None, body: bytes = b"") -> None:
        super().__init__(code)
        named = _ENTRY_ID.search(body)
        self.code, self.detail, self.position = code, detail, position
        self.entry_id = named.group(1).decode() if named else None


def verify(lines: Iterable[bytes], vkey: str | None = None, pinned: str | None = None) -> Report:
    """Check an export, newlines included (as a binary file gives them).

    ``vkey`` is the key to trust, the log's first or any later one; without it the log's own claim is used and
    ``trusted`` is False. ``pinned`` is a checkpoint note kept elsewhere: the log must still contain what it covers.
    Raises :class:`~guardrail.errors.IntegrityError` only when ``vkey`` is no key, or ``pinned`` is not signed by
    the key of the log whose turn it was.
    """
    trusted = notes.parse_vkey(vkey) if vkey is not None else None
    if pinned is not None and trusted is None:
        raise IntegrityError("a pinned checkpoint needs a trusted key", code="bad_verifier_key")
    reading = _Reading(trusted, pinned)
    problem = reading.run(iter(lines))
    verifier = trusted or (reading.keys.first if reading.keys else None)
    return Report(
        origin=verifier.name if verifier else "",
        vkey=verifier.vkey if verifier else "",
        trusted=trusted is not None,
        start=reading.start,
        size=reading.signed.size,
        root=reading.signed.root,
        checkpoints=reading.checkpoints,
        handovers=len(reading.keys.handovers) if reading.keys else 0,
        problem=problem,
    )


def verify_database(
    connection: Connection, tables: Tables, vkey: str, pinned: str | None = None, *, since: str | None = None
) -> Report:
    """The same for a log in its database, with the columns that repeat what bodies and notes say.

    ``since`` is a checkpoint up to which all was verified before: of the entries that it covers, only the
    leaf hashes are read and must still give its root; it is a pinned one, too.
    """
    verifier, before = notes.parse_vkey(vkey), Frontier()
    if since is not None:
        before = tree_of_first(connection, tables, notes.stated_size(since) or 0)
    columns = _Columns()
    rows = columns.watching(placed(connection, tables, before.size))
    report = verify(export(connection, tables, verifier, before, rows), vkey, since or pinned)
    limit = report.problem.position if report.problem else None
    found = columns.problem
    if found is not None and (limit is None or (found.position or 0) < limit):
        return replace(report, problem=found)
    if report.problem is not None:
        return report
    return replace(report, problem=_disagreeing_checkpoint(connection, tables, before.size))


class _Reading:
    """One pass over the lines; holds the tree and what was signed last."""

    def __init__(self, trusted: notes.Verifier | None, kept: str | None) -> None:
        self.keys: Keys | None = None
        self.signed = Frontier()
        self.checkpoints = 0
        self.start = 0
        self._trusted = trusted
        self._kept = kept
        self._pinned: notes.Checkpoint | None = None
        self._due: list[Handover] = []  # that must stand in what is still to be read
        self._tree = Frontier()
        self._loose: list[bytes] = []  # leaf hashes of entries that are not in the tree yet
        self._bodies: list[bytes] = []  # theirs
        self._first = 0  # the line of the first of them
        self._spelling = Spelling()
        self._line = 1

    @property
    def size(self) -> int:
        """Entries read so far."""
        return self._tree.size + len(self._loose)

    def run(self, lines: Iterator[bytes]) -> Problem | None:
        """The first problem, or None."""
        try:
            self._header(next(lines, b""))
            for line in lines:
                self._line += 1
                if line.startswith(b'{"body":'):
                    self._entry(line)
                else:
                    self._checkpoint(line)
            self._end()
        except _FoundError as found:
            return self._misspelt() or self._problem(found, self._line)
        return None

    def _misspelt(self) -> Problem | None:
        """The first of the entries held back that is none: an earlier problem than what was met since."""
        index = self._spelling.first_wrong(self._bodies)
        if index is None:
            return None
        position = self._tree.size + index
        found = _FoundError("malformed", "the body is not that of an entry", position, self._bodies[index])
        return self._problem(found, self._first + index)

    @staticmethod
    def _problem(found: _FoundError, line: int) -> Problem:
        return Problem(
            code=found.code, detail=found.detail, line=line, position=found.position, entry_id=found.entry_id
        )

    def _header(self, line: bytes) -> None:
        try:
            origin, keys, before = read_header(line)
        except NoHeaderError as error:
            raise _FoundError(error.code, error.detail) from None
        trusted = self._trusted or keys.first
        if origin != trusted.name or trusted not in keys.all:
            raise _FoundError("other_key", "the header names another log or key")
        self.keys = keys
        self._pinned = None if self._kept is None else keys.verify(self._kept)
        self._tree, self.start = before, before.size
        self._due = [handover for handover in keys.handovers if handover.size >= before.size]
        if self._pinned and self._pinned.size < before.size:
            detail = f"the pinned checkpoint covers {self._pinned.size} entries, and the next one here is {before.size}"
            raise _FoundError("missing", detail, self._pinned.size)
        self._compare()

    def _entry(self, line: bytes) -> None:
        body = line[8 : line.rfind(b',"leaf":"')]
        leaf = sha256(b"\x00" + body).digest()
        position = self.size
        if line != b'{"body":%s,"leaf":"%s","position":%d}\n' % (body, leaf.hex().encode(), position):
            raise _diagnosis(line, position)
        if self._due and self._due[0].size == position:
            self._handover(body)
        if not self._loose:
            self._first = self._line
        self._loose.append(leaf)
        self._bodies.append(body)
        if len(self._loose) >= _CHUNK or (self._pinned and position + 1 == self._pinned.size):
            self._grow()

    def _handover(self, body: bytes) -> None:
        """The entry must be the hand-over that stands here, after entries that give the root it is about."""
        self._grow()
        position, due = self._tree.size, self._due.pop(0)
        if not is_entry(body):
            raise _FoundError("malformed", "the body is not that of an entry", position, body)
        if due.root != self._tree.root:
            span = f"{self.signed.size} to {position - 1}"
            raise _FoundError("altered", f"entries {span} do not give the root handed over", self.signed.size)
        entry = parsed(body)
        if entry["tag"] != TAG or rfc8785.dumps(entry["fields"]) != rfc8785.dumps(due.fields):
            raise _FoundError("bad_handover", f"entry {position} is not the hand-over that stands here", position, body)

    def _grow(self) -> None:
        if self._spelling.first_wrong(self._bodies) is not None:
            raise _FoundError("malformed", "")  # which one, whoever catches this finds out
        self._tree = self._tree.extend(self._loose)
        self._loose.clear()
        self._bodies.clear()
        self._compare()

    def _compare(self) -> None:
        pinned = self._pinned
        if pinned and pinned.size == self._tree.size and pinned.root != self._tree.root:
            raise _FoundError("rewritten", f"the first {pinned.size} entries are not those of the pinned checkpoint")

    def _checkpoint(self, line: bytes) -> None:
        read = _object(line)
        note = read.get("checkpoint")
        if self.keys is None or len(read) != 1 or not isinstance(note, str):
            raise _FoundError("malformed", "neither an entry nor a checkpoint", self.size, line)
        try:
            signed = self.keys.verify(note)
        except IntegrityError as error:
            raise _FoundError(error.code, f"the checkpoint does not verify: {error.detail}") from None
        self._grow()
        if signed.size > self._tree.size:
            raise _FoundError("missing", f"the checkpoint covers {signed.size} entries", self._tree.size)
        if signed.size < self._tree.size or (self.checkpoints and signed.size == self.signed.size):
            raise _FoundError("misplaced", f"a checkpoint of {signed.size} entries stands behind {self._tree.size}")
        if signed.root != self._tree.root:
            span = f"{self.signed.size} to {signed.size - 1}"
            raise _FoundError("altered", f"entries {span} do not give the signed root", self.signed.size)
        self.signed = self._tree
        self.checkpoints += 1

    def _end(self) -> None:
        self._grow()
        if self._pinned and self._pinned.size > self._tree.size:
            detail = f"the pinned checkpoint covers {self._pinned.size} entries"
            raise _FoundError("truncated", detail, self._tree.size)
        if self._due:
            detail = f"the key was handed over behind {self._due[0].size} entries"
            raise _FoundError("truncated", detail, self._tree.size)
        if self._tree.size != self.signed.size:
            raise _FoundError("unsigned", "no checkpoint covers the last entries", self.signed.size)


def _diagnosis(line: bytes, position: int) -> _FoundError:
    """Why this is not the entry at this position."""
    read = _ENTRY.fullmatch(line)
    if read is None:
        return _FoundError("malformed", "not in the form of an entry", position, line)
    stated = int(read.group(3))
    if stated > position:
        return _FoundError("missing", f"entry {position} is missing or moved; {stated} follows", position, line)
    if stated < position:
        return _FoundError("repeated", f"an entry for position {stated} follows {position - 1}", position, line)
    return _FoundError("edited", f"entry {position}: body and leaf hash disagree", position, line)


def _object(line: bytes) -> dict[str, Any]:
    """The object on a line in its canonical spelling; an empty one for anything else."""
    read = parsed(line[:-1]) if line.endswith(b"\n") else None
    return read if isinstance(read, dict) else {}


class _Columns:
    """Watches rows go by for the first whose columns say something else than its body."""

    def __init__(self) -> None:
        self.problem: Problem | None = None

    def watching(self, rows: Iterable[PlacedEntry]) -> Iterator[PlacedEntry]:
        for row in rows:
            if self.problem is None and not _columns_agree(row):
                named = _ENTRY_ID.search(row.body.encode())
                self.problem = Problem(
                    code="edited",
                    detail=f"entry {row.position}: a column disagrees with the body",
                    line=0,
                    position=row.position,
                    entry_id=named[1].decode() if named else None,
                )
            yield row


def _columns_agree(row: PlacedEntry) -> bool:
    """Of the body only its form is relied on, which verifying it finds out: the last two members are plain."""
    body = row.body
    if body[body.rfind(',"id":"') :] != f',"id":"{row.entry_id}","tag":"{row.tag}"}}':
        return False
    try:
        return micros(datetime.fromisoformat(body[7:34])) == row.at
    except ValueError:  # no time of any calendar
        return False


def _disagreeing_checkpoint(connection: Connection, tables: Tables, start: int) -> Problem | None:
    """The first checkpoint from ``start`` on whose columns say something else than its note."""
    table = tables.checkpoints
    for row in in_pages(connection, select(table), table.c.size, start):
        signed = notes.parse_checkpoint(row.note.rpartition("\n\n")[0] + "\n")
        if (signed.origin, signed.size, signed.root) != (row.origin, row.size, bytes(row.root)):
            return Problem(code="altered", detail=f"checkpoint {row.size}: a column disagrees with the note", line=0)
    return None
