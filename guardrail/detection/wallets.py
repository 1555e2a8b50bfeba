"""Checksums of wallet addresses. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_BASE58 = {
    character: value for value, character in enumerate("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
}
_BECH32 = {character: value for value, character in enumerate("qpzry9x8gf2tvdw0s3jn54khce6mua7l")}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32_CONSTANT, _BECH32M_CONSTANT = 1, 0x2BC830A3
_MONERO_BLOCK, _MONERO_BYTES = 11, {2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8}


def base58check(value: str) -> bool:
    """Bitcoin, Litecoin, TRON, Dogecoin, Dash: the last four bytes are a double SHA-256 of the rest."""
    number = 0
    for character in value:
        if character not in _BASE58:
            return False
        number = number * 58 + _BASE58[character]
    data = number.to_bytes(25, "big") if number < 1 << 200 else b""
    return bool(data) and hashlib.sha256(hashlib.sha256(data[:21]).digest()).digest()[:4] == data[21:]


def bech32(value: str) -> bool:
    """Segregated-witness addresses: BIP 173 (bech32) and BIP 350 (bech32m)."""
    text = value.lower()
    prefix, _, data = text.rpartition("1")
    if not prefix or any(character not in _BECH32 for character in data):
        return False
    high = [ord(character) >> 5 for character in prefix]
    low = [ord(character) & 31 for character in prefix]
    return _polymod([*high, 0, *low, *(_BECH32[character] for character in data)]) in (
        _BECH32_CONSTANT,
        _BECH32M_CONSTANT,
    )


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for index, generator in enumerate(_GENERATOR):
            check ^= generator if top >> index & 1 else 0
    return check


def monero(value: str) -> bool:
    """Standard, sub- and integrated addresses: base58 in blocks of eleven, a known network byte.

    The checksum is Keccak-256, which the standard library has not; overflowing blocks and network bytes
    refuse all but one in some hundred texts of this length, of which chats have none.
    """
    data = bytearray()
    for start in range(0, len(value), _MONERO_BLOCK):
        block = value[start : start + _MONERO_BLOCK]
        size = _MONERO_BYTES.get(len(block))
        number = 0
        for character in block:
            if character not in _BASE58:
                return False
            number = number * 58 + _BASE58[character]
        if size is None or number >= 1 << 8 * size:
            return False
        data += number.to_bytes(size, "big")
    return len(data) in (69, 77) and data[0] in (18, 19, 42, 24, 25, 36, 53, 54, 63)
