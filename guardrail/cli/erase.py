"""``guardrail erase``: a person's right to be forgotten, by the operator's hand."""

from __future__ import annotations

import click

from guardrail.cli.common import FOUND_WRONG, config_option, run, say
from guardrail.config import Config


@click.command()
@click.option("--subject", metavar="ID", help="The subject's random id (sub_…), as audit entries name it.")
@click.option("--user", metavar="ID", help="The person's id in the channel, with --route.")
@click.option("--route", metavar="NAME", help="The route on which that person writes.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@config_option
@click.pass_context
def erase(
    ctx: click.Context, subject: str | None, user: str | None, route: str | None, yes: bool, config: Config
) -> None:
    """Erase everything of one person: key, transcripts, originals, ledgers, waiting messages.

    There is no way back. The audit log keeps that it happened; it holds nothing personal.
    """
    if (subject is None) == (user is None) or (user is None) != (route is None):
        raise click.UsageError("name --subject, or --user with --route")
    found = run(_find(config, subject, user, route))
    if found is None:
        say("nobody is known there (never seen, or erased already)")
        ctx.exit(FOUND_WRONG)
    if not yes and not click.confirm(f"Erase everything of {found}? This cannot be undone.", err=True):
        raise click.Abort
    run(_erase(config, found))
    say(f"erased {found}")


async def _find(config: Config, subject: str | None, user: str | None, route: str | None) -> str | None:
    from guardrail.cli.rooms import open_keys, open_store, subject_of

    async with open_store(config) as store, open_keys(config) as keys:
        if subject is not None:
            known = await store.standing(subject, "") is not None or subject in await store.erasures_begun()
            return subject if known else None
        return await subject_of(store, keys, route or "", user or "")


async def _erase(config: Config, subject: str) -> None:
    from guardrail.audit.events import audit_logger
    from guardrail.cli.rooms import entropy, now, open_keys, open_store
    from guardrail.turn.erasure import Eraser
    from guardrail.turn.records import Recorder
    from guardrail.turn.vaults import Vaults

    async with open_store(config) as store, open_keys(config) as keys:
        vaults = Vaults(store, keys, entropy, capacity=1)
        recorder = Recorder(entropy, audit_logger(now, entropy))
        await Eraser(store, keys, vaults, recorder).erase(subject, now())
