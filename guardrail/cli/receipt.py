"""``guardrail receipt``: receipts of erasures, shown, checked by anybody, and the proof kept beside them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guardrail.cli.common import FOUND_WRONG, config_option, json_option, run, say, write_json
from guardrail.cli.officers import by_option
from guardrail.config import Config
from guardrail.errors import IntegrityError
from guardrail.types import Json

if TYPE_CHECKING:
    from guardrail.core.erasure_receipt_check import Verdict


_FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.group()
def receipt() -> None:
    """Receipts of erasures: hand them out, check them, show what is kept as proof."""


@receipt.command("show")
@click.argument("name", metavar="ID")
@config_option
@click.pass_context
def show_receipt(ctx: click.Context, name: str, config: Config) -> None:
    """Print the receipt of a request (req_…), or by its own id (rct_…), as the person keeps it.

    Nothing in it is personal. It is signed once the log's checkpoint covers the erasure: seconds after the last row
    is gone, while the server runs.
    """
    found = run(_receipt(config, name))
    if found is None:
        say("there is no such receipt, or it is not signed yet")
        ctx.exit(FOUND_WRONG)
    sys.stdout.buffer.write(found)
    sys.stdout.buffer.flush()


@receipt.command("verify")
@click.argument("file", type=_FILE)
@click.option("--vkey", required=True, metavar="KEY", help="The log's public key, from where you trust it.")
@click.option("--checkpoint", type=_FILE,
              help="A checkpoint kept elsewhere: the receipt must be under the same.")  # fmt: skip
@click.option("--handover", "handovers", multiple=True, type=_FILE,
              help="A later hand-over of the log's key, as a note; again for more.")  # fmt: skip
@json_option
@click.pass_context
def verify_receipt(
    ctx: click.Context,
    file: Path,
    vkey: str,
    checkpoint: Path | None,
    handovers: Sequence[Path],
    as_json: bool,
) -> None:
    """Check a receipt (- for standard input) with nothing but the log's public key; no configuration is read.

    Ends with 1 when it does not hold, with 2 when the key or the checkpoint cannot be used.
    """
    from guardrail.core.erasure_receipt import MOST
    from guardrail.core.erasure_receipt_check import check
    from guardrail.core.notes import MAX_NOTE

    try:
        pinned = None if checkpoint is None else _content(checkpoint, MAX_NOTE).decode()
        later = [_content(each, MAX_NOTE).decode() for each in handovers]
        verdict = check(_content(file, MOST), vkey.strip(), pinned, later)
    except (IntegrityError, UnicodeDecodeError) as error:
        detail = error.detail if isinstance(error, IntegrityError) else "not UTF-8"
        raise click.UsageError(f"the key or the checkpoint cannot be used: {detail}") from None
    if as_json:
        write_json(_document(verdict))
    else:
        _tell(verdict)
    if not verdict.ok:
        ctx.exit(FOUND_WRONG)


@receipt.command("proof")
@click.argument("request_id", metavar="REQUEST")
@by_option
@json_option
@config_option
@click.pass_context
def show_proof(ctx: click.Context, request_id: str, by: str, as_json: bool, config: Config) -> None:
    """Show what is kept sealed about a request (11 CCR 7101), until its time is up. The look is audited."""
    found = run(_proof(config, request_id, by))
    if found is None:
        say("there is no proof of this request: it is not answered yet, or its time was up")
        ctx.exit(FOUND_WRONG)
    if as_json:
        write_json(dict(found))
        return
    for name, value in found.items():
        click.echo(f"{name}: {_plain(value)}")


def _content(path: Path, most: int) -> bytes:
    """One byte more than there may be, so that too much is seen."""
    with click.open_file(str(path), "rb") as file:
        return bytes(file.read(most + 1))


async def _receipt(config: Config, name: str) -> bytes | None:
    from guardrail.cli.rooms import open_rights

    async with open_rights(config) as rooms:
        if name.startswith("rct_"):
            return await rooms.receipts.by_id(name)
        return await rooms.receipts.receipt(name)


async def _proof(config: Config, request_id: str, actor: str) -> Mapping[str, Json] | None:
    from guardrail.cli.rooms import open_rights

    async with open_rights(config) as rooms:
        return await rooms.receipts.proof(request_id, actor=actor)


def _document(verdict: Verdict) -> dict[str, object]:
    from guardrail.core.erasure_receipt import document

    return {
        "ok": verdict.ok,
        "code": verdict.code,
        "detail": verdict.detail,
        "size": None if verdict.signed is None else verdict.signed.size,
        "receipt": None if verdict.receipt is None else document(verdict.receipt),
    }


def _tell(verdict: Verdict) -> None:
    found, signed = verdict.receipt, verdict.signed
    if not verdict.ok or found is None or signed is None:
        say(f"{verdict.code}: {verdict.detail}")
        return
    say(f"{found.id} holds: signed for {signed.origin}, under its checkpoint of {signed.size} entries")
    say(f"request {found.request_id} ({found.right}, by {found.way}), received {found.received_at:%Y-%m-%d %H:%M} UTC")
    say(f"unreadable since {found.unreadable_at:%Y-%m-%d %H:%M:%S} UTC, {len(found.accounts)} account(s), "
        f"{sum(found.erased.values())} rows, completed {found.completed_at:%Y-%m-%d %H:%M:%S} UTC")  # fmt: skip
    for kept in found.kept:
        until = "no end is known" if kept.until is None else f"until {kept.until:%Y-%m-%d}"
        say(f"kept: {kept.kind}, {kept.reason} ({kept.citation or 'an order'}), {until}")
    if found.backups_unreadable_from is None:
        say("backups of the keys: readable until the operator rotates the key-encryption key")
    else:
        say(f"backups of the keys: unreadable since {found.backups_unreadable_from:%Y-%m-%d %H:%M} UTC")


def _plain(value: Json) -> str:
    if isinstance(value, list):
        return "; ".join(map(_plain, value)) or "-"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(each)}" for name, each in value.items())
    return "-" if value is None else str(value)
