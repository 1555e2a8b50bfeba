"""``guardrail policy diff``: which cases another tree decides otherwise."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from guardrail.cli.common import FOUND_WRONG, json_option, run, say, show, write_json
from guardrail.cli.policy_eval import DIRECTORY, engine_of, tables_of
from guardrail.types import Json

UNDECISIVE = ("citations", "valid_until")
"""What a decision is founded on may change without anything being decided otherwise."""


@click.command("diff")
@click.argument("candidate", type=DIRECTORY)
@click.argument("base", required=False, type=DIRECTORY)
@click.option(
    "--scenarios",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A scenario table. Default: the ones beside the policies of BASE. Repeatable.",
)
@json_option
@click.pass_context
def diff(ctx: click.Context, candidate: Path, base: Path | None, scenarios: tuple[Path, ...], as_json: bool) -> None:
    """Show which cases of the scenario tables CANDIDATE decides otherwise than BASE.

    BASE defaults to the policies that Guardrail ships. Ends with 1 when a case is decided otherwise. Neither tree
    needs to pass its own tests; a case without a valid decision counts, too.
    """  # fmt: skip
    from guardrail.policy.scenarios import read_cases

    cases = [case for table in tables_of(base, scenarios) for case in read_cases(table)]
    with _bar(len(cases)) as advance:
        compared = run(_compared(candidate, base, cases, advance))
    changed = [each for each in compared["cases"] if each["changes"]]
    if as_json:
        write_json({**compared, "cases": changed, "asked": len(cases), "ok": not changed})
    else:
        for each in changed:
            _show(each)
        say(f"{len(cases)} cases, {len(changed)} decided otherwise, {_flips(changed)} of them with another decision")
        say(f"base {compared['base']}, candidate {compared['candidate']}")
    if changed:
        ctx.exit(FOUND_WRONG)


async def _compared(
    candidate: Path, base: Path | None, cases: list[Any], advance: Callable[[], object]
) -> dict[str, Any]:
    from guardrail.policy.law import LawBook
    from guardrail.policy.scenarios import decided

    async with engine_of(base) as old, engine_of(candidate) as new:
        books = LawBook(old), LawBook(new)
        results = []
        for case in cases:
            before = await decided(case, old, books[0])
            after = await decided(case, new, books[1])
            results.append(_result(case, before, after))
            advance()
        return {"base": old.revision, "candidate": new.revision, "cases": results}


def _result(case: Any, before: dict[str, Json], after: dict[str, Json]) -> dict[str, Any]:
    from guardrail.policy.scenarios import differences

    return {
        "case": case.name,
        "asked": case.decision,
        "jurisdictions": list(case.jurisdictions),
        "before": before.get("decision"),
        "after": after.get("decision"),
        "changes": [
            {"at": place, "before": old, "after": new}
            for place, old, new in differences(before, after)
            if place.partition(".")[0] not in UNDECISIVE
        ],
    }


def _flips(changed: list[dict[str, Any]]) -> int:
    return sum(each["before"] != each["after"] for each in changed)


def _show(result: dict[str, Any]) -> None:
    before, after = (result[key] or "no decision" for key in ("before", "after"))
    flip = f"{before} → {after}" if before != after else before
    show(f"{result['case']} ({result['asked']}, {', '.join(result['jurisdictions'])}): {flip}")
    for change in result["changes"]:
        if change["at"] != "decision":
            show(f"  {change['at']}: {_short(change['before'])} → {_short(change['after'])}")


def _short(value: Json) -> str:
    match value:
        case list():
            return "[" + ", ".join(map(_short, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{key}: {_short(each)}" for key, each in value.items()) + "}"
        case None:
            return "nothing"
    return str(value)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[], object]]:
    """A bar on standard error for a person who waits; nothing for a program."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = [TextColumn("deciding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()]
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)
        bar.refresh()
