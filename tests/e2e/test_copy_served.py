"""From "show my data" in the chat to the copy, with real processes: the link, the page, the file, the log."""

from __future__ import annotations

import json
import re
from pathlib import Path

import aiohttp
from jsonschema import Draft202012Validator

from guardrail.core.bundle_words import WORDS
from tests.e2e.harness import Customer, development, guardrail, peer
from tests.e2e.test_web_chat import EMAIL, NAME, PHONE, TOLD, YES, echo

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "spec" / "access-bundle.schema.json").read_text())
OPERATOR = {"name": "Shoes & Sons", "contact": "privacy@shoes.example"}


async def test_a_person_gets_their_copy_by_the_link_from_the_chat(tmp_path: Path) -> None:
    async with peer(echo) as bot, aiohttp.ClientSession() as http:
        policy = {"jurisdictions": ["eu"]}
        routes = {"shop": {"channel": "web", "bot": {"url": f"{bot.url}/chat"}, "policy": policy}}
        config = development(routes, operator=OPERATOR, rights={"public_url": "http://127.0.0.1:1"})
        async with guardrail(tmp_path, config) as process:
            customer = await Customer(http, process.url, "shop").arrive()
            await customer.say(TOLD)
            await customer.choose(YES)
            answer = "\n".join(await customer.say("Show me my data"))
            link = re.search(r"http://127\.0\.0\.1:1(/my/[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])", answer)
            assert link is not None, answer
            address = process.url + link[1]
            async with http.get(address) as response:
                assert WORDS["en"].link["show"] in await response.text()
            async with http.post(address, data={"form": "json"}) as response:
                assert response.status == 200
                document = await response.json()
            async with http.post(address, data={"form": "html"}) as response:
                page = await response.text()
            entries = await process.entries()
            output = b"".join(process.output).decode()
    Draft202012Validator(SCHEMA).validate(document)
    texts = [part["text"] for message in document["messages"] for part in message["parts"]]
    for value in (NAME, PHONE, EMAIL):
        assert any(value in text for text in texts), value
        assert value in page
    assert document["controller"]["name"] == "Shoes & Sons"
    assert document["processing"][0]["purposes"] == [{"purpose": "service", "legal_basis": "consent"}]
    assert [event["state"] for event in document["consents"]] == ["asked", "given"]
    assert {"admit", "hold"} <= {decision["action"] for decision in document["decisions"]}
    assert [(each["right"], each["state"]) for each in document["requests"]] == [("access", "working")]
    made = [entry["tag"] for entry in entries if entry["tag"].startswith(("rights:bundle", "rights:request"))]
    assert made.count("rights:bundle:offered") == 1
    assert made.count("rights:bundle:made") == 2
    assert made.count("rights:request:fulfilled") == 1
    assert link[1] not in output
    assert '"/my/{token}"' in output
