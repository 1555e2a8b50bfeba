"""``guardrail officer``: accounts of the control plane, by whoever holds the keys of this machine.

No policy is asked here: who can read the key files could do all of it anyway. Everything stands in the audit log,
without an officer who did it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guardrail.cli.common import FOUND_WRONG, config_option, json_option, run, say, show, table, write_json
from guardrail.config import Config
from guardrail.core.officers import Role
from guardrail.types import RawText

if TYPE_CHECKING:
    from guardrail.access.accounts import Accounts
    from guardrail.ports.access import Enrolment, OfficerView

_PAGE = 100
_LARGEST_FILE = 4096

role_option = click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice([role.value for role in Role]),
    help="A role of the access policy; again for more.",
)
keys_option = click.option(
    "--holds-keys", is_flag=True, help="The officer can reach keys (of this machine, say): then no words of people."
)
password_option = click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Read the password from the first line of a file instead of the terminal.",
)
who_argument = click.argument("who", metavar="NAME|ID")


@click.group()
def officer() -> None:
    """Give officers access to the control plane (local accounts)."""


@officer.command("list")
@json_option
@config_option
def list_officers(as_json: bool, config: Config) -> None:
    """Show all accounts, those of an OpenID provider as well."""
    found = run(_with(config, _all))
    if as_json:
        write_json([_plain(view) for view in found])
        return
    rows = table("id", "name", "of", "roles", "state", "locked until")
    rows.columns[0].min_width = max((len(view.id) for view in found), default=0)  # an id is whole or useless
    for view in found:
        locked = view.locked_until.isoformat(timespec="seconds") if view.locked_until else ""
        of = "this machine" if view.local else "provider"
        rows.add_row(view.id, view.name.raw, of, " ".join(view.roles), view.state.value, locked)
    show(rows)


@officer.command()
@click.argument("name")
@role_option
@keys_option
@password_option
@config_option
def add(name: str, roles: Sequence[str], holds_keys: bool, password_file: Path | None, config: Config) -> None:
    """Make an account; shows the secret for one-time codes this once.

    The officer logs in with name, password and a code of an authenticator app, which reads the otpauth URI.
    """
    if not roles:
        raise click.UsageError("name at least one --role")
    password = _password(password_file)
    given = [Role(role) for role in roles]
    made = run(_with(config, lambda accounts: accounts.add(RawText(name), password, given, holds_keys=holds_keys)))
    say(f"made {made.officer.id}")
    _enrol(made)
    if not config.access.local_accounts:
        say("nobody can log in yet: set access.local_accounts: true and restart guardrail serve")


@officer.command()
@who_argument
@config_option
@click.pass_context
def disable(ctx: click.Context, who: str, config: Config) -> None:
    """Close an account and end its sessions, at once. Works for officers of a provider, too."""
    _changed(ctx, run(_with(config, lambda accounts: _of(accounts, who, accounts.disable))), "disabled")


@officer.command()
@who_argument
@config_option
@click.pass_context
def enable(ctx: click.Context, who: str, config: Config) -> None:
    """Open a closed account again; opens a locked one as well."""
    _changed(ctx, run(_with(config, lambda accounts: _of(accounts, who, accounts.enable))), "enabled")


@officer.command("roles")
@who_argument
@role_option
@keys_option
@config_option
@click.pass_context
def change_roles(ctx: click.Context, who: str, roles: Sequence[str], holds_keys: bool, config: Config) -> None:
    """Give an account these roles instead of those it had, and end its sessions.

    Roles of a provider's officers come with their tokens; of those only --holds-keys is set here.
    """
    given = [Role(role) for role in roles]

    def change(accounts: Accounts) -> Awaitable[OfficerView | None]:
        return _of(accounts, who, lambda found: accounts.assign(found, given, holds_keys=holds_keys))

    _changed(ctx, run(_with(config, change)), "changed")


@officer.command()
@who_argument
@password_option
@config_option
@click.pass_context
def reset(ctx: click.Context, who: str, password_file: Path | None, config: Config) -> None:
    """Give an account another password and secret, and end its sessions; opens a locked one as well."""
    password = _password(password_file)
    made = run(_with(config, lambda accounts: _of(accounts, who, lambda found: accounts.reset(found, password))))
    if made is None:
        _nobody(ctx)
        return
    say(f"reset {made.officer.id}")
    _enrol(made)


@asynccontextmanager
async def _accounts(config: Config) -> AsyncIterator[Accounts]:
    from guardrail.access.assembly import accounts_of
    from guardrail.audit.events import audit_logger
    from guardrail.cli.rooms import entropy, now, open_keys, open_store

    async with open_store(config) as store, open_keys(config) as keys:
        desk = accounts_of(
            config.access, store=store, keys=keys, clock=now, entropy=entropy, audit=audit_logger(now, entropy)
        )
        try:
            yield desk.accounts
        finally:
            await desk.close()


async def _with(config: Config, work: Callable[[Accounts], Awaitable[Any]]) -> Any:
    async with _accounts(config) as accounts:
        return await work(accounts)


async def _of(accounts: Accounts, who: str, work: Callable[[str], Awaitable[Any]]) -> Any:
    """What ``work`` gives for the account with this id or name; None when there is none."""
    found = who if who.startswith("off_") else await accounts.named(who)
    return None if found is None else await work(found)


async def _all(accounts: Accounts) -> Sequence[OfficerView]:
    found: list[OfficerView] = []
    while True:
        page = await accounts.listed(after=found[-1].id if found else None, limit=_PAGE)
        found += page
        if len(page) < _PAGE:
            return found


def _password(path: Path | None) -> RawText:
    if path is None:
        return RawText(click.prompt("Password", hide_input=True, confirmation_prompt="Again", err=True))
    with path.open("rb") as file:
        content = file.read(_LARGEST_FILE)
    try:
        return RawText(content.decode("utf-8").split("\n")[0].removesuffix("\r"))
    except UnicodeDecodeError:
        raise click.UsageError("--password-file: not UTF-8") from None


def _enrol(made: Enrolment) -> None:
    say("for the authenticator app, shown this once:")
    click.echo(made.otpauth.raw)


def _changed(ctx: click.Context, view: OfficerView | None, what: str) -> None:
    if view is None:
        _nobody(ctx)
        return
    say(f"{what} {view.id} ({', '.join(view.roles) or 'no roles of this machine'})")


def _nobody(ctx: click.Context) -> None:
    say("there is no such officer")
    ctx.exit(FOUND_WRONG)


def _plain(view: OfficerView) -> dict[str, Any]:
    return {
        "id": view.id,
        "name": view.name.raw,
        "local": view.local,
        "roles": [role.value for role in view.roles],
        "holds_keys": view.holds_keys,
        "state": view.state.value,
        "made_at": view.made_at.isoformat(timespec="seconds"),
        "locked_until": view.locked_until.isoformat(timespec="seconds") if view.locked_until else None,
    }
