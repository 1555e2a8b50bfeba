"""Sealed records: the specification's checks, and its vectors by a second implementation."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import os
import pickle
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from guardrail.core.sealing import MOST_PLAINTEXT, NONCES_REMEMBERED, DataKey, bucket, key_id_of, open_sealed, seal
from guardrail.errors import IntegrityError
from guardrail.types import Sealed

VECTORS: dict[str, Any] = json.loads((Path(__file__).parents[2] / "vectors/sealed/v1.json").read_text())
PLACE = ("transcript", "rec_1")


def key(name: str = "ann", material: bytes | None = None, key_id: str | None = None) -> DataKey:
    return DataKey(key_id or f"key-{name}", f"sub_{name}", material or hashlib.sha256(name.encode()).digest())


def refused(what: str, data: bytes, *, by: DataKey | None = None, place: str | tuple[str, ...] = PLACE) -> None:
    with pytest.raises(IntegrityError, match=what) as caught:
        open_sealed(by or key(), place, Sealed(data))
    assert caught.value.__cause__ is None


# ---------------------------------------------------------------- round trip and shape


@pytest.mark.parametrize("size", [0, 1, 59, 60, 61, 124, 125, 65_532, 65_533, 200_000])
def test_what_was_sealed_opens_again(size: int) -> None:
    plaintext = bytes(range(256)) * (size // 256) + bytes(range(size % 256))
    sealed = seal(key(), PLACE, plaintext, os.urandom)
    assert open_sealed(key(), PLACE, sealed) == plaintext
    assert plaintext[:20] not in sealed.data or size < 4
    assert key_id_of(sealed) == "key-ann"


def test_sizes_fall_into_buckets() -> None:
    assert [bucket(size) for size in (1, 64, 65, 128, 129, 65_536, 65_537, 131_073)] == [
        64, 64, 128, 128, 256, 65_536, 131_072, 196_608,
    ]  # fmt: skip
    lengths = {len(seal(key(), PLACE, bytes(size), os.urandom).data) for size in range(61)}
    assert len(lengths) == 1


def test_the_same_text_never_seals_alike() -> None:
    assert len({seal(key(), PLACE, b"hello", os.urandom).data for _ in range(100)}) == 100


def test_a_key_shows_and_pickles_nothing() -> None:
    shown = f"{key()!r} {key()} {[key()]}"
    assert key().material.hex()[:8] not in shown
    assert str(key().material) not in shown
    with pytest.raises(TypeError):
        pickle.dumps(key())


@pytest.mark.parametrize("material", [b"", b"k" * 16, b"k" * 31, b"k" * 33])
def test_keys_of_another_length_are_refused(material: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey("key", "sub", material)


@pytest.mark.parametrize("key_id", ["", "ключ", "k" * 256])
def test_key_ids_that_the_header_cannot_hold_are_refused(key_id: str) -> None:
    with pytest.raises(ValueError, match="key id"):
        DataKey(key_id, "sub", b"k" * 32)


def test_records_have_a_largest_size() -> None:
    with pytest.raises(ValueError, match="64 MiB"):
        seal(key(), PLACE, bytes(MOST_PLAINTEXT + 1), os.urandom)


# ---------------------------------------------------------------- whatever is wrong is found


def test_every_flipped_bit_is_found() -> None:
    data = seal(key(), PLACE, b"hello", os.urandom).data
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        refused("sealed record", bytes(flipped))


def test_every_truncation_and_extension_is_found() -> None:
    data = seal(key(), PLACE, b"hello", os.urandom).data
    for size in range(len(data)):
        refused("sealed record", data[:size])
    for more in (b"\x00", bytes(16), data):
        refused("altered", data + more)


@pytest.mark.parametrize("byte", [0, 2, 255])
def test_other_versions_and_algorithms_are_refused_by_name(byte: int) -> None:
    data = seal(key(), PLACE, b"hello", os.urandom).data
    refused("unknown version", bytes([byte]) + data[1:])
    refused("unknown algorithm", data[:1] + bytes([byte]) + data[2:])


@pytest.mark.parametrize(
    "place",
    [
        ("transcript", "rec_2"),
        ("vault", "rec_1"),
        "transcript",
        ("transcript",),
        ("transcript", "rec_1", ""),
        ("transcriptrec_1",),
        ("transcript", "rec_", "1"),
        ("rec_1", "transcript"),
    ],
)
def test_a_record_moved_elsewhere_is_found(place: str | tuple[str, ...]) -> None:
    refused("moved", seal(key(), PLACE, b"hello", os.urandom).data, place=place)


def test_a_string_is_a_place_of_one_part() -> None:
    sealed = seal(key(), "probe", b"hello", os.urandom)
    assert open_sealed(key(), ("probe",), sealed) == b"hello"


def test_a_record_of_another_owner_is_found_even_under_the_same_key() -> None:
    data = seal(key(), PLACE, b"hello", os.urandom).data
    refused("moved", data, by=DataKey("key-ann", "sub_bob", key().material))


def test_another_key_is_never_tried() -> None:
    refused("another key", seal(key(), PLACE, b"hello", os.urandom).data, by=key("bob"))


def test_colliding_key_ids_are_told_apart_by_the_commitment() -> None:
    refused("commitment", seal(key(), PLACE, b"hello", os.urandom).data, by=key("ann", material=b"b" * 32))


def test_a_ciphertext_without_the_right_commitment_is_never_decrypted() -> None:
    """A record whose GCM tag is valid under the key, but whose header commits to another one."""
    good = seal(key(), PLACE, b"hello", os.urandom).data
    header = good[:10] + bytes(32) + good[42:54]
    forged = header + gcm(
        derive(key().material, "key-ann")[0], header[-12:], padded(b"x"), aad(header, PLACE, "sub_ann")
    )
    refused("commitment", forged)


def test_padding_that_does_not_fit_is_refused() -> None:
    encryption_key, commitment = derive(key().material, "key-ann")
    header = bytes([1, 1, 7]) + b"key-ann" + commitment + bytes(12)
    bound = aad(header, PLACE, "sub_ann")
    assert open_sealed(key(), PLACE, Sealed(header + gcm(encryption_key, bytes(12), padded(b"x"), bound))) == b"x"
    for plain in [padded(b"x")[:-1] + b"\x01", padded(b"x") + bytes(64), b"\x00\x00\x00\xff" + bytes(60), bytes(65)]:
        refused("padding", header + gcm(encryption_key, bytes(12), plain, bound))


# ---------------------------------------------------------------- random sources


def test_a_source_that_repeats_is_refused() -> None:
    mine = key()
    seal(mine, PLACE, b"one", lambda size: b"n" * size)
    with pytest.raises(IntegrityError, match="repeats"):
        seal(mine, PLACE, b"two", lambda size: b"n" * size)


def test_a_source_with_a_short_cycle_is_refused() -> None:
    mine, numbers = key(), itertools.cycle(range(NONCES_REMEMBERED))
    for _ in range(NONCES_REMEMBERED):
        seal(mine, PLACE, b"", lambda size: next(numbers).to_bytes(size, "big"))
    with pytest.raises(IntegrityError, match="repeats"):
        seal(mine, PLACE, b"", lambda size: next(numbers).to_bytes(size, "big"))


def test_nonces_remembered_are_bounded() -> None:
    mine = key()
    for _ in range(3 * NONCES_REMEMBERED):
        seal(mine, PLACE, b"", os.urandom)
    assert len(mine._nonces) == NONCES_REMEMBERED


def test_a_source_that_comes_up_short_is_refused() -> None:
    with pytest.raises(IntegrityError, match="short"):
        seal(key(), PLACE, b"", lambda size: b"n" * (size - 1))


# ---------------------------------------------------------------- vectors


@pytest.mark.parametrize("vector", VECTORS["valid"], ids=lambda vector: vector["name"])
def test_valid_vectors(vector: dict[str, Any]) -> None:
    given = vector_key(vector)
    place, plaintext = tuple(vector["identity"]), bytes.fromhex(vector["plaintext"])
    sealed = bytes.fromhex(vector["sealed"])
    assert seal(given, place, plaintext, lambda _: bytes.fromhex(vector["nonce"])).data == sealed
    assert open_sealed(given, place, Sealed(sealed)) == plaintext
    assert independently_sealed(vector) == sealed


@pytest.mark.parametrize("vector", VECTORS["invalid"], ids=lambda vector: vector["name"])
def test_invalid_vectors(vector: dict[str, Any]) -> None:
    place = tuple(vector["identity"])
    refused(vector["error"], bytes.fromhex(vector["sealed"]), by=vector_key(vector), place=place)


def vector_key(vector: dict[str, Any]) -> DataKey:
    return DataKey(vector["key_id"], vector["owner_id"], bytes.fromhex(vector["material"]))


# The second implementation: from docs/spec/sealed-record.md, with GCM spelt out (NIST SP 800-38D).


def independently_sealed(vector: dict[str, Any]) -> bytes:
    encryption_key, commitment = derive(bytes.fromhex(vector["material"]), vector["key_id"])
    nonce, name = bytes.fromhex(vector["nonce"]), vector["key_id"].encode()
    header = b"\x01\x01" + bytes([len(name)]) + name + commitment + nonce
    bound = aad(header, tuple(vector["identity"]), vector["owner_id"])
    return header + gcm(encryption_key, nonce, padded(bytes.fromhex(vector["plaintext"])), bound)


def derive(material: bytes, key_id: str) -> tuple[bytes, bytes]:
    info = b"guardrail sealed-record v1\x00" + key_id.encode()
    extracted = hmac.new(b"\x00" * 32, material, hashlib.sha256).digest()
    one = hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()
    return one, hmac.new(extracted, one + info + b"\x02", hashlib.sha256).digest()


def padded(content: bytes) -> bytes:
    framed = len(content).to_bytes(4, "big") + content
    size = 64
    while size < len(framed):
        size = size * 2 if size < 65_536 else size + 65_536
    return framed.ljust(size, b"\x00")


def aad(header: bytes, identity: tuple[str, ...], owner_id: str) -> bytes:
    for part in (*identity, owner_id):
        header += len(part.encode()).to_bytes(4, "big") + part.encode()
    return header


def gcm(secret: bytes, nonce: bytes, plaintext: bytes, associated: bytes) -> bytes:
    block = Cipher(algorithms.AES(secret), modes.ECB()).encryptor()
    h = int.from_bytes(block.update(bytes(16)), "big")
    counter = itertools.count(2)
    stream = b"".join(block.update(nonce + next(counter).to_bytes(4, "big")) for _ in range(0, len(plaintext), 16))
    ciphertext = bytes(a ^ b for a, b in zip(plaintext, stream, strict=False))
    lengths = (len(associated) * 8).to_bytes(8, "big") + (len(ciphertext) * 8).to_bytes(8, "big")
    digest = 0
    for chunk in (*blocks(associated), *blocks(ciphertext), lengths):
        digest = multiply(digest ^ int.from_bytes(chunk, "big"), h)
    mask = int.from_bytes(block.update(nonce + b"\x00\x00\x00\x01"), "big")
    return ciphertext + (digest ^ mask).to_bytes(16, "big")


def blocks(data: bytes) -> list[bytes]:
    return [data[start : start + 16].ljust(16, b"\x00") for start in range(0, len(data), 16)]


def multiply(x: int, y: int) -> int:
    product = 0
    for bit in range(127, -1, -1):
        if x >> bit & 1:
            product ^= y
        y = y >> 1 ^ (0xE1 << 120 if y & 1 else 0)
    return product
