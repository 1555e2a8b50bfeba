"""``guardrail init``: a commented configuration and private directories to start from."""

from __future__ import annotations

import os
from pathlib import Path

import click

from guardrail.cli.common import FOUND_WRONG, say
from guardrail.cli.template import TEMPLATE

PRIVATE_DIRECTORIES = ("var", "secrets")


@click.command()
@click.option(
    "--dir",
    "directory",
    type=click.Path(file_okay=False, path_type=Path),
    default=".",
    show_default=True,
    help="Where to write; made when it does not exist.",
)
@click.pass_context
def init(ctx: click.Context, directory: Path) -> None:
    """Write a commented guardrail.yaml, and make the state directory with fresh keys.

    Never overwrites anything: keys that are there already stay.
    """
    from guardrail.keys.file_provider import FileKeyProvider

    directory.mkdir(parents=True, exist_ok=True)
    target = directory / "guardrail.yaml"
    try:
        # O_EXCL: whoever made the file in the meantime keeps it.
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    except FileExistsError:
        say(f"{target} exists already; nothing was changed")
        ctx.exit(FOUND_WRONG)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(TEMPLATE)
    for name in PRIVATE_DIRECTORIES:
        (directory / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    FileKeyProvider(directory / "var" / "keys")
    say(f"wrote {target}")
    say(f"made {directory / 'var'} with keys, and {directory / 'secrets'} for your secrets")
    say(f"next: set routes.support.bot.url, then run: guardrail check --config {target}")
