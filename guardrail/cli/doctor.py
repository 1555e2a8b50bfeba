"""``guardrail doctor``: ask everything that Guardrail will need whether it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from guardrail.cli.check import offline_problems
from guardrail.cli.common import FOUND_WRONG, config_option, inert, json_option, run, say, write_json
from guardrail.config import Config

if TYPE_CHECKING:
    from guardrail.cli.examinations import Outcome

_SIGNS = {"ok": "green", "warn": "yellow", "fail": "red"}


@click.command()
@config_option
@json_option
@click.pass_context
def doctor(ctx: click.Context, config: Config, as_json: bool) -> None:
    """Check online: bots, database, keys, policy, model, clock, channel credentials.

    One line each: ok, warn or fail, with the cause and what mends it. Sends no message to anybody.
    """
    from guardrail.cli.examinations import Outcome, examine

    offline = [
        Outcome("configuration", "fail", problem, "see `guardrail check`") for problem in offline_problems(config)
    ]
    outcomes = offline + run(examine(config))
    if as_json:
        write_json([{"check": o.check, "state": o.state, "cause": o.cause, "fix": o.fix} for o in outcomes])
    else:
        _print(outcomes)
    failed = sum(outcome.state == "fail" for outcome in outcomes)
    if failed:
        say(f"{failed} of {len(outcomes)} checks failed")
        ctx.exit(FOUND_WRONG)


def _print(outcomes: list[Outcome]) -> None:
    """A line each, however narrow the terminal."""
    width = max(len(outcome.check) for outcome in outcomes)
    for outcome in outcomes:
        sign = click.style(f"{outcome.state:4}", fg=_SIGNS[outcome.state])
        fix = f"; {outcome.fix}" if outcome.fix else ""
        click.echo(f"{sign}  {outcome.check:{width}}  {inert(outcome.cause + fix)}")
