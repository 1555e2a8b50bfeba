"""What ``guardrail doctor`` asks. Each examination answers with one line and never raises."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal

import aiohttp

from guardrail.config import Config, LineRoute, OpenAIRoute, Route
from guardrail.errors import GuardrailError

if TYPE_CHECKING:
    from guardrail.policy.law import LawBook

State = Literal["ok", "warn", "fail"]

SECONDS = 10.0  # for one request
MOST_SKEW = 30.0  # seconds between our clock and a server's


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the doctor's."""

    check: str
    state: State
    cause: str
    fix: str = ""


async def examine(config: Config) -> list[Outcome]:
    """Everything, in a fixed order."""
    found = [
        await _guarded("database", "start the server, check store.url, run `guardrail migrate`", _database, config),
        await _guarded("keys", "check keys.directory and keys.url: owner, mode 0600, disk", _keys, config),
        await _guarded("policy", "run `guardrail policy test`; with opa: is it running?", _policy, config),
        await _guarded("detection", "reinstall, or set detection.model: false", _detection, config),
        _listening(config),
    ]
    timeout = aiohttp.ClientTimeout(total=SECONDS, connect=5)
    async with aiohttp.ClientSession(timeout=timeout, auto_decompress=False) as session:
        asked = await asyncio.gather(*(_route(session, name, route) for name, route in config.routes.items()))
    dates = [date for _, date in asked if date is not None]
    return [*found, *(outcome for outcomes, _ in asked for outcome in outcomes), _clock(dates)]


async def _guarded(check: str, fix: str, ask: Callable[[Config], Awaitable[Outcome]], config: Config) -> Outcome:
    try:
        async with asyncio.timeout(60):
            return await ask(config)
    except TimeoutError:
        return Outcome(check, "fail", "did not answer in time", fix)
    except GuardrailError as error:
        return Outcome(check, "fail", error.detail or error.code, fix)
    except Exception as error:  # a library's message may show an address or a password: its kind is enough
        return Outcome(check, "fail", f"failed: {type(error).__name__}", fix)


async def _database(config: Config) -> Outcome:
    from guardrail.cli.rooms import NothingYetError, open_store

    try:
        async with open_store(config) as store:
            await store.ready()
    except NothingYetError:
        return Outcome("database", "warn", "there is none yet", "`guardrail serve` makes it")
    return Outcome("database", "ok", "answers, and is at this release's schema")


async def _keys(config: Config) -> Outcome:
    from guardrail.cli.rooms import NothingYetError, open_keys

    try:
        async with open_keys(config) as keys:
            await keys.ready()
    except NothingYetError:
        return Outcome("keys", "warn", "nobody has a key yet", "`guardrail serve` makes them")
    return Outcome("keys", "ok", "wrap, unwrap, and are private")


async def _policy(config: Config) -> Outcome:
    from guardrail.cli.rooms import open_policy
    from guardrail.policy.law import LawBook

    async with open_policy(config) as engine:
        await engine.ready()
        unknown = await _unknown_law(config, LawBook(engine))
        if unknown:
            fix = "see the jurisdictions that `guardrail check` names; with opa: load the policies of this release"
            return Outcome("policy", "fail", f"knows no such jurisdiction: {', '.join(unknown)}", fix)
        return Outcome("policy", "ok", f"decides ({config.policy.engine}, {engine.revision[:19]}…)")


async def _unknown_law(config: Config, book: LawBook) -> list[str]:
    """Settings that name a jurisdiction the running policies do not have."""
    found = []
    for name, route in config.routes.items():
        law = await book.in_force(route.policy.jurisdictions, route.policy.kind, datetime.now(UTC))
        if not law.known:
            found.append(f"routes.{name}.policy.jurisdictions")
    return found


async def _detection(config: Config) -> Outcome:
    from guardrail.cli.rooms import detection_settings, detector

    found = detector(detection_settings(config))
    try:
        await found.ready()
    finally:
        await found.close()
    return Outcome("detection", "ok", "finds with the model" if config.detection.model else "finds with patterns only")


