"""``guardrail copy``: the copy of somebody's data, handed over by a link or as a file."""

from __future__ import annotations

import os
from pathlib import Path

import click

from guardrail.cli.common import FOUND_WRONG, config_option, run, say
from guardrail.cli.officers import by_option
from guardrail.config import Config

FORMS = ("html", "json")
_request = click.argument("request_id", metavar="REQUEST")


@click.group()
def copy() -> None:
    """Deliver the copy that an accepted request (access, portability) asks for."""


@copy.command("link")
@_request
@by_option
@config_option
@click.pass_context
def link_copy(ctx: click.Context, request_id: str, by: str, config: Config) -> None:
    """Print a one-time link to the copy; older links of the request end. Needs rights.public_url."""
    if config.rights.public_url is None:
        raise click.UsageError("set rights.public_url: how people reach the data plane")
    token = run(_link(config, request_id, by))
    if token is None:
        _unknown(ctx)
    click.echo(f"{config.rights.public_url}/my/{token}")


@copy.command("make")
@_request
@click.option("--form", type=click.Choice(FORMS), default="html", show_default=True, help="A page, or JSON.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path),
              help="The file to write; it must not be there yet.")  # fmt: skip
@by_option
@config_option
@click.pass_context
def make_copy(ctx: click.Context, request_id: str, form: str, out: Path, by: str, config: Config) -> None:
    """Write the copy to a file that only you can read. It holds everything in clear: hand it over, then delete it.

    Then tell that it was delivered: `guardrail requests complete`.
    """
    try:
        descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise click.UsageError(f"--out: {error.strerror}") from None
    written = False
    try:
        content = run(_made(config, request_id, form, by))
        if content is not None:
            with os.fdopen(descriptor, "wb", closefd=False) as file:
                file.write(content)
            written = True
    finally:
        os.close(descriptor)
        if not written:
            out.unlink()
    if content is None:
        _unknown(ctx)
    say("written; it holds everything in clear")


def _unknown(ctx: click.Context) -> None:
    say("there is no such request")
    ctx.exit(FOUND_WRONG)


async def _link(config: Config, request_id: str, by: str) -> str | None:
    from guardrail.cli.rooms import open_rights

    async with open_rights(config) as rights:
        request = await rights.requests.get(request_id)
        return None if request is None else await rights.bundles.issue(request, actor=by)


async def _made(config: Config, request_id: str, form: str, by: str) -> bytes | None:
    from guardrail.cli.rooms import open_rights

    async with open_rights(config) as rights:
        request = await rights.requests.get(request_id)
        return None if request is None else await rights.bundles.made(request, form, actor=by)
