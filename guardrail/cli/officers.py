"""Options of commands that officers use: who does it, and words that must not stand in a shell's history."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from guardrail.types import RawText

Command = TypeVar("Command", bound=Callable[..., Any])

_OFFICER = re.compile(r"off_[a-z2-7]{26}", re.ASCII)
_LARGEST = 65_536  # bytes


def by_option(command: Command) -> Command:
    """``--by off_…``: the officer's id, for the audit log and where a second person is needed."""
    return click.option(
        "--by", required=True, metavar="ID", callback=_officer, help="The officer's id (off_…), for the audit log."
    )(command)


def reason_option(command: Command) -> Command:
    """``--reason-file``: words that are sealed."""
    return click.option(
        "--reason-file",
        "reason",
        required=True,
        type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
        callback=_words,
        help="The reason, which is sealed: a file, or - for standard input.",
    )(command)


def _officer(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    if not _OFFICER.fullmatch(value):
        raise click.BadParameter("expected an officer's id (off_…)")
    return value


def _words(ctx: click.Context, parameter: click.Parameter, path: Path) -> RawText:
    with click.open_file(str(path), "rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise click.BadParameter(f"longer than {_LARGEST} bytes")
    try:
        return RawText(content.decode())
    except UnicodeDecodeError:
        raise click.BadParameter("not UTF-8") from None
