"""What a backup of the key store would still open: wrapped keys of people who were erased since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from guardrail.cli.backups import SQLITE, private_copy
from guardrail.errors import GuardrailError, IntegrityError, KeysUnavailableError
from guardrail.keys.key_store import data_keys, key_store, open_key_store, translate
from guardrail.keys.provider import KeyProvider, wrapping_context


class OtherKeyStoreError(IntegrityError):
    """The backup is of another key store."""

    code = "other_key_store"


@dataclass(frozen=True, slots=True, kw_only=True)
class Epoch:
    """The keys of one epoch in the backup: how many, how many of them of the erased, and of those that a living
    key-encryption key still unwraps."""

    number: int
    living: bool
    keys: int
    erased: int
    unwrapped: int


def examine(
    path: Path, provider: KeyProvider, fingerprint_of: Callable[[str], str], fingerprint: str, gone: frozenset[str]
) -> Sequence[Epoch]:
    """The epochs in a backup of the key store (an SQLite file), looked at in a private copy.

    ``fingerprint`` is the living key store's, ``gone`` are the owners in the data's backup without a living key.
    Raises :class:`OtherKeyStoreError`, :class:`~guardrail.errors.IntegrityError`.
    """
    with path.open("rb") as file:
        if file.read(len(SQLITE)) != SQLITE:
            raise IntegrityError("--keys-backup is no SQLite database", code="backup_corrupt")
    with private_copy(path) as copy:
        engine = open_key_store(f"sqlite:///{copy}")
        failure: GuardrailError | None = None
        try:
            with engine.connect().execution_options(guardrail_plain=True) as connection:
                identity = connection.scalar(select(key_store.c.identity))
                if identity is None or fingerprint_of(identity) != fingerprint:
                    raise OtherKeyStoreError("--keys-backup is of another key store")
                return _epochs(connection, provider, gone)
        except SQLAlchemyError as error:
            failure = translate(error)
        finally:
            engine.dispose()
        raise IntegrityError(failure.detail, code="backup_corrupt")


def _epochs(connection: Connection, provider: KeyProvider, gone: frozenset[str]) -> Sequence[Epoch]:
    living = set(provider.epochs())
    counted: dict[int, list[int]] = {}
    rows = connection.execute(select(data_keys).execution_options(yield_per=1000))
    for row in rows:
        numbers = counted.setdefault(row.epoch, [0, 0, 0])
        numbers[0] += 1
        if row.owner_id in gone:
            numbers[1] += 1
            context = wrapping_context(row.owner_id, row.key_id)
            numbers[2] += row.epoch in living and _unwraps(provider, row.epoch, bytes(row.wrapped), context)
    return [
        Epoch(number=number, living=number in living, keys=keys, erased=erased, unwrapped=unwrapped)
        for number, (keys, erased, unwrapped) in sorted(counted.items())
    ]


def _unwraps(provider: KeyProvider, epoch: int, wrapped: bytes, context: bytes) -> bool:
    try:
        return bool(provider.unwrap(epoch, wrapped, context))
    except (IntegrityError, KeysUnavailableError):
        return False
