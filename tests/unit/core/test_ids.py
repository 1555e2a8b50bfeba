from __future__ import annotations

from base64 import b32encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.core.ids import new_id


@given(st.binary(min_size=16, max_size=16))
def test_an_id_is_the_base_32_of_its_entropy(random: bytes) -> None:
    expected = b32encode(random).decode().rstrip("=").lower()
    assert new_id("sub", lambda size: random[:size]) == f"sub_{expected}"


def test_a_prefix_says_what_is_named() -> None:
    with pytest.raises(ValueError):
        new_id("who", bytes)
