"""``guardrail try``: one text or payload through the real stages; nothing is sent or stored."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from guardrail.cli.common import config_option, inert, json_option, run, show, table, write_json
from guardrail.config import Config
from guardrail.types import Signal


@click.command("try")
@click.argument("text", required=False)
@click.option("--payload", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
              help="A saved request body of the route's channel instead of a text.")  # fmt: skip
@click.option("--gpc", is_flag=True, help="As if the browser sent the opt-out signal (Sec-GPC: 1).")
@click.option("--route", "route_name", metavar="NAME", help="Default: the first route.")
@config_option
@json_option
def trial(
    text: str | None, payload: Path | None, gpc: bool, route_name: str | None, config: Config, as_json: bool
) -> None:
    """Show what would happen to TEXT as a newcomer's first message: findings, decision, what the bot sees.

    Runs detection, policy and redaction as `serve` does. Nothing is sent to a bot and nothing is stored.
    """
    if (text is None) == (payload is None):
        raise click.UsageError("give a TEXT or a --payload")
    name = route_name or next(iter(config.routes))
    if name not in config.routes:
        raise click.UsageError(f"no route {name!r}; there are: {', '.join(config.routes)}")
    from guardrail.cli.tried import tried_payload, tried_text

    said = frozenset({Signal.GPC}) if gpc else frozenset()
    if text is not None:
        results = run(tried_text(config, name, text, said))
    else:
        results = run(tried_payload(config, name, _content(payload, config.listen.max_body), said))
    if as_json:
        write_json({"route": name, "turns": results})
        return
    for result in results:
        _print(result)


def _content(payload: Path | None, limit: int) -> bytes:
    """At most one byte more than a request body may have."""
    if payload is None or str(payload) == "-":
        return sys.stdin.buffer.read(limit + 1)
    with payload.open("rb") as file:
        return file.read(limit + 1)


def _print(result: dict[str, Any]) -> None:
    from rich.text import Text

    findings = table("type", "score", "recognizer", "where", "start", "end")
    for each in result["findings"]:
        where = "/".join(str(step) for step in each["path"])
        cells = (each["type"], f"{each['score']:.2f}", each["recognizer"], where, str(each["start"]), str(each["end"]))
        findings.add_row(*(Text(inert(cell)) for cell in cells))
    show(f"language: {result['language']}" + ("" if result["certain"] else " (a guess)"))
    show(findings if result["findings"] else "nothing personal was found")
    decision = result["decision"]
    show(f"\ndecision: {decision['action']} ({', '.join(decision['reasons']) or 'no reasons'})")
    for citation in decision["citations"]:
        show(f"  {citation['law']} {citation['article']} {citation['source']}".rstrip())
    for key in ("effects", "says", "obligations", "jurisdictions"):
        if decision[key]:
            show(f"{key}: {', '.join(decision[key])}")
    if decision["consents"]:
        show("consents: " + ", ".join(f"{each['purpose']} {each['state']}" for each in decision["consents"]))
    show("the bot may use it for: " + (", ".join(_allowed(decision)) or "nothing"))
    if decision["disclosure_due"]:
        told = decision["disclosure"]
        show(f"disclosure: {', '.join(told['elements'])} ({told['law']}), again after {told['interval']} s")
    show(f"policy: {decision['engine']} {decision['revision']}")
    shown = result["redacted"]
    show("\nthe bot would see:" if decision["action"] == "admit" else "\nthe bot would see, once admitted:")
    show(shown if isinstance(shown, str) else json.dumps(shown, ensure_ascii=False, indent=2))


def _allowed(decision: dict[str, Any]) -> list[str]:
    return [purpose for purpose, allowed in decision["allowed"].items() if allowed]
