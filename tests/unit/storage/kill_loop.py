"""Kills a committing process again and again; prints how many acknowledged commits were lost.

Run as a program: it forks children that never import anything anew, so that many kills take little time.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from guardrail.storage.migrate import migrate
from guardrail.storage.store import SqlStore
from guardrail.types import (
    ConsentMethod,
    ConsentRecorded,
    ConsentState,
    Direction,
    DisclosureRecorded,
    Dossier,
    DossierKind,
    DossierSaved,
    LegalBasis,
    Purpose,
    Sealed,
    TranscriptAppended,
    VaultAppended,
    Write,
)

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = START + timedelta(days=1)
NAMES = {
    "transcript": "record_id",
    "vault": "record_id",
    "consents": "subject_id",
    "consent_ledger": "record_id",
    "disclosure_ledger": "record_id",
    "dossiers": "id",
}
"""The tables that a commit writes to, and the column that has its name."""


def turn(name: str) -> list[Write]:
    """One commit of six tables: all rows or none."""
    return [
        TranscriptAppended(
            record_id=name,
            turn_id=name,
            conversation_id="cnv",
            owner_id="sub",
            direction=Direction.INBOUND,
            at=START,
            expires_at=LATER,
            decision_id="dec",
            sealed=Sealed(name.encode() * 20),
        ),
        VaultAppended(
            record_id=name,
            conversation_id="cnv",
            subject_id="sub",
            placeholder=name,
            sealed=Sealed(name.encode() * 20),
            expires_at=LATER,
        ),
        ConsentRecorded(
            record_id=name,
            subject_id=name,
            conversation_id="cnv",
            purpose=Purpose.SERVICE,
            state=ConsentState.GIVEN,
            event="ConsentGiven",
            method=ConsentMethod.WORDS,
            basis=LegalBasis.CONSENT,
            jurisdictions=("eu",),
            text_version="2026-11-1",
            text_hash="",
            language="en",
            at=START,
            decision_id="dec",
            revision="rev",
        ),
        DisclosureRecorded(
            record_id=name,
            subject_id=None,
            conversation_id="cnv",
            turn_id=name,
            text_version="2026-11-1",
            language="en",
            law="EU AI Act Art. 50(1)",
            at=START,
        ),
        DossierSaved(dossier=Dossier(kind=DossierKind.REQUEST, id=name, state="received", at=START)),
    ]


async def commit_for_ever(url: str, run: int, acknowledged: int) -> None:
    """Four tasks that say what is durable, as soon as they know."""
    store = SqlStore(url, clock=lambda: START)

    async def task(which: int) -> None:
        for number in range(1_000_000):
            name = f"{run:03d}-{which}-{number:06d}"
            await store.commit(turn(name))
            os.write(acknowledged, name.encode() + b"\n")

    await asyncio.gather(*(task(which) for which in range(4)))


def killed_run(url: str, run: int, after: int) -> set[str]:
    """Fork, kill after so many acknowledgements; every name that was acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        asyncio.run(commit_for_ever(url, run, writing))
        os._exit(1)
    os.close(writing)
    heard = b""
    while heard.count(b"\n") < after:
        heard += os.read(reading, 4096)
    os.kill(child, signal.SIGKILL)
    while more := os.read(reading, 65536):
        heard += more
    os.waitpid(child, 0)
    os.close(reading)
    return {line.decode() for line in heard.split(b"\n")[:-1]}


def main(path: Path, kills: int) -> None:
    """Write kills, acknowledged, lost and torn."""
    url = f"sqlite:///{path}"
    migrate(url)
    chance = random.Random(7)
    promised: set[str] = set()
    for run in range(kills):
        promised |= killed_run(url, run, chance.randint(1, 60))
    database = sqlite3.connect(path)
    kept = [{name for (name,) in database.execute(f"SELECT {column} FROM {table}")} for table, column in NAMES.items()]
    whole = set.intersection(*kept)
    torn = set.union(*kept) - whole
    sound = database.execute("PRAGMA integrity_check").fetchone()[0]
    sys.stdout.write(f"{kills} {len(promised)} {len(promised - whole)} {len(torn)} {sound}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
