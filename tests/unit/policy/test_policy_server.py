"""The OPA client against a server that is down, slow, wrong or somebody else's: always a typed error."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from guardrail.errors import ConfigError, PolicyUnavailableError
from guardrail.policy import server as server_module
from guardrail.policy.decisions import ENTRYPOINT
from guardrail.policy.entrypoints import ENTRYPOINTS
from guardrail.policy.question import SMOKE_QUESTION
from guardrail.policy.server import OpaServerEngine
from guardrail.policy.smoke import QUESTIONS
from tests.unit.policy.stub_policy import ANSWER, LAW

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
REVISION = "sha256:abc"


def provenance(**bundles: str) -> dict[str, Any]:
    return {"bundles": {name: {"revision": revision} for name, revision in bundles.items()}}


@asynccontextmanager
async def asking(handler: Handler, **options: Any) -> AsyncIterator[OpaServerEngine]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    async with TestServer(app) as served:
        engine = OpaServerEngine(f"http://127.0.0.1:{served.port}", **{"timeout": 5.0, **options})
        try:
            yield engine
        finally:
            await engine.close()


def answering(body: Any, **how: Any) -> Handler:
    async def handler(request: web.Request) -> web.Response:
        return web.json_response(body, **how)

    return handler


async def failure(engine: OpaServerEngine) -> PolicyUnavailableError:
    with pytest.raises(PolicyUnavailableError) as error:
        await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)
    assert error.value.__cause__ is None
    return error.value


async def test_asks_one_constant_path_with_input_token_and_provenance() -> None:
    asked = []

    async def handler(request: web.Request) -> web.Response:
        asked.append((request.method, request.path_qs, request.headers["Authorization"], await request.json()))
        return web.json_response({"result": 1, "provenance": provenance(main=REVISION)})

    async with asking(handler, token="t0ken") as engine:
        raw = await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)
    assert (raw.result, raw.revision, raw.engine) == (1, REVISION, "opa")
    path = "/v1/data/guardrail/turn/decision?provenance=true"
    assert asked == [("POST", path, "Bearer t0ken", {"input": SMOKE_QUESTION})]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "policy_undefined"),
        ({"provenance": provenance(main=REVISION)}, "policy_undefined"),
        ([], "policy_undefined"),
        ("result", "policy_undefined"),
        (None, "policy_undefined"),
        ({"result": 1}, "policy_revision"),
        ({"result": 1, "provenance": {}}, "policy_revision"),
        ({"result": 1, "provenance": {"bundles": []}}, "policy_revision"),
        ({"result": 1, "provenance": provenance(main="")}, "policy_revision"),
        ({"result": 1, "provenance": provenance(main="a\nb")}, "policy_revision"),
        ({"result": 1, "provenance": provenance(main="a", other="b")}, "policy_revision"),
    ],
)
async def test_an_answer_without_result_or_revision_is_no_decision(body: Any, code: str) -> None:
    async with asking(answering(body)) as engine:
        assert (await failure(engine)).code == code


async def test_the_configured_bundle_counts_among_several() -> None:
    body = {"result": 1, "provenance": provenance(main="a", other="b")}
    async with asking(answering(body), bundle="other") as engine:
        assert (await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)).revision == "b"


async def test_answers_of_another_revision_are_refused_when_one_is_expected() -> None:
    body = {"result": 1, "provenance": provenance(main="older")}
    async with asking(answering(body), expected_revision=REVISION) as engine:
        assert (await failure(engine)).code == "policy_revision"


@pytest.mark.parametrize("status", [301, 400, 401, 404, 429, 500, 502, 503, 504])
async def test_a_status_that_is_not_success_is_asked_once_and_gives_no_decision(status: int) -> None:
    asked = []

    async def handler(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.json_response({"result": 1, "provenance": provenance(main=REVISION)}, status=status)

    async with asking(handler) as engine:
        await failure(engine)
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/html", b"<html>a proxy's page</html>"),
        ("application/json", b"{"),
        ("application/json", b"\xff\xfe"),
        ("application/json", b""),
        ("application/json", b"[" * 100_000),
    ],
)
async def test_a_body_that_is_not_json_gives_no_decision(content_type: str, body: bytes) -> None:
    async def handler(request: web.Request) -> web.Response:
        return web.Response(body=body, content_type=content_type)

    async with asking(handler) as engine:
        error = await failure(engine)
    assert "proxy" not in error.detail


async def test_a_connection_that_breaks_gives_no_decision() -> None:
    async def handler(request: web.Request) -> web.Response:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    async with asking(handler) as engine:
        await failure(engine)


async def test_a_server_that_is_down_gives_no_decision_and_recovers_by_itself() -> None:
    engine = OpaServerEngine("http://127.0.0.1:9", timeout=5)
    await failure(engine)
    with pytest.raises(PolicyUnavailableError):
        await engine.ready()
    await engine.close()
    healthy = {"now": False}

    async def handler(request: web.Request) -> web.Response:
        if not healthy["now"]:
            return web.json_response({}, status=503)
        return web.json_response({"result": 1, "provenance": provenance(main=REVISION)})

    async with asking(handler) as again:
        await failure(again)
        healthy["now"] = True
        assert (await again.evaluate(ENTRYPOINT, SMOKE_QUESTION)).result == 1


async def test_the_timeout_covers_the_wait_for_a_free_place() -> None:
    release = asyncio.Event()
    at_once = []

    async def handler(request: web.Request) -> web.Response:
        at_once.append(1)
        await release.wait()
        return web.json_response({"result": 1, "provenance": provenance(main=REVISION)})

    async with asking(handler, timeout=0.3, concurrency=2) as engine:
        outcomes = await asyncio.gather(
            *(engine.evaluate(ENTRYPOINT, SMOKE_QUESTION) for _ in range(6)), return_exceptions=True
        )
        release.set()
    assert [getattr(outcome, "code", None) for outcome in outcomes] == ["policy_timeout"] * 6
    assert len(at_once) == 2


class Counting:
    """A server that notes what it is asked, how much of it at once, and answers as it is told."""

    def __init__(self) -> None:
        self.asked = self.now = self.at_once = 0
        self.answer: Handler = answering({"result": 1, "provenance": provenance(main=REVISION)})

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked += 1
        self.now += 1
        self.at_once = max(self.at_once, self.now)
        try:
            return await self.answer(request)
        finally:
            self.now -= 1


async def codes(engine: OpaServerEngine, questions: int) -> Counter[str]:
    """How so many questions at once end."""
    asked = (engine.evaluate(ENTRYPOINT, SMOKE_QUESTION) for _ in range(questions))
    outcomes = await asyncio.gather(*asked, return_exceptions=True)
    return Counter(outcome.code if isinstance(outcome, PolicyUnavailableError) else "decided" for outcome in outcomes)


async def resets(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def test_a_burst_is_served_a_bounded_number_at_a_time() -> None:
    server = Counting()
    async with asking(server.handle, timeout=60, concurrency=8) as engine:
        assert await codes(engine, 500) == {"decided": 500}
    assert server.asked == 500
    assert server.at_once <= 8


@pytest.mark.parametrize("trouble", ["500", "503", "garbage", "reset"])
async def test_a_server_in_trouble_is_asked_once_a_question_and_believed_again_at_once(trouble: str) -> None:
    server = Counting()
    well = server.answer
    troubles: dict[str, Handler] = {
        "500": answering({}, status=500),
        "503": answering({}, status=503),
        "garbage": answering([{"result": 1}]),
        "reset": resets,
    }
    async with asking(server.handle, timeout=60) as engine:
        server.answer = troubles[trouble]
        ended = await codes(engine, 300)
        assert ended.total() == 300
        assert "decided" not in ended
        assert server.asked == 300
        server.answer = well
        assert await codes(engine, 1) == {"decided": 1}
        assert server.asked == 301


async def test_a_server_that_hangs_is_not_met_by_all_who_wait_and_is_believed_again() -> None:
    server = Counting()
    well, never = server.answer, asyncio.Event()

    async def hangs(request: web.Request) -> web.StreamResponse:
        await never.wait()
        return await well(request)

    async with asking(server.handle, timeout=0.3, concurrency=4) as engine:
        server.answer = hangs
        assert await codes(engine, 500) == {"policy_timeout": 500}
        assert server.asked < 250  # those that held a place, and whoever took it over just before its own end
        server.answer = well
        assert await codes(engine, 1) == {"decided": 1}


async def test_beyond_what_may_wait_questions_are_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "MAX_WAITING", 3)
    server = Counting()
    async with asking(server.handle, timeout=60, concurrency=2) as engine:
        assert await codes(engine, 9) == {"decided": 5, "policy_overloaded": 4}
        assert await codes(engine, 5) == {"decided": 5}
    assert server.asked == 10


async def test_a_server_that_was_started_anew_is_believed_without_further_ado() -> None:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answering({"result": 1, "provenance": provenance(main=REVISION)}))
    first = TestServer(app)
    await first.start_server()
    port = first.port
    engine = OpaServerEngine(f"http://127.0.0.1:{port}", timeout=5)
    assert await codes(engine, 3) == {"decided": 3}
    await first.close()
    assert await codes(engine, 3) == {"policy_unavailable": 3}
    again = web.Application()
    again.router.add_route("*", "/{path:.*}", answering({"result": 1, "provenance": provenance(main="second")}))
    async with TestServer(again, port=port):
        assert (await engine.evaluate(ENTRYPOINT, SMOKE_QUESTION)).revision == "second"
        await engine.close()


async def test_every_decision_has_its_own_constant_path_and_no_other_is_ever_asked() -> None:
    asked = []

    async def handler(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.json_response({"result": 1, "provenance": provenance(main=REVISION)})

    async with asking(handler) as engine:
        for path in ENTRYPOINTS:
            await engine.evaluate(path, {})
        for path in ("guardrail/turn", "guardrail/turn/../law/decision", "system/main", "guardrail/x/decision", ""):
            with pytest.raises(PolicyUnavailableError) as error:
                await engine.evaluate(path, {})
            assert error.value.code == "policy_undefined"
    assert sorted(asked) == sorted(f"/v1/data/{path}" for path in ENTRYPOINTS)


@pytest.mark.parametrize("broken", [*QUESTIONS, None])
async def test_readiness_needs_a_law_and_a_well_formed_decision(broken: str | None) -> None:
    answers = {"guardrail/law/decision": LAW, "guardrail/turn/decision": ANSWER}

    async def handler(request: web.Request) -> web.Response:
        asked = request.path.removeprefix("/v1/data/")
        result = {"allow": True} if asked == broken else answers[asked]
        return web.json_response({"result": result, "provenance": provenance(main=REVISION)})

    async with asking(handler) as engine:
        if broken is None:
            await engine.ready()
            return
        with pytest.raises(PolicyUnavailableError) as error:
            await engine.ready()
    assert error.value.code == "policy_shape"
    assert broken in error.value.detail


@pytest.mark.parametrize(
    "url",
    [
        "",
        "127.0.0.1:8181",
        "ftp://opa",
        "http://",
        "http://opa/prefix",
        "http://user:pw@opa",
        "http://opa?x=1",
        "http://opa:x",
    ],
)
def test_a_url_that_is_more_or_less_than_a_server_is_refused(url: str) -> None:
    with pytest.raises(ConfigError) as error:
        OpaServerEngine(url)
    assert "pw" not in error.value.detail


def test_the_question_can_be_written_as_json() -> None:
    assert json.loads(json.dumps(SMOKE_QUESTION, allow_nan=False)) == SMOKE_QUESTION
