"""``guardrail consent``: what a person agreed to, by the operator's hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import click

from guardrail.cli.common import FOUND_WRONG, config_option, json_option, run, say, show, write_json
from guardrail.config import Config, Route
from guardrail.core.receipts import ReceiptFacts
from guardrail.types import (
    ConsentMethod,
    ConsentRecorded,
    ConsentRow,
    ConsentState,
    LegalBasis,
    Pending,
    Purpose,
    QuestionSet,
    Standing,
    Write,
)

_Command = TypeVar("_Command", bound=Callable[..., Any])

STATES = (ConsentState.GIVEN, ConsentState.WITHDRAWN, ConsentState.REFUSED)
"""What can be recorded by hand; questions are asked in the chat, and time passes by itself."""

METHODS = (ConsentMethod.OPERATOR, ConsentMethod.GUARDIAN)

LONGEST_TEXT = 65_536  # bytes of the text that a person was shown elsewhere


def _person(command: _Command) -> _Command:
    """``--route`` and ``--user``: whose consent."""
    user = click.option("--user", required=True, metavar="ID", help="The person's id in the channel.")
    route = click.option("--route", required=True, metavar="NAME", help="The route on which that person writes.")
    return route(user(command))


@click.group()
def consent() -> None:
    """Look at a person's consents, hand out a receipt, or record what they said elsewhere."""


@consent.command("show")
@_person
@config_option
@json_option
@click.pass_context
def show_consent(ctx: click.Context, route: str, user: str, config: Config, as_json: bool) -> None:
    """Show where a person stands on each purpose, and how that came about."""
    _known_route(config, route)
    found = run(_read(config, route, user))
    if found is None:
        _nobody(ctx)
        return
    standing, rows = found
    states = [_state(purpose, standing) for purpose in Purpose if purpose in standing.consents]
    if as_json:
        history = [_event(row.recorded) for row in rows]
        write_json({"subject": standing.subject_id, "purposes": states, "history": history})
        return
    _print(standing, states, [row.recorded for row in rows])


@consent.command("receipt")
@_person
@config_option
@click.pass_context
def print_receipt(ctx: click.Context, route: str, user: str, config: Config) -> None:
    """Print a person's consent receipt as JSON (fields after ISO/IEC TS 27560).

    It names the person by their random id only, so it can be handed to them as it is.
    """
    from guardrail.cli.rooms import now
    from guardrail.core.receipts import receipt

    settings = _known_route(config, route)
    found = run(_read(config, route, user))
    if found is None:
        _nobody(ctx)
        return
    _, rows = found
    if not rows:
        say("nothing is recorded of this person: nobody asked, nobody answered")
        ctx.exit(FOUND_WRONG)
    write_json(receipt(rows, run(_facts(config, settings)), now()))


@consent.command("record")
@_person
@click.option("--purpose", required=True, type=click.Choice([each.value for each in Purpose]), help="Of what.")
@click.option("--state", required=True, type=click.Choice([each.value for each in STATES]), help="What they said.")
@click.option("--by", required=True, type=click.Choice([each.value for each in METHODS]),
              help="`operator`: told to you by the person. `guardian`: by whoever answers for a child.")  # fmt: skip
@click.option("--text", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="File with the very text they were shown; the ledger keeps its SHA-256.")  # fmt: skip
@click.option("--yes", is_flag=True, help="Do not ask.")
@config_option
@click.pass_context
def record(
    ctx: click.Context,
    route: str,
    user: str,
    purpose: str,
    state: str,
    by: str,
    text: Path | None,
    yes: bool,
    config: Config,
) -> None:
    """Record what a person, or a child's guardian, said outside the chat: on paper, by telephone.

    You answer for it: keep the proof. The ledger and the audit log say that it was recorded by hand.
    """
    settings = _known_route(config, route)
    wanted, said, method = Purpose(purpose), ConsentState(state), ConsentMethod(by)
    if wanted is not Purpose.SERVICE and wanted not in settings.policy.purposes:
        raise click.UsageError(f"the route has no purpose {wanted.value}: see routes.{route}.policy.purposes")
    shown = _hash_of(text)
    found = run(_read(config, route, user))
    if found is None:
        _nobody(ctx)
        return
    standing, _ = found
    question = f"Record {wanted.value}: {said.value} by {method.value} for {standing.subject_id}?"
    if not yes and not click.confirm(f"{question} You answer for it.", err=True):
        raise click.Abort
    run(_record(config, settings, standing, wanted, said, method, shown))
    say(f"recorded {wanted.value}: {said.value} for {standing.subject_id}")


def _known_route(config: Config, name: str) -> Route:
    if name not in config.routes:
        raise click.UsageError(f"no such route; there are: {', '.join(config.routes)}")
    return config.routes[name]


def _nobody(ctx: click.Context) -> None:
    say("nobody is known there (never seen, or erased)")
    ctx.exit(FOUND_WRONG)


def _hash_of(path: Path | None) -> str:
    """SHA-256 (hex) of a file; empty without one."""
    if path is None:
        return ""
    with path.open("rb") as file:
        content = file.read(LONGEST_TEXT + 1)
    if len(content) > LONGEST_TEXT:
        raise click.UsageError(f"--text: longer than {LONGEST_TEXT} bytes")
    return sha256(content).hexdigest()


