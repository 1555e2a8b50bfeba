"""``guardrail hold``: legal holds, by whoever holds the keys of this machine.

Who names themselves with ``--by`` is not checked here: who can read the key files could do all of it anyway. That two
persons lift a hold is kept up all the same; the control plane knows who its officers are.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import click

from guardrail.cli.common import config_option, json_option, run, say, show, write_json
from guardrail.cli.moments import moment
from guardrail.cli.officers import by_option, reason_option
from guardrail.config import Config
from guardrail.ports.rights import HoldAsked
from guardrail.types import Dossier, RawText

if TYPE_CHECKING:
    from guardrail.rights.holds import LegalHolds

T = TypeVar("T")
_PAGE = 100
_hold = click.argument("hold_id", metavar="HOLD")


@click.group()
def hold() -> None:
    """Keep what must not be deleted, whatever the law of erasure says; by order, until an end."""


@hold.command("place")
@click.option("--subject", metavar="ID", help="On one person (sub_…).")
@click.option("--route", metavar="NAME", help="On everything of a route.")
@click.option("--rule", metavar="JURISDICTION/RULE", help="The rule it rests on. Default: an order.")
@click.option("--until", metavar="TIME", callback=moment, help="When it ends by itself (2027-06-30). Default: never.")
@reason_option
@by_option
@json_option
@config_option
def place_hold(
    subject: str | None,
    route: str | None,
    rule: str | None,
    until: datetime | None,
    reason: RawText,
    by: str,
    as_json: bool,
    config: Config,
) -> None:
    """Place a hold. Nothing is copied yet: what would go is sealed anew for the hold when its time comes."""
    if (subject is None) == (route is None):
        raise click.UsageError("name --subject or --route")
    if route is not None and route not in config.routes:
        raise click.UsageError(f"no such route: {route}")
    asked = HoldAsked(reason=reason, subject_id=subject, route=route, rule=rule, until=until)
    _told(run(_with(config, lambda holds: holds.place(asked, actor=by))), as_json)


@hold.command("lift")
@_hold
@reason_option
@by_option
@json_option
@config_option
def lift_hold(hold_id: str, reason: RawText, by: str, as_json: bool, config: Config) -> None:
    """Ask to lift a hold. It stays in force until a second person agrees with `hold approve`."""
    _told(run(_with(config, lambda holds: holds.lift(hold_id, actor=by, reason=reason))), as_json)


@hold.command("approve")
@_hold
@click.option("--yes", is_flag=True, help="Do not ask.")
@by_option
@json_option
@config_option
def approve_lifting(hold_id: str, yes: bool, by: str, as_json: bool, config: Config) -> None:
    """Agree that a hold is lifted. What it alone kept is deleted at once; there is no way back."""
    if not yes and not click.confirm(f"Lift {hold_id}, and delete what it alone kept?", err=True):
        raise click.Abort
    _told(run(_with(config, lambda holds: holds.approve(hold_id, actor=by))), as_json)


@hold.command("show")
@_hold
@json_option
@config_option
def show_hold(hold_id: str, as_json: bool, config: Config) -> None:
    """Show a hold with its reason."""

    async def look(holds: LegalHolds) -> tuple[Dossier | None, RawText | None]:
        return await holds.get(hold_id), await holds.reason(hold_id)

    found, reason = run(_with(config, look))
    if found is None:
        raise click.UsageError("no such hold")
    words = None if reason is None else reason.raw
    if as_json:
        write_json({**_document(found), "reason": words})
        return
    _print([found])
    show(words if words is not None else "(its reason is gone with its key)")


@hold.command("list")
@json_option
@config_option
def list_holds(as_json: bool, config: Config) -> None:
    """Show all holds, the newest first; those that ended, too."""
    found = run(_with(config, _all))
    if as_json:
        write_json([_document(each) for each in found])
    else:
        _print(found)


async def _all(holds: LegalHolds) -> list[Dossier]:
    found: list[Dossier] = []
    while page := await holds.listed(after=found[-1].id if found else None, limit=_PAGE):
        found += page
    return found


async def _with(config: Config, work: Callable[[LegalHolds], Awaitable[T]]) -> T:
    from guardrail.cli.rooms import open_rights

    async with open_rights(config) as rooms:
        return await work(rooms.holds)


def _told(dossier: Dossier, as_json: bool) -> None:
    if as_json:
        write_json(_document(dossier))
    else:
        say(f"{dossier.id} is {dossier.state}")


def _document(dossier: Dossier) -> dict[str, object]:
    return {
        "hold": dossier.id,
        "state": dossier.state,
        "placed_at": dossier.at.isoformat(),
        "subject": dossier.subject_id,
        **dossier.body,
    }


def _print(found: list[Dossier]) -> None:
    for each in found:
        scope = each.subject_id or f"route {each.body['route']}"
        until = f"until {str(each.body['until'])[:10]}" if each.body["until"] else "without an end"
        rests = each.body["rule"] or "an order"
        show(f"{each.id}  {each.state}  on {scope}  {until}  {rests}  placed {each.at:%Y-%m-%d}")
