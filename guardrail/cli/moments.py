"""Times as they are typed: RFC 3339, or a date."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{1,6})?([Zz]|[+-]\d\d:\d\d)", re.ASCII)


def period_options(command: _Command) -> _Command:
    """``--from`` and ``--until``, handed over as ``since`` and ``until``: aware times or None."""
    since = click.option(
        "--from", "since", metavar="TIME", callback=moment, help="Since then: RFC 3339, or a date (UTC)."
    )
    until = click.option("--until", metavar="TIME", callback=moment, help="Before then; a date means its first moment.")
    return since(until(command))


def moment(ctx: click.Context, parameter: click.Parameter, value: str | None) -> datetime | None:
    """The callback of an option that takes a time."""
    if value is None:
        return None
    try:
        if _DATE.fullmatch(value):
            return datetime.combine(date.fromisoformat(value), time(), UTC)
        if _TIME.fullmatch(value):
            return datetime.fromisoformat(value.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise click.BadParameter("expected a date (2026-11-22) or a time with its zone (2026-11-22T12:00:00Z)")
