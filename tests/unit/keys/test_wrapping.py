"""Wrapped keys and keyed hashes as docs/spec/sealed-record.md says, by a second implementation."""

from __future__ import annotations

import hashlib
import hmac
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from guardrail.keys.file_provider import FileKeyProvider
from guardrail.keys.ring import StoredKeyRing


def framed(*parts: str) -> bytes:
    return b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in parts)


async def test_a_stored_key_opens_by_the_specification(tmp_path: Path) -> None:
    ring = StoredKeyRing(
        f"sqlite:///{tmp_path}/keys.db",
        FileKeyProvider(tmp_path / "kek"),
        entropy=os.urandom,
        clock=lambda: datetime(2026, 11, 22, tzinfo=UTC),
    )
    key = await ring.create("sub_ann")
    await ring.rotate()
    looked_up = ring.lookup("user", "shop", "王小明")
    await ring.close()
    database = sqlite3.connect(tmp_path / "keys.db")
    key_id, epoch, wrapped = database.execute("SELECT key_id, epoch, wrapped FROM data_keys").fetchone()
    database.close()
    kek = (tmp_path / "kek" / f"kek-{epoch:06d}.key").read_bytes()
    bound = epoch.to_bytes(8, "big") + framed("guardrail wrapped-key v1", "sub_ann", key_id)
    assert (key_id, epoch, len(wrapped)) == (key.key_id, 2, 60)
    assert AESGCM(kek).decrypt(wrapped[:12], wrapped[12:], bound) == key.material
    secret = (tmp_path / "kek" / "lookup.key").read_bytes()
    assert looked_up == hmac.new(secret, framed("user", "shop", "王小明"), hashlib.sha256).digest()
