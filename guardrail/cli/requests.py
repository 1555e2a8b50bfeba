"""``guardrail requests``: requests of people about their data, by whoever holds the keys of this machine.

No policy is asked who may do this: who can read the key files could do all of it anyway. What is done to a request
is decided by the policy all the same, and stands in the audit log; ``--by`` names the officer there.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from guardrail.cli.common import FOUND_WRONG, config_option, json_option, run, say, write_json
from guardrail.cli.moments import moment
from guardrail.cli.requests_shown import document, history, is_overdue, print_all, print_one
from guardrail.config import Config
from guardrail.config.fields import Duration
from guardrail.core.requests import PERMISSIONS, Request, RequestState, Shown
from guardrail.types import Purpose, RawText, Right, Way

if TYPE_CHECKING:
    from guardrail.rights.requests import RequestDesk

_Command = TypeVar("_Command", bound=Callable[..., Any])
_OFFICER = re.compile(r"off_[a-z2-7]{26}", re.ASCII)
_LARGEST_NOTE = 65_536  # bytes
_PAGE = 100


# ---------------------------------------------------------------- options


def _span(ctx: click.Context, parameter: click.Parameter, value: str | None) -> Any:
    from pydantic import TypeAdapter, ValidationError

    try:
        return None if value is None else TypeAdapter(Duration).validate_python(value)
    except ValidationError:
        raise click.BadParameter("expected a duration of days or less (P7D, PT12H)") from None


def _officer(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _OFFICER.fullmatch(value):
        raise click.BadParameter("expected an officer's id (off_…)")
    return value


def _words(ctx: click.Context, parameter: click.Parameter, path: Path | None) -> RawText | None:
    """The content of a file, or of standard input."""
    if path is None:
        return None
    with click.open_file(str(path), "rb") as file:
        content = file.read(_LARGEST_NOTE + 1)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise click.BadParameter("not UTF-8") from None
    if len(content) > _LARGEST_NOTE:
        raise click.BadParameter(f"longer than {_LARGEST_NOTE} bytes")
    return RawText(text)


def _shown_options(command: _Command) -> _Command:
    for option in (
        click.option("--doubt", is_flag=True, help="There is reasonable doubt who asks; it stays until answered."),
        click.option("--permission", type=click.Choice(PERMISSIONS), default="none", help="What an agent showed."),
        click.option("--declaration", is_flag=True, help="Signed under penalty of perjury."),
        click.option("--data-points", type=click.IntRange(0, 100), default=0,
                     help="How many details agreed with what is held."),
        click.option("--account", is_flag=True, help="The channel vouches for the account."),
    ):  # fmt: skip
        command = option(command)
    return command


_request = click.argument("request_id", metavar="REQUEST")
_by = click.option("--by", metavar="ID", callback=_officer, help="The officer's id (off_…), for the audit log.")
_note = click.option(
    "--note-file",
    "note",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    callback=_words,
    help="Words to seal with it, from a file or - for standard input.",
)


# ---------------------------------------------------------------- commands


@click.group()
def requests() -> None:
    """Answer requests of people about their data."""


@requests.command("list")
@click.option("--state", "states", multiple=True, type=click.Choice([each.value for each in RequestState]),
              help="In this state; again for more. Default: whatever is open.")  # fmt: skip
@click.option("--right", type=click.Choice([each.value for each in Right]), help="Only of this right.")
@click.option("--subject", metavar="ID", help="Only of this person (sub_…).")
@click.option("--due-within", metavar="DURATION", callback=_span, help="Only what is due by then: P7D.")
@click.option("--check", is_flag=True, help="End with 1 when anything is overdue.")
@json_option
@config_option
@click.pass_context
def list_requests(
    ctx: click.Context,
    states: Sequence[str],
    right: str | None,
    subject: str | None,
    due_within: Any,
    check: bool,
    as_json: bool,
    config: Config,
) -> None:
    """Show requests, the earliest due first; what is overdue is marked."""
    from guardrail.cli.rooms import now

    at = now()
    before = None if due_within is None else at + due_within

    async def all_of_them(desk: RequestDesk) -> list[Request]:
        found: list[Request] = []
        while True:
            page = await desk.listed(
                states=states or None,
                subject_id=subject,
                right=None if right is None else Right(right),
                due_before=before,
                after=found[-1].id if found else None,
                limit=_PAGE,
            )
            found += page
            if len(page) < _PAGE:
                return found

    found = run(_with(config, all_of_them))
    late = [each for each in found if is_overdue(each, at)]
    if as_json:
        write_json([document(each, at) for each in found])
    else:
        print_all(found, at)
    if late:
        say(f"{len(late)} overdue")
    if late and check:
        ctx.exit(FOUND_WRONG)


@requests.command("show")
@_request
@click.option("--words", is_flag=True, help="Also what people wrote about it: personal data.")
@json_option
@config_option
def show_request(request_id: str, words: bool, as_json: bool, config: Config) -> None:
    """Show one request with its history."""
    from guardrail.cli.rooms import now

    async def look(desk: RequestDesk) -> tuple[Request, dict[str, str | None]]:
        request = await desk.register.known(request_id)
        if not words:
            return request, {}
        found = {"note": await desk.note(request.id), "outcome": await desk.outcome(request.id)}
        return request, {name: each.raw if each else None for name, each in found.items()}

    request, written = run(_with(config, look))
    whole = {**document(request, now()), "history": history(request), **written}
    if as_json:
        write_json(whole)
    else:
        print_one(whole)


@requests.command("new")
@click.option("--right", required=True, type=click.Choice([each.value for each in Right]), help="What is asked for.")
@click.option("--route", required=True, metavar="NAME", help="The route on which the person writes.")
@click.option("--user", metavar="ID", help="The person's id in the channel.")
@click.option("--subject", metavar="ID", help="Or the person's random id (sub_…).")
@click.option("--way", type=click.Choice([Way.OFFICER.value, Way.AGENT.value]), default=Way.OFFICER.value,
              help="`agent`: somebody whom the person authorised brings it.")  # fmt: skip
@click.option("--about", type=click.Choice([each.value for each in Purpose]), help="The purpose that it names.")
@click.option("--received", metavar="TIME", callback=moment, help="When it came, if before now.")
@click.option("--language", metavar="TAG", help="The person's language (BCP 47), when nobody knows it yet.")
@_shown_options
@_note
@_by
@click.option("--yes", is_flag=True, help="Do not ask before an erasure.")
@json_option
@config_option
def new(
    right: str,
    route: str,
    user: str | None,
    subject: str | None,
    way: str,
    about: str | None,
    received: datetime | None,
    language: str | None,
    note: RawText | None,
    by: str | None,
    yes: bool,
    as_json: bool,
    config: Config,
    **shown: Any,
) -> None:
    """Take in a request that came by letter, by telephone, or through an agent.

    It is decided at once, and done at once where nobody has to look: an erasure has no way back. Without --user and
    --subject it waits until a code of their chat says whose it is (`guardrail requests identify --code`).
    """
    from guardrail.ports.rights import Asked

    if user is not None and subject is not None:
        raise click.UsageError("name --user or --subject")
    _sure(Right(right) is Right.ERASURE, yes)
    asked = Asked(
        right=Right(right),
        way=Way(way),
        route=route,
        subject_id=subject,
        user=None if user is None else RawText(user),
        about=None if about is None else Purpose(about),
        language=language,
        shown=Shown(**shown),
        note=note,
        received_at=received,
    )
    _change(config, as_json, lambda desk: desk.open(asked, actor=by))


@requests.command("identify")
@_request
@_shown_options
@click.option("--code", metavar="CODE", help="The one-time code that the person got in the chat.")
@_by
@click.option("--yes", is_flag=True, help="Do not ask before an erasure.")
@json_option
@config_option
def identify(
    request_id: str, code: str | None, by: str | None, yes: bool, as_json: bool, config: Config, **shown: Any
) -> None:
    """More was shown of who asks: what was shown before still counts."""
    _sure(not yes and _right_of(config, request_id) is Right.ERASURE, yes)
    _change(config, as_json, lambda desk: desk.identify(request_id, Shown(**shown), actor=by, code=code))


@requests.command("decide")
@_request
@click.argument("word", type=click.Choice(["accept", "refuse"]))
@click.option("--unfounded", is_flag=True, help="It is unfounded or excessive, which you must be able to prove: "
              "refused, or with `accept` answered for a fee.")  # fmt: skip
@click.option("--compelling-grounds", is_flag=True, help="They outweigh the objection (GDPR Art. 21(1)).")
@_by
@click.option("--yes", is_flag=True, help="Do not ask before an erasure.")
@json_option
@config_option
def decide(
    request_id: str,
    word: str,
    unfounded: bool,
    compelling_grounds: bool,
    by: str | None,
    yes: bool,
    as_json: bool,
    config: Config,
) -> None:
    """Say an officer's word. The policy has the last one."""
    accept = word == "accept"
    excessive = ("charge" if accept else "refuse") if unfounded else "no"
    _sure(accept and not yes and _right_of(config, request_id) is Right.ERASURE, yes)
    _change(
        config,
        as_json,
        lambda desk: desk.decide(
            request_id, accept=accept, actor=by, excessive=excessive, compelling_grounds=compelling_grounds
        ),
    )


