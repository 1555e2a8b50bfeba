"""``guardrail erase``: a person's right to be forgotten, by the operator's hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from guardrail.cli.common import FOUND_WRONG, config_option, json_option, run, say, write_json
from guardrail.config import Config

if TYPE_CHECKING:
    from guardrail.core.erasure_plan import Plan
    from guardrail.core.requests import Request


@click.command()
@click.option("--subject", metavar="ID", help="The subject's random id (sub_…), as audit entries name it.")
@click.option("--user", metavar="ID", help="The person's id in the channel, with --route.")
@click.option("--route", metavar="NAME", help="The route on which that person writes.")
@click.option("--dry-run", is_flag=True, help="Only show what would go and what stays.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@config_option
@click.pass_context
def erase(
    ctx: click.Context,
    subject: str | None,
    user: str | None,
    route: str | None,
    dry_run: bool,
    yes: bool,
    as_json: bool,
    config: Config,
) -> None:
    """Erase everything of one person: keys, transcripts, originals, ledgers, waiting messages.

    Accounts that are linked with the person's go, too. There is no way back. What a legal hold keeps is sealed anew
    and stays until the hold ends. The audit log keeps that it happened; it holds nothing personal. The running server
    signs the receipt: `guardrail receipt show` prints it.
    """
    if (subject is None) == (user is None) or (user is None) != (route is None):
        raise click.UsageError("name --subject, or --user with --route")
    found, plans = run(_planned(config, subject, user, route))
    if found is None:
        say("nobody is known there (never seen, or erased already)")
        ctx.exit(FOUND_WRONG)
    if dry_run and as_json:
        write_json({"subject": found, "accounts": [_document(plan) for plan in plans]})
        return
    _tell(plans)
    if dry_run:
        return
    if not yes and not click.confirm(f"Erase everything of {found}? This cannot be undone.", err=True):
        raise click.Abort
    request = run(_erase(config, found))
    if request is None:
        say("nothing was erased: the law keeps all of it")
        ctx.exit(FOUND_WRONG)
    say(f"erased {found}; its receipt: guardrail receipt show {request.id}")
    if as_json:
        write_json({"subject": found, "request": request.id, "accounts": [_document(plan) for plan in plans]})


async def _planned(
    config: Config, subject: str | None, user: str | None, route: str | None
) -> tuple[str | None, Sequence[Plan]]:
    from guardrail.cli.rooms import open_rights, subject_of

    async with open_rights(config) as rooms:
        found = subject if subject is not None else await subject_of(rooms.store, rooms.keys, route or "", user or "")
        if found is None or await rooms.store.person(found) is None:
            return None, ()
        return found, await rooms.erasure.preview(found)


async def _erase(config: Config, subject: str) -> Request | None:
    from guardrail.cli.rooms import open_rights

    async with open_rights(config) as rooms:
        request = await rooms.erasure.order(subject)
        if request is not None:
            say("unreadable from now on")
            with _working("deleting rows"):
                await rooms.erasure.finish(request.id)
        return request


def _tell(plans: Sequence[Plan]) -> None:
    for plan in plans:
        say(f"{plan.subject_id} on {plan.route}: {_verdict(plan)}")
        for kept in plan.kept:
            until = "" if kept.until is None else f" until {kept.until:%Y-%m-%d}"
            cited = f" ({kept.citation})" if kept.citation else ""
            say(f"  {kept.kind} stays{until}: {kept.reason}{cited}")


def _verdict(plan: Plan) -> str:
    if plan.whole:
        return "all of it goes"
    return "it goes, but for" if plan.erases else "nothing may go"


def _document(plan: Plan) -> dict[str, object]:
    from guardrail.core.erasure_plan import to_body

    return dict(to_body(plan))


@contextmanager
def _working(what: str) -> Iterator[None]:
    """Something moves on standard error while a person waits."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(what):
        yield
