"""``guardrail transcript``: what was kept of a conversation, in pseudonyms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from guardrail.cli.common import FOUND_WRONG, config_option, json_option, run, say, show, table, write_json
from guardrail.config import Config


@click.group()
def transcript() -> None:
    """Read transcripts. They hold pseudonyms; no command shows originals."""


@transcript.command("show")
@click.argument("conversation_id", required=False)
@click.option("--user", metavar="ID", help="The person's id in the channel, instead of a conversation.")
@click.option("--route", metavar="NAME", help="The route on which that person writes.")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=100, show_default=True, help="Newest messages at most."
)
@config_option
@json_option
@click.pass_context
def show_transcript(
    ctx: click.Context,
    conversation_id: str | None,
    user: str | None,
    route: str | None,
    limit: int,
    config: Config,
    as_json: bool,
) -> None:
    """Show a conversation's messages, oldest first, as they were stored: pseudonymised. The audit log says so first."""
    if (conversation_id is None) == (user is None) or (user is None) != (route is None):
        raise click.UsageError("name a CONVERSATION_ID, or --user with --route")
    found = run(_read(config, conversation_id, user, route, limit))
    if as_json:
        write_json(found)
    elif found:
        rows = table("time", "conversation", "", "text")
        for message in found:
            _add(rows, message)
        show(rows)
    if not found:
        say("nothing is kept there (unknown, expired or erased)")
        ctx.exit(FOUND_WRONG)


async def _read(
    config: Config, conversation_id: str | None, user: str | None, route: str | None, limit: int
) -> list[dict[str, Any]]:
    from guardrail.audit.events import audit_logger
    from guardrail.cli.rooms import conversations_of, entropy, now, open_keys, open_store, subject_of
    from guardrail.rights.transcripts import shown_transcript
    from guardrail.turn.records import Recorder

    recorder = Recorder(entropy, audit_logger(now, entropy))
    async with open_store(config) as store, open_keys(config) as keys:
        if conversation_id is not None:
            wanted: Sequence[str] = (conversation_id,)
        else:
            subject = await subject_of(store, keys, route or "", user or "")
            if route in config.routes:
                await store.commit([recorder.audit("control:subject:looked_up", now(), subject=subject, route=route)])
            wanted = await conversations_of(store, keys, route or "", user or "")
        found: list[dict[str, Any]] = []
        for each in wanted:
            shown = await shown_transcript(each, limit, store=store, keys=keys, recorder=recorder, at=now())
            found += [dict(message) for message in shown or ()]
        return sorted(found, key=lambda message: str(message["at"]))[-limit:]


def _add(rows: Any, message: dict[str, Any]) -> None:
    from rich.text import Text

    from guardrail.cli.common import inert

    text = "\n".join(part["text"] for part in message["parts"])
    arrow = "→ bot" if message["direction"] == "inbound" else "← bot"
    rows.add_row(message["at"][:19], message["conversation"], arrow, Text(inert(text)))