@requests.command("extend")
@_request
@click.option("--reason", required=True, type=click.Choice(["complexity", "number"]), help="Why (GDPR Art. 12(3)).")
@_by
@json_option
@config_option
def extend(request_id: str, reason: str, by: str | None, as_json: bool, config: Config) -> None:
    """Take more time, once, where the law gives it. Tell the person that, and why, before the first deadline."""
    _change(config, as_json, lambda desk: desk.extend(request_id, reason, actor=by))


@requests.command("ask")
@_request
@_by
@json_option
@config_option
def ask(request_id: str, by: str | None, as_json: bool, config: Config) -> None:
    """Note that the person was asked for more; the clock stands where the law lets it."""
    _change(config, as_json, lambda desk: desk.ask(request_id, actor=by))


@requests.command("acknowledge")
@_request
@_by
@json_option
@config_option
def acknowledge(request_id: str, by: str | None, as_json: bool, config: Config) -> None:
    """Note that whoever asked was told that the request came, and when to expect the answer."""
    _change(config, as_json, lambda desk: desk.acknowledge(request_id, actor=by))


@requests.command("complete")
@_request
@click.option("--partly", is_flag=True, help="Not all of it.")
@_note
@_by
@json_option
@config_option
def complete(
    request_id: str, partly: bool, note: RawText | None, by: str | None, as_json: bool, config: Config
) -> None:
    """What only people can do was done: a copy handed over, a correction made, a decision looked at."""
    _change(config, as_json, lambda desk: desk.complete(request_id, actor=by, partly=partly, note=note))