async def _read(config: Config, route: str, user: str) -> tuple[Standing, Sequence[ConsentRow]] | None:
    """Where the person stands, in the conversation with the bot that they have, and their ledger."""
    from guardrail.cli.rooms import open_keys, open_store, subject_of

    async with open_store(config) as store, open_keys(config) as keys:
        subject = await subject_of(store, keys, route, user)
        if subject is None:
            return None
        own = [each for each in await store.conversations(subject) if each]
        standing = await store.standing(subject, own[-1] if own else "")
        return None if standing is None else (standing, await store.consent_history(subject))


async def _facts(config: Config, route: Route) -> ReceiptFacts:
    """What the receipt says of the operator and of the law in force today."""
    from guardrail.cli.law import open_law
    from guardrail.cli.rooms import now
    from guardrail.policy.decider import legal_notice

    operator, policy = config.operator, route.policy.choices()
    facts = ReceiptFacts(
        controller=operator.name,
        address=operator.address,
        contact=operator.contact,
        dpo=operator.dpo,
        privacy_url=operator.privacy_url,
        recipients=operator.recipients,
        transfers=operator.transfers,
        storage=operator.storage,
    )
    async with open_law(config) as book:
        law = await book.in_force(policy.jurisdictions, policy.kind, now())
    if not law.known:
        return facts
    legal = legal_notice(law, policy)
    renew = law.parameters.get("consent", {}).get("renew_seconds")
    return replace(
        facts,
        retention_seconds=legal.retention_seconds,
        renew_seconds=renew if isinstance(renew, int) and renew > 0 else None,
        authorities=law.authorities,
        rights=legal.rights,
    )


async def _record(
    config: Config,
    route: Route,
    standing: Standing,
    purpose: Purpose,
    state: ConsentState,
    method: ConsentMethod,
    text_hash: str,
) -> None:
    from guardrail.audit.events import audit_logger
    from guardrail.cli.law import local_tree
    from guardrail.cli.rooms import entropy, now, open_store
    from guardrail.core.consent import event_name
    from guardrail.core.ids import new_id
    from guardrail.turn.records import Recorder

    at, policy = now(), route.policy.choices()
    row = ConsentRecorded(
        record_id=new_id("rec", entropy),
        subject_id=standing.subject_id,
        conversation_id=standing.conversation_id,
        purpose=purpose,
        state=state,
        event=event_name(state, standing.consents.get(purpose)),
        method=method,
        basis=LegalBasis(policy.purposes.get(purpose, LegalBasis.CONSENT)),
        jurisdictions=policy.jurisdictions,
        text_version="",  # none of Guardrail's own texts was shown
        text_hash=text_hash,
        language=standing.language or route.language,
        at=at,
        decision_id=new_id("dec", entropy),
        revision=local_tree(config).revision,
    )
    told = Recorder(entropy, audit_logger(now, entropy)).audit(
        f"consent:purpose:{state.value}",
        at,
        subject=row.subject_id,
        decision=row.decision_id,
        purpose=purpose,
        method=method,
        basis=row.basis,
        record=row.record_id,
        language=row.language,
    )
    writes: list[Write] = [row, told, *_answered(standing, row)]
    async with open_store(config) as store:
        await store.commit(writes, alive=(row.subject_id,))


def _answered(standing: Standing, row: ConsentRecorded) -> Sequence[Write]:
    """The chat's own question about this purpose is answered, too: a later "yes" must mean something else."""
    service = standing.pending is Pending.CONSENT and row.purpose is Purpose.SERVICE
    other = standing.pending is Pending.PURPOSE and standing.pending_about is row.purpose
    return (QuestionSet(subject_id=row.subject_id, pending=None, at=row.at),) if service or other else ()


def _state(purpose: Purpose, standing: Standing) -> dict[str, str]:
    held = standing.consents[purpose]
    return {
        "purpose": purpose.value,
        "state": held.state.value,
        "since": held.at.isoformat(timespec="seconds"),
        "method": held.method.value,
    }


def _event(event: ConsentRecorded) -> dict[str, Any]:
    return {
        "record": event.record_id,
        "at": event.at.isoformat(timespec="seconds"),
        "purpose": event.purpose.value,
        "state": event.state.value,
        "event": event.event,
        "method": event.method.value,
        "basis": event.basis.value,
        "jurisdictions": list(event.jurisdictions),
        "text_version": event.text_version,
        "text_sha256": event.text_hash,
        "language": event.language,
        "decision": event.decision_id,
        "revision": event.revision,
    }


def _print(standing: Standing, states: Sequence[dict[str, str]], events: Sequence[ConsentRecorded]) -> None:
    if not states:
        show(f"{standing.subject_id}: nobody asked, nobody answered")
        return
    show(standing.subject_id, "")
    stands = [(each["purpose"], each["state"], each["method"], each["since"]) for each in states]
    _columns(("purpose", "state", "by", "since"), stands)
    show("")
    _columns(("time", "purpose", "event", "by", "text", "law"), [_row(event) for event in events])


def _row(event: ConsentRecorded) -> tuple[str, ...]:
    text = event.text_version or (f"sha256:{event.text_hash[:12]}…" if event.text_hash else "-")
    when = event.at.isoformat(timespec="seconds")
    return when, event.purpose.value, event.event, event.method.value, text, ", ".join(event.jurisdictions)


def _columns(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """A line a row, whole however narrow the terminal."""
    table = [headings, *rows]
    widths = [max(len(row[place]) for row in table) for place in range(len(headings))]
    padded = (zip(row, widths, strict=True) for row in table)
    show("\n".join("  ".join(cell.ljust(width) for cell, width in row).rstrip() for row in padded))
