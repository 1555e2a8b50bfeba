"""Sealed records over arbitrary contents, places and damage."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.core.sealing import DataKey, bucket, open_sealed, seal
from guardrail.errors import IntegrityError
from guardrail.types import Sealed

materials = st.binary(min_size=32, max_size=32)
names = st.text(st.characters(codec="utf-8"), max_size=20)
key_ids = st.text("0123456789abcdef-", min_size=1, max_size=40)
keys = st.builds(DataKey, key_ids, names, materials)
places = st.lists(names, max_size=4).map(tuple)


@given(keys, places, st.binary(max_size=2000))
def test_opening_is_the_inverse_of_sealing(key: DataKey, place: tuple[str, ...], content: bytes) -> None:
    assert open_sealed(key, place, seal(key, place, content, os.urandom)) == content


@given(keys, places, places, st.binary(max_size=100))
def test_a_record_opens_at_its_own_place_only(
    key: DataKey, place: tuple[str, ...], other: tuple[str, ...], content: bytes
) -> None:
    sealed = seal(key, place, content, os.urandom)
    if place == other:
        assert open_sealed(key, other, sealed) == content
        return
    with pytest.raises(IntegrityError):
        open_sealed(key, other, sealed)


@given(keys, keys, places, st.binary(max_size=100))
def test_a_record_opens_under_its_own_key_only(
    key: DataKey, other: DataKey, place: tuple[str, ...], content: bytes
) -> None:
    if key == other:
        return
    with pytest.raises(IntegrityError):
        open_sealed(other, place, seal(key, place, content, os.urandom))


@given(keys, st.binary(max_size=200), st.data())
def test_any_damage_is_found(key: DataKey, content: bytes, data: st.DataObject) -> None:
    whole = seal(key, "place", content, os.urandom).data
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=40)) + whole[end:]
    if damaged == whole:
        return
    with pytest.raises(IntegrityError):
        open_sealed(key, "place", Sealed(damaged))


@given(keys, st.binary(max_size=400))
def test_arbitrary_bytes_are_refused(key: DataKey, junk: bytes) -> None:
    with pytest.raises(IntegrityError):
        open_sealed(key, "place", Sealed(junk))


@given(st.integers(1, 1_000_000))
def test_buckets_hold_their_size_and_grow_with_it(size: int) -> None:
    assert size <= bucket(size) <= max(64, 2 * size)
    assert bucket(size) <= bucket(size + 1)
    assert bucket(bucket(size)) == bucket(size)