@requests.command("cancel")
@_request
@_by
@json_option
@config_option
def cancel(request_id: str, by: str | None, as_json: bool, config: Config) -> None:
    """The person took the request back."""
    _change(config, as_json, lambda desk: desk.cancel(request_id, actor=by))


@requests.command("lift")
@_request
@click.option("--warned", is_flag=True, required=True, help="The person was told before (GDPR Art. 18(3)).")
@_by
@json_option
@config_option
def lift(request_id: str, warned: bool, by: str | None, as_json: bool, config: Config) -> None:
    """End the restriction that this request placed."""
    if not warned:
        raise click.UsageError("tell the person first, then say --warned")
    _change(config, as_json, lambda desk: desk.lift_restriction(request_id, actor=by))


# ---------------------------------------------------------------- doing


async def _with(config: Config, work: Callable[[RequestDesk], Awaitable[Any]]) -> Any:
    from guardrail.cli.rooms import open_rights

    async with open_rights(config) as rights:
        return await work(rights.requests)


def _change(config: Config, as_json: bool, work: Callable[[RequestDesk], Awaitable[Request]]) -> None:
    from guardrail.cli.rooms import now

    request: Request = run(_with(config, work))
    if as_json:
        write_json(document(request, now()))
    else:
        print_all([request], now())
        if request.obligations:
            say(f"now: {', '.join(request.obligations)}")
        if request.state is RequestState.REFUSED and request.elements:
            say(f"tell the person: {', '.join(request.elements)}")


def _right_of(config: Config, request_id: str) -> Right:
    async def look(desk: RequestDesk) -> Right:
        return (await desk.register.known(request_id)).right

    right: Right = run(_with(config, look))
    return right


def _sure(erasing: bool, yes: bool) -> None:
    if erasing and not yes and not click.confirm("This may erase somebody. There is no way back. Go on?", err=True):
        raise click.Abort
