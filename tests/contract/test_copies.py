"""Copies behind one-time links, on both databases: whole, theirs alone, made anew, opened for a while."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from jsonschema import Draft202012Validator

from guardrail.core.holds import Hold, HoldState, to_dossier
from guardrail.core.notices import Notice, NoticeState, saved
from guardrail.core.requests import RequestState
from guardrail.core.requests_dossier import to_dossier as request_dossier
from guardrail.errors import ErasedError, RefusedError
from guardrail.types import (
    ConsentState,
    Direction,
    Dossier,
    DossierKind,
    DossierSaved,
    ErasureBegun,
    LegalBasis,
    Purpose,
    RestrictionNoted,
    Right,
)
from tests.contract.copy_house import DAY, FACTS, LIFE, House, Person, house, read

IN_ORDER = {RequestState.WORKING, RequestState.FULFILLED, RequestState.PARTLY}
SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "spec" / "access-bundle.schema.json").read_text())
VALIDATOR = Draft202012Validator(SCHEMA)


@pytest_asyncio.fixture
async def rooms(store_url: str, tmp_path: Path) -> AsyncIterator[House]:
    async with house(store_url, tmp_path) as made:
        yield made


async def copy(rooms: House, someone: Person, right: Right = Right.ACCESS, **bounds: int) -> dict[str, Any]:
    """The JSON copy, valid by the schema."""
    made = await rooms.links(**bounds).made(rooms.request(someone, right), "json", actor=rooms.id("off"))
    document = dict(read(made))
    VALIDATOR.validate(document)
    return document


def texts(document: dict[str, Any]) -> list[str]:
    return [part["text"] for message in document["messages"] for part in message["parts"]]


# ---------------------------------------------------------------- what is in it


async def test_a_copy_of_everything(rooms: House) -> None:
    ann = await rooms.person()
    await rooms.keeps(ann, "<PERSON_1>", "Ona Onaitė")
    await rooms.keeps(ann, "<LITERAL_1>", "<PERSON_9>")
    await rooms.says(ann, "I am <PERSON_1>, and I write <LITERAL_1>")
    rooms.time.at += timedelta(minutes=1)
    await rooms.says(ann, "Hello <PERSON_1>", direction=Direction.OUTBOUND)
    await rooms.agrees(ann)
    await rooms.told(ann)
    document = await copy(rooms, ann)
    assert texts(document) == ["I am Ona Onaitė, and I write <PERSON_9>", "Hello Ona Onaitė"]
    assert [message["from"] for message in document["messages"]] == ["person", "bot"]
    assert [event["state"] for event in document["consents"]] == ["given"]
    assert [event["told"] for event in document["disclosures"]] == [["automated"]]
    assert [decision["reasons"] for decision in document["decisions"]] == [["consent_given"]] * 2
    assert {decision["id"] for decision in document["decisions"]} == {
        message["decision"] for message in document["messages"]
    }
    assert document["controller"]["name"] == "Baltic Shoes"
    assert document["processing"][0]["recipients"] == ["Model Maker Inc."]
    assert document["processing"][0]["authorities"] == [{"name": "VDAI", "url": "https://vdai.lrv.lt"}]
    assert (document["complete"], document["left_out"], document["linked_accounts"]) == (True, {}, 1)
    assert document["accounts"][0]["language"] == "lt"


async def test_values_of_others_stay_placeholders(rooms: House) -> None:
    ann, bob = await rooms.person(), await rooms.person()
    group = await rooms.group()
    await rooms.keeps(ann, "<PERSON_1>", "Canary-Ann", conversation=group)
    await rooms.keeps(bob, "<PERSON_2>", "Canary-Bob", conversation=group)
    await rooms.says(ann, "<PERSON_1> greets <PERSON_2>", conversation=group)
    await rooms.says(bob, "<PERSON_2> hides from <PERSON_1>", conversation=group)
    await rooms.keeps(bob, "<PERSON_1>", "Canary-Bob alone")
    await rooms.says(bob, "Nobody else reads <PERSON_1>")
    mine, his = await copy(rooms, ann), await copy(rooms, bob)
    assert texts(mine) == ["Canary-Ann greets <PERSON_2>"]
    assert texts(his) == ["Canary-Bob hides from <PERSON_1>", "Nobody else reads Canary-Bob alone"]
    assert "Canary-Bob" not in json.dumps(mine)
    assert "Canary-Ann" not in json.dumps(his)


async def test_linked_accounts_are_one_person(rooms: House) -> None:
    ann, other = await rooms.person(), await rooms.person("line")
    group = await rooms.group()
    rooms.linked[ann.id] = [other.id, ann.id]
    await rooms.keeps(other, "<PERSON_1>", "Ona", conversation=group)
    await rooms.says(ann, "on <PERSON_1>", conversation=group)
    await rooms.says(other, "two")
    document = await copy(rooms, ann)
    assert texts(document) == ["on Ona", "two"]
    assert [account["id"] for account in document["accounts"]] == [ann.id, other.id]
    assert [each["route"] for each in document["processing"]] == ["line", "shop"]
    assert document["linked_accounts"] == 2


async def test_an_account_that_goes_is_left_out_and_a_person_that_goes_has_no_copy(rooms: House) -> None:
    ann, other = await rooms.person(), await rooms.person("line")
    rooms.linked[ann.id] = [other.id, ann.id]
    await rooms.says(other, "gone")
    await rooms.store.commit([ErasureBegun(subject_id=other.id, at=rooms.time())])
    document = await copy(rooms, ann)
    assert document["linked_accounts"] == 1
    assert "gone" not in texts(document)
    with pytest.raises(ErasedError):
        await rooms.links().made(rooms.request(other), "json", actor=rooms.id("off"))


async def test_restrictions_holds_reveals_and_requests(rooms: House) -> None:
    ann = await rooms.person()
    await rooms.store.commit([RestrictionNoted(subject_id=ann.id, at=rooms.time())])
    hold = Hold(
        id=rooms.id("hld"),
        state=HoldState.ACTIVE,
        at=rooms.time(),
        subject_id=ann.id,
        rule="us-ca/ca_ccpa_105_d",
        until=rooms.time() + DAY,
    )
    rooms.holds[ann.id] = [to_dossier(hold)]
    body = {"roles": ["officer"], "open_seconds": 300, "opened_at": "2026-11-22T12:00:00Z", "officer": rooms.id("off")}
    opened = Dossier(
        kind=DossierKind.REVEAL,
        id=rooms.id("rvl"),
        state="closed",
        at=rooms.time(),
        parent_id=ann.conversation,
        subject_id=ann.id,
        body=body,
    )
    unopened = replace(opened, id=rooms.id("rvl"), body={**body, "opened_at": None})
    request = replace(rooms.request(ann), state=RequestState.FULFILLED, closed_at=rooms.time())
    await rooms.store.commit([DossierSaved(dossier=each) for each in (opened, unopened, request_dossier(request))])
    document = await copy(rooms, ann)
    assert [(each["kind"], each["law"]) for each in document["restrictions"]] == [
        ("restriction", "GDPR 18"),
        ("hold", "us-ca/ca_ccpa_105_d"),
    ]
    assert [(each["id"], each["roles"]) for each in document["reveals"]] == [(opened.id, ["officer"])]
    assert "off_" not in json.dumps(document["reveals"])
    assert [(each["right"], each["state"]) for each in document["requests"]] == [("access", "fulfilled")]


async def test_whom_a_request_was_passed_on_to(rooms: House) -> None:
    ann = await rooms.person()
    request = rooms.request(ann, Right.RECTIFICATION)
    await rooms.filed(request)
    usual: dict[str, Any] = {
        "request": request.id,
        "at": rooms.time(),
        "give_up": rooms.time() + DAY,
        "kept_until": rooms.time() + DAY,
    }
    made = [
        Notice(id=rooms.id("ntc"), recipient="crm", what="rectified", state=NoticeState.SENT, told_at=told, **usual)
        for told in (rooms.time(), rooms.time() + timedelta(seconds=5))
    ]
    made += [
        Notice(id=rooms.id("ntc"), recipient="ads", what="rectified", **usual),
        Notice(id=rooms.id("ntc"), recipient="desk", what="status", **usual),
    ]
    await rooms.store.commit([DossierSaved(dossier=saved(notice)) for notice in made])
    [told] = (await copy(rooms, ann))["requests"]
    assert told["told"] == [
        {"recipient": "ads", "what": "rectified", "state": "waiting", "at": None},
        {"recipient": "crm", "what": "rectified", "state": "sent", "at": "2026-11-22T12:00:05Z"},
    ]


async def test_a_reveal_of_a_group_is_told_to_its_members(rooms: House) -> None:
    ann = await rooms.person()
    group = await rooms.group()
    await rooms.says(ann, "hello", conversation=group)
    body = {"roles": ["officer"], "open_seconds": 300, "opened_at": "2026-11-22T12:00:00Z"}
    await rooms.store.commit(
        [
            DossierSaved(
                dossier=Dossier(
                    kind=DossierKind.REVEAL,
                    id=rooms.id("rvl"),
                    state="opened",
                    at=rooms.time(),
                    parent_id=group,
                    body=body,
                )
            )
        ]
    )
    assert [each["conversation"] for each in (await copy(rooms, ann))["reveals"]] == [group]


async def test_expired_messages_are_not_told_even_before_they_are_swept(rooms: House) -> None:
    ann = await rooms.person()
    await rooms.says(ann, "short", life=timedelta(hours=1))
    await rooms.says(ann, "long")
    rooms.time.at += timedelta(hours=1)
    assert texts(await copy(rooms, ann)) == ["long"]


async def test_what_does_not_fit_is_counted(rooms: House) -> None:
    ann = await rooms.person()
    await rooms.says(ann, "one", "two", "three")
    await rooms.agrees(ann)
    await rooms.agrees(ann, ConsentState.WITHDRAWN)
    await rooms.told(ann)
    document = await copy(rooms, ann, messages=2, events=1)
    assert texts(document) == ["one", "two"]
    assert document["complete"] is False
    assert document["left_out"] == {"messages": 1, "consents": 1, "decisions": 2}
    document = await copy(rooms, ann, characters=3)
    assert document["left_out"] == {"messages": 2}


async def test_portability_gives_what_the_person_supplied(rooms: House) -> None:
    ann, other = await rooms.person(), await rooms.person("survey")
    rooms.linked[ann.id] = [ann.id, other.id]
    rooms.facts["survey"] = replace(FACTS, purposes={Purpose.SERVICE: LegalBasis.LEGITIMATE_INTERESTS})
    await rooms.keeps(ann, "<PERSON_1>", "Ona")
    await rooms.says(ann, "I am <PERSON_1>")
    await rooms.says(ann, "Hello <PERSON_1>", direction=Direction.OUTBOUND)
    await rooms.says(other, "an opinion")
    await rooms.told(ann)
    document = await copy(rooms, ann, Right.PORTABILITY)
    assert texts(document) == ["I am Ona"]
    assert {each["route"]: each["portable"] for each in document["processing"]} == {"shop": True, "survey": False}
    assert document.keys().isdisjoint({"decisions", "disclosures", "reveals", "requests", "restrictions", "sources"})


# ---------------------------------------------------------------- links


async def test_a_link_opens_both_forms_for_a_quarter_of_an_hour(rooms: House) -> None:
    ann = await rooms.person()
    await rooms.says(ann, "hello")
    links, request = rooms.links(), rooms.request(ann, language="lt")
    token = await rooms.linked_to(links, request)
    assert len(token) == 43
    assert await links.peek(token) == "lt"
    rooms.time.at += LIFE - timedelta(seconds=1)
    assert texts(dict(read(await links.opened(token, "json")))) == ["hello"]
    rooms.time.at += timedelta(minutes=15) - timedelta(seconds=1)
    page = await links.opened(token, "html")
    assert page is not None
    assert b'<html lang="lt">' in page
    rooms.time.at += timedelta(seconds=1)
    assert await links.opened(token, "json") is None
    assert await links.peek(token) is None
    assert rooms.delivered == [request.id, request.id]
    made = await rooms.entries("rights:bundle:made")
    assert [entry.fields["request"] for entry in made] == [request.id, request.id]
    assert {entry.fields["records"] for entry in made} == {3}  # a message, its decision, the request


async def test_a_link_that_nobody_opens_expires(rooms: House) -> None:
    ann = await rooms.person()
    links = rooms.links()
    token = await rooms.linked_to(links, rooms.request(ann))
    rooms.time.at += LIFE
    assert await links.peek(token) is None
    assert await links.opened(token, "html") is None
    assert await links.expire() == 1
    assert await links.expire() == 0
    assert await rooms.entries("rights:bundle:made") == []


async def test_looking_changes_nothing(rooms: House) -> None:
    ann = await rooms.person()
    links = rooms.links()
    token = await rooms.linked_to(links, rooms.request(ann))
    before = await rooms.stored()
    for _ in range(3):
        assert await links.peek(token) == "en"
    assert await links.peek("A" * 43) is None
    assert await links.opened("A" * 43, "json") is None
    assert await rooms.stored() == before
    assert rooms.delivered == []


async def test_wrong_and_spent_links_cost_the_same(rooms: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """One look-up by a keyed hash each, and nothing after it (case 98)."""
    ann = await rooms.person()
    links = rooms.links()
    spent = await rooms.linked_to(links, rooms.request(ann))
    rooms.time.at += LIFE
    asked: list[str] = []
    for name in ("dossier", "dossier_by", "dossiers", "person", "commit"):
        method = getattr(rooms.store, name)
        monkeypatch.setattr(
            rooms.store,
            name,
            lambda *some, name=name, method=method, **more: asked.append(name) or method(*some, **more),
        )
    for token in ("A" * 43, spent):
        asked.clear()
        assert await links.peek(token) is None
        assert await links.opened(token, "html") is None
        assert asked == ["dossier_by"] * 2


async def test_neither_token_nor_words_are_stored(rooms: House) -> None:
    ann = await rooms.person()
    await rooms.keeps(ann, "<PERSON_1>", "Canary-Ann")
    await rooms.says(ann, "I am <PERSON_1>, says canary-text")
    links = rooms.links()
    token = await rooms.linked_to(links, rooms.request(ann))
    assert b"Canary-Ann" in (await links.opened(token, "json") or b"")
    stored = (await rooms.stored()).casefold()
    assert token.casefold() not in stored
    assert "canary" not in stored


async def test_a_new_link_ends_the_old_one(rooms: House) -> None:
    ann = await rooms.person()
    links, request = rooms.links(), rooms.request(ann)
    old = await rooms.linked_to(links, request)
    new = await rooms.linked_to(links, request)
    assert await links.peek(old) is None
    assert await links.peek(new) == "en"


async def test_somebody_erased_meanwhile_gets_nothing(rooms: House) -> None:
    ann = await rooms.person()
    await rooms.says(ann, "hello")
    links = rooms.links()
    token = await rooms.linked_to(links, rooms.request(ann))
    await rooms.store.commit([ErasureBegun(subject_id=ann.id, at=rooms.time())])
    assert await links.opened(token, "json") is None
    assert rooms.delivered == []


async def test_a_key_that_goes_while_the_copy_is_made(rooms: House) -> None:
    ann = await rooms.person()
    await rooms.says(ann, "hello")
    links = rooms.links()
    token = await rooms.linked_to(links, rooms.request(ann))
    await rooms.keys.destroy(ann.id)
    assert await links.opened(token, "json") is None
    assert await rooms.entries("rights:bundle:made") == []


async def test_two_who_open_at_once_both_get_it(rooms: House) -> None:
    ann = await rooms.person()
    await rooms.says(ann, "hello")
    links = rooms.links()
    token = await rooms.linked_to(links, rooms.request(ann))
    both = await asyncio.gather(links.opened(token, "json"), links.opened(token, "json"))
    assert both[0] == both[1]
    assert both[0] is not None
    assert len(await rooms.entries("rights:bundle:made")) == 2


async def test_no_copy_for_nobody_or_for_another_right(rooms: House) -> None:
    ann = await rooms.person()
    for request in (replace(rooms.request(ann), subject_id=None), rooms.request(ann, Right.ERASURE)):
        with pytest.raises(RefusedError) as refused:
            await rooms.links().link(request)
        assert refused.value.code == "no_copy"


@pytest.mark.parametrize("state", [each for each in RequestState if each not in IN_ORDER])
async def test_no_copy_before_a_request_is_in_order_nor_after_it_was_refused(rooms: House, state: RequestState) -> None:
    ann = await rooms.person()
    links, request = rooms.links(), rooms.request(ann)
    token = await rooms.linked_to(links, request)
    moved = replace(request, state=state)
    await rooms.filed(moved)
    assert await links.peek(token) is None
    assert await links.opened(token, "json") is None
    for asked in (
        links.link(moved),
        links.issue(moved, actor=rooms.id("off")),
        links.made(moved, "json", actor=rooms.id("off")),
    ):
        with pytest.raises(RefusedError) as refused:
            await asked
        assert refused.value.code == "not_accepted"
    assert rooms.delivered == []


async def test_links_are_on_record_and_an_officers_at_once(rooms: House) -> None:
    ann, officer = await rooms.person(), rooms.id("off")
    links, request = rooms.links(), rooms.request(ann)
    old = await rooms.linked_to(links, request)
    token = await links.issue(request, actor=officer)
    assert (await links.peek(old), await links.peek(token)) == (None, "en")
    offered = await rooms.entries("rights:bundle:offered")
    assert {entry.fields.get("officer") for entry in offered} == {None, officer}
    await rooms.store.commit([ErasureBegun(subject_id=ann.id, at=rooms.time())])
    with pytest.raises(ErasedError):
        await links.issue(request, actor=officer)


async def test_an_officers_copy_is_audited_by_name(rooms: House) -> None:
    ann = await rooms.person()
    officer, request = rooms.id("off"), rooms.request(ann)
    page = await rooms.links().made(request, "html", actor=officer)
    assert page.startswith(b"<!doctype html>")
    [entry] = await rooms.entries("rights:bundle:made")
    assert (entry.fields["officer"], entry.fields["request"]) == (officer, request.id)
    assert rooms.delivered == []