def _listening(config: Config) -> Outcome:
    if config.listen.control_host not in ("127.0.0.1", "::1", "localhost"):
        cause = "the control plane listens beyond this machine"
        return Outcome("listen", "warn", cause, "make sure only probes and officers reach listen.control_port")
    return Outcome("listen", "ok", "the control plane stays on this machine")


# ---------------------------------------------------------------- what is elsewhere

Asked = tuple[list[Outcome], datetime | None]


async def _route(session: aiohttp.ClientSession, name: str, route: Route) -> Asked:
    outcome, date = await _bot(session, name, route)
    if not isinstance(route, LineRoute):
        return [outcome], date
    line, line_date = await _line(session, name, route)
    return [outcome, line], line_date or date


async def _bot(session: aiohttp.ClientSession, name: str, route: Route) -> tuple[Outcome, datetime | None]:
    """Whether the bot answers HTTP at all; an LLM upstream also whether it takes our key."""
    check = f"routes.{name}.bot"
    url = route.bot.url.rstrip("/") + "/models" if isinstance(route, OpenAIRoute) else route.bot.url
    try:
        status, date = await _get(session, url, route.bot.request_headers())
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        return Outcome(check, "fail", f"not reachable: {_kind(error)}", "start the bot, check bot.url"), None
    if status in (401, 403) and isinstance(route, OpenAIRoute):
        return Outcome(check, "fail", f"refuses the key (HTTP {status})", "check bot.api_key"), date
    if status >= 500 and status != 501:  # 501: it knows POST only, like many a small bot
        return Outcome(check, "warn", f"reachable, but answers HTTP {status}", "look into the bot's log"), date
    return Outcome(check, "ok", f"reachable (HTTP {status})"), date


async def _line(session: aiohttp.ClientSession, name: str, route: LineRoute) -> tuple[Outcome, datetime | None]:
    """Whether LINE takes the channel token (GET /v2/bot/info)."""
    check = f"routes.{name}.channel_token"
    headers = {"Authorization": f"Bearer {route.channel_token.reveal()}"}
    try:
        status, date = await _get(session, f"{route.api_url}/v2/bot/info", headers)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        return Outcome(check, "fail", f"LINE is not reachable: {_kind(error)}", "check the network, api_url"), None
    if status == 200:
        return Outcome(check, "ok", "LINE takes it"), date
    if status in (401, 403):
        return Outcome(check, "fail", f"LINE refuses it (HTTP {status})", "issue a new token in LINE's console"), date
    return Outcome(check, "warn", f"LINE answers HTTP {status}", "try again later"), date


async def _get(session: aiohttp.ClientSession, url: str, headers: dict[str, str]) -> tuple[int, datetime | None]:
    """Status and date of an answer whose body is not read; redirects, where a key could leak, are not followed."""
    async with session.get(url, headers=headers, allow_redirects=False) as answer:
        try:
            return answer.status, parsedate_to_datetime(answer.headers.get("Date", ""))
        except (ValueError, TypeError):
            return answer.status, None


def _kind(error: Exception) -> str:
    """What kind of failure; a message of aiohttp's could repeat a header."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return "its certificate does not verify"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "its name does not resolve"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return "connection refused or broken" if isinstance(error, OSError | aiohttp.ClientError) else "not a valid request"


def _clock(dates: list[datetime]) -> Outcome:
    """Our clock against the servers' that answered; retention and consent depend on it."""
    if not dates:
        return Outcome("clock", "warn", "no server told the time to compare with", "make sure NTP runs")
    skew = min(abs((datetime.now(UTC) - date).total_seconds()) for date in dates)
    if skew > MOST_SKEW:
        return Outcome("clock", "fail", f"{skew:.0f} s apart from other servers", "run an NTP client")
    return Outcome("clock", "ok", f"within {MOST_SKEW:.0f} s of other servers")
