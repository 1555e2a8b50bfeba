"""Web chat identities and credentials."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.errors import UnauthorizedError
from guardrail.web.credentials import holder_of
from guardrail.web.sessions import Sessions
from guardrail.web.turns import Credential
from tests.unit.web.fakes import CountingEntropy, digest, mac, sessions


def test_a_token_names_its_holder_and_nobody_else() -> None:
    issuer = sessions()
    one, two = issuer.issue("shop"), issuer.issue("shop")
    assert one != two
    assert issuer.user("shop", one) == issuer.user("shop", one)
    assert issuer.user("shop", one) != issuer.user("shop", two)
    assert issuer.user("shop", one).raw.startswith("web:")
    assert len(base64.urlsafe_b64decode(one.partition(".")[0] + "==")) == 16  # 128 random bits


def test_the_user_outlives_a_new_key_of_the_same_session_bits() -> None:
    other = Sessions(lambda data: mac(b"other" + data), CountingEntropy())
    assert other.user("shop", other.issue("shop")) == sessions().user("shop", sessions().issue("shop"))


def test_a_token_of_another_route_or_key_is_none() -> None:
    issuer = sessions()
    with pytest.raises(UnauthorizedError):
        issuer.user("other", issuer.issue("shop"))
    stranger = Sessions(lambda data: mac(b"other" + data), CountingEntropy())
    with pytest.raises(UnauthorizedError):
        issuer.user("shop", stranger.issue("shop"))


def test_every_changed_character_is_noticed() -> None:
    token = sessions().issue("shop")
    for position in range(len(token)):
        for replacement in "Aa.-":
            forged = token[:position] + replacement + token[position + 1 :]
            if forged != token:
                with pytest.raises(UnauthorizedError):
                    sessions().user("shop", forged)


@given(st.text(max_size=60))
def test_arbitrary_text_is_no_token(text: str) -> None:
    with pytest.raises(UnauthorizedError):
        sessions().user("shop", text)


def test_several_keys_of_one_holder_are_valid_at_once() -> None:
    accepted = [Credential(digest=digest("old"), holder="app"), Credential(digest=digest("new"), holder="app")]
    assert holder_of("old", accepted) == holder_of("new", accepted) == "app"
    for wrong in (None, "", "older", "OLD"):
        with pytest.raises(UnauthorizedError):
            holder_of(wrong, accepted)
    with pytest.raises(UnauthorizedError):
        holder_of("old", [])
