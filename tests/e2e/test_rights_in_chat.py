"""What people demand in the chat, from their side: what Guardrail says, what the bot never hears, what is stored."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from guardrail.app import Observe, build
from guardrail.config import parse
from guardrail.core.codes import code_in
from guardrail.core.requests import RequestState
from guardrail.errors import StoreUnavailableError
from guardrail.types import Right
from tests.e2e.test_turns_in_process import Bot, Clock, House

ROUTES: dict[str, dict[str, Any]] = {
    "eu": {"jurisdictions": "eu", "consent": "none"},
    "asks": {"jurisdictions": "eu"},
    "california": {"jurisdictions": "us-ca", "purposes": {"sale": "consent"}},
}
PUBLIC = "https://chat.example"
CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{3}")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    routes = {
        name: {"channel": "web", "bot": {"url": "http://127.0.0.1:1/bot"}, "policy": choices}
        for name, choices in ROUTES.items()
    }
    config = parse(
        {
            "mode": "development",
            "detection": {"model": False},
            "routes": routes,
            "operator": {"name": "Example Shop", "contact": "privacy@shop.example"},
            "rights": {"public_url": PUBLIC},
        },
        base=tmp_path,
    )
    bot, clock = Bot(), Clock()
    async with build(config, clock=clock, observe=Observe(bot=lambda _: bot)) as app:
        yield House(app, bot, clock)


async def said(house: House, user: str, text: str, route: str = "eu") -> str:
    return "\n".join(await house.say(user, text, route))


async def code_of(house: House, user: str, route: str = "eu") -> str:
    found = CODE.search(await said(house, user, "/code", route))
    assert found is not None
    return found[0]


def contents(directory: Path) -> list[bytes]:
    return [file.read_bytes() for file in directory.rglob("*") if file.is_file()]


async def requests(house: House) -> list[tuple[Right, RequestState]]:
    states = [state.value for state in RequestState]
    return [(each.right, each.state) for each in await house.app.rights.requests.listed(states=states)]


# ---------------------------------------------------------------- requests


async def test_a_copy_is_behind_a_link(house: House) -> None:
    answer = await said(house, "ann", "send me a copy of my data")
    link = re.search(rf"{PUBLIC}/my/(\S+)", answer)
    assert link is not None
    assert "Reference: req_" in answer
    assert await house.app.rights.bundles.peek(link[1]) == "en"
    assert await requests(house) == [(Right.ACCESS, RequestState.WORKING)]
    assert house.bot.heard == []


async def test_asking_again_joins_the_request_and_gives_a_new_link(house: House) -> None:
    first = await said(house, "ann", "send me a copy of my data")
    again = await said(house, "ann", "send me a copy of my data")
    assert re.findall(r"req_\w+", first) == re.findall(r"req_\w+", again)
    assert first != again
    assert len(await requests(house)) == 1


@pytest.mark.parametrize(
    ("words", "right"),
    [("my data is wrong", Right.RECTIFICATION), ("I want a human to review this decision", Right.HUMAN_REVIEW)],
)
async def test_what_needs_hands_is_received_with_reference_and_date(house: House, words: str, right: Right) -> None:
    answer = await said(house, "ann", words)
    assert "We have received your request" in answer
    assert "Reference: req_" in answer
    assert re.search(r"by this date: 2026-12-\d\d", answer)
    assert await requests(house) == [(right, RequestState.WORKING)]


async def test_demands_are_taken_before_consent(house: House) -> None:
    answer = await said(house, "ann", "my data is wrong", "asks")
    assert "Reference: req_" in answer
    assert house.bot.heard == []


async def test_a_restriction_stops_everything_but_rights(house: House) -> None:
    await said(house, "ann", "my mail is hermia.b@example.org")
    kept = house.rows("transcript"), house.rows("vault")
    assert "We have done what you asked for." in await said(house, "ann", "restrict my data")
    heard = len(house.bot.heard)
    assert "restricted" in await said(house, "ann", "where is my parcel? call +37061234567")
    assert len(house.bot.heard) == heard
    assert (house.rows("transcript"), house.rows("vault")) == kept
    assert f"{PUBLIC}/my/" in await said(house, "ann", "send me a copy of my data")
    await said(house, "ann", "delete my data")
    assert "Your data is deleted" in await said(house, "ann", "yes")


async def test_an_erasure_has_a_reference_and_a_receipt(house: House) -> None:
    await said(house, "ann", "my mail is hermia.b@example.org")
    await said(house, "ann", "delete my data")
    answer = await said(house, "ann", "yes")
    assert "Your data is deleted" in answer
    assert re.search(rf"{PUBLIC}/receipts/rct_\w+", answer)
    assert "Reference: req_" in answer
    again = await said(house, "ann", "hello, do you know my mail?")
    assert again.startswith("You are chatting with an automated assistant"), "a new chat begins"


async def test_a_failure_after_the_commit_is_reported_and_not_shown(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def down(request: object) -> bool:
        raise StoreUnavailableError

    await said(house, "ann", "delete my data")
    monkeypatch.setattr(house.app.rights.erasure, "erase", down)
    answer = await said(house, "ann", "yes")
    assert "We have received your request" in answer
    assert await requests(house) == [(Right.ERASURE, RequestState.WORKING)]
    monkeypatch.undo()
    (open_request,) = await house.app.rights.requests.listed(right=Right.ERASURE)
    await house.app.rights.requests.proceed(open_request.id)
    assert "erasure:subject:begun" in house.tags()


async def test_where_the_law_wants_more_a_code_shows_who_asks(house: House) -> None:
    answer = await said(house, "ann", "delete my data", "california")
    answer = await said(house, "ann", "yes", "california")
    code = CODE.search(answer)
    assert code is not None, answer
    assert await requests(house) == [(Right.ERASURE, RequestState.VERIFYING)]
    assert "Your data is deleted" in await said(house, "ann", code[0].lower().replace("-", " "), "california")
    assert "rights:request:identified" in house.tags()


async def test_a_no_is_a_request_that_is_done_at_once(house: House) -> None:
    await said(house, "ann", "do not sell my data", "california")
    await said(house, "ann", "do not sell my data", "california")
    assert await requests(house) == [(Right.OPT_OUT, RequestState.FULFILLED)]
    await said(house, "ann", "stop", "california")
    assert (Right.WITHDRAW, RequestState.FULFILLED) in await requests(house)


# ---------------------------------------------------------------- codes


async def test_a_code_reaches_neither_the_bot_nor_any_transcript(house: House) -> None:
    code = await code_of(house, "ann")
    rows = house.rows("transcript")
    assert "another chat" in await said(house, "bob", f"  {code.lower()} ")
    assert house.bot.heard == []
    assert house.rows("transcript") == rows


async def test_two_chats_become_one_person_after_a_yes(house: House) -> None:
    code = await code_of(house, "ann")
    assert "Is that chat yours, too?" in await said(house, "bob", code, "asks")
    assert "Both chats are joined now" in await said(house, "bob", "yes", "asks")
    await said(house, "ann", "restrict my data")
    assert "restricted" in await said(house, "bob", "hello there, where is my parcel?", "asks")
    assert "not joined" in await said(house, "bob", "/unlink", "asks")


async def test_the_other_chat_hears_of_it_once_with_its_next_answer(house: House) -> None:
    """Whoever was talked into giving a code away learns what became of it, and can undo it."""
    code = await code_of(house, "ann")
    await said(house, "bob", code)
    await said(house, "bob", "yes")
    assert "Another chat was joined with this one" in await said(house, "ann", "where is my parcel?")
    assert "Another chat" not in await said(house, "ann", "and when does it come?")
    assert "not joined" in await said(house, "ann", "/unlink")


async def test_it_hears_of_it_with_our_own_words_as_well(house: House) -> None:
    code = await code_of(house, "ann", "asks")
    await said(house, "bob", code)
    await said(house, "bob", "yes")
    answer = await said(house, "ann", "where is my parcel?", "asks")
    assert "Do you agree" in answer
    assert "Another chat was joined with this one" in answer
    assert "Another chat" not in await said(house, "ann", "yes", "asks")
    assert house.bot.heard == ["where is my parcel?"], "the consent question was still answered"


async def test_no_links_nothing_and_the_code_is_spent(house: House) -> None:
    code = await code_of(house, "ann")
    await said(house, "bob", code)
    assert "did not join" in await said(house, "bob", "no")
    assert "wrong, too old or used" in await said(house, "bob", code)
    assert "rights:account:linked" not in house.tags()


async def test_a_yes_that_comes_late_links_nothing(house: House) -> None:
    code = await code_of(house, "ann")
    await said(house, "bob", code)
    house.clock.now += timedelta(minutes=10)
    assert await said(house, "bob", "yes") == "You said: yes"
    assert "rights:account:linked" not in house.tags()


async def test_other_words_end_the_question(house: House) -> None:
    code = await code_of(house, "ann")
    await said(house, "bob", code)
    await said(house, "bob", "what is this?")
    assert await said(house, "bob", "yes") == "You said: yes"
    assert "rights:account:linked" not in house.tags()


async def test_guessing_is_locked(house: House) -> None:
    code = await code_of(house, "ann")
    wrong = ["2345-ABCD-EFG", "3456-ABCD-EFG", "4567-ABCD-EFG", "5678-ABCD-EFG", "6789-ABCD-EFG"]
    refused = [await said(house, "mallory", each) for each in wrong]
    assert await said(house, "mallory", code) == refused[-1], "a right one looks as a wrong one"
    assert "another chat" in await said(house, "bob", code)


async def test_one_s_own_code_in_one_s_own_chat_is_not_spent(house: House) -> None:
    code = await code_of(house, "ann")
    assert "comes from this chat" in await said(house, "ann", code)
    assert "another chat" in await said(house, "bob", code)


async def test_the_code_of_somebody_erased_is_wrong(house: House) -> None:
    code = await code_of(house, "ann")
    await said(house, "ann", "delete my data")
    await said(house, "ann", "yes")
    assert "wrong, too old or used" in await said(house, "bob", code)


async def test_somebody_erased_between_question_and_yes_is_not_linked(house: House) -> None:
    code = await code_of(house, "ann")
    await said(house, "bob", code)
    await said(house, "ann", "delete my data")
    await said(house, "ann", "yes")
    assert "joined now" not in await said(house, "bob", "yes")
    assert "rights:account:linked" not in house.tags()


async def test_an_ordinary_message_of_eleven_letters_is_no_code(house: House) -> None:
    assert code_in("transferred") is None
    assert "You said: transferred" in await said(house, "ann", "transferred")


async def test_nothing_of_a_code_is_in_the_clear(house: House, tmp_path: Path) -> None:
    code = await code_of(house, "ann")
    await said(house, "bob", code)
    for content in contents(tmp_path):
        assert code.encode() not in content
        assert code.replace("-", "").encode() not in content
