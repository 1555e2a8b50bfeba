"""``guardrail policy eval``: one decision, explained."""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guardrail.cli.common import json_option, run, say, write_json
from guardrail.policy.entrypoints import BY_NAME

if TYPE_CHECKING:
    from guardrail.policy.law import Law
    from guardrail.policy.scenarios import Case
    from guardrail.ports import PolicyEngine, RawDecision

DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
LONGEST = 1 << 20  # bytes of a question
PATIENCE = 30.0  # seconds: somebody reads the answer, nobody waits in a chat


@click.command("eval")
@click.argument("directory", required=False, type=DIRECTORY)
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="GUARDRAIL_CONFIG",
    help="Ask the engine of this configuration, such as an OPA server, instead of the embedded one.",
)
@click.option(
    "--decision", type=click.Choice(list(BY_NAME)), default="turn", show_default=True, help="What is to be decided."
)
@click.option(
    "--question",
    type=FILE,
    help="The question as JSON, from a file or - (standard input). Of a turn: what is unusual about it.",
)
@click.option("--scenario", metavar="NAME", help="A case of a scenario table, by its name or the beginning of it.")
@click.option(
    "--scenarios",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The table with that case. Default: the ones beside the policies. Repeatable.",
)
@click.option("--jurisdictions", metavar="NAME,…", help="Default: strict.")
@click.option("--kind", metavar="KIND", help="What the bot is to people. Default: assistant.")
@click.option("--date", metavar="DATE", help="On which day (2026-11-22) or at which moment. Default: now.")
@click.option("--intent", multiple=True, metavar="WORD", help="What the message says: yes, erase, … Repeatable.")
@click.option("--choice", metavar="PAYLOAD", help="The button pressed, such as guardrail:consent:yes.")
@click.option(
    "--consent",
    multiple=True,
    metavar="PURPOSE=STATE",
    help="Where the person stands, such as service=given; unnamed: never asked. Repeatable.",
)
@click.option("--age", metavar="BRACKET", help="The age that the person gave: under_13, 13, 14, 15, 16_17 or 18_plus.")
@click.option("--signal", multiple=True, metavar="NAME", help="What the browser says: gpc. Repeatable.")
@click.option("--findings", multiple=True, metavar="TYPE=COUNT", help="What was found, such as PERSON=1. Repeatable.")
@json_option
def evaluate(directory: Path | None, config: Path | None, as_json: bool, **asked: Any) -> None:
    """Explain one decision in plain words, with the rules of law it cites.

    The question is put together from options (for a turn), comes as JSON, or is a case of a scenario table.
    DIRECTORY holds other policies than the ones that Guardrail ships; they need not pass their own tests.
    """  # fmt: skip
    if directory and config:
        raise click.UsageError("give a DIRECTORY or a --config")
    answer = run(_answer(directory, config, _case(directory, asked)))
    if as_json:
        write_json(answer)
        return
    from guardrail.cli.policy_explained import explain

    explain(answer)


def _case(directory: Path | None, asked: Mapping[str, Any]) -> Case:
    from guardrail.policy.scenarios import CaseError, read_case

    told = [name for name in ("intent", "choice", "consent", "age", "signal", "findings") if asked[name]]
    if asked["scenario"]:
        about = [*told, *(name for name in ("question", "jurisdictions", "kind", "date") if asked[name])]
        if about:
            raise click.UsageError(f"--scenario says everything; leave out --{about[0]}")
        return _found(directory, asked["scenario"], asked["scenarios"])
    row: dict[str, Any] = {"case": "this question", "decision": asked["decision"], "date": asked["date"] or _now()}
    if asked["kind"]:
        row["kind"] = asked["kind"]
    if asked["jurisdictions"]:
        row["jurisdictions"] = [name.strip() for name in asked["jurisdictions"].split(",")]
    if asked["decision"] != "turn" and told:
        raise click.UsageError(f"--{told[0]} is for turns; give the {asked['decision']} --question as JSON")
    if asked["question"]:
        row |= _question(asked["question"], asked["decision"])
    elif asked["decision"] not in {"turn", "law"}:
        raise click.UsageError(f"give the {asked['decision']} --question as JSON")
    if asked["decision"] == "turn":
        _told(row, asked)
    try:
        return read_case(row)
    except CaseError as error:
        raise click.UsageError(error.detail) from None


def _question(place: Path, decision: str) -> dict[str, Any]:
    """A turn's may name jurisdictions, kind and time like a case of a table."""
    stream = sys.stdin.buffer if str(place) == "-" else place.open("rb")
    with stream:
        body = stream.read(LONGEST + 1)
    try:
        question = json.loads(body) if len(body) <= LONGEST else None
    except (ValueError, RecursionError):
        question = None
    if not isinstance(question, dict):
        raise click.UsageError("--question: not a JSON object")
    question.pop("law", None)  # the law comes from the policies
    if decision != "turn":
        return {"question": question}
    return {key: value for key, value in question.items() if key not in {"case", "decision", "expect"}}


def _told(row: dict[str, Any], asked: Mapping[str, Any]) -> None:
    """What options say of a turn: by itself a person's first message."""
    person, message = row.setdefault("person", {}), row.setdefault("message", {})
    consents = dict(_pair("--consent", each) for each in asked["consent"])
    if consents or not asked["question"]:
        person["consents"] = consents
    if asked["age"]:
        person["age"] = asked["age"]
    if not asked["question"]:
        person["known"] = bool(consents or asked["age"])
        row.setdefault("conversation", {})["disclosed_age_seconds"] = 60 if person["known"] else None
    message |= {key: value for key, value in {"choice": asked["choice"]}.items() if value}
    message |= {"intents": sorted(asked["intent"])} if asked["intent"] else {}
    message |= {"signals": sorted(asked["signal"])} if asked["signal"] else {}
    if asked["findings"]:
        message["findings"] = {name: _count(number) for name, number in map(_finding, asked["findings"])}


def _finding(given: str) -> tuple[str, str]:
    return _pair("--findings", given)


def _pair(option: str, given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not (name and equals and value):
        raise click.UsageError(f"{option}: NAME=VALUE, not {given!r}")
    return name, value


def _count(number: str) -> int:
    if not number.isascii() or not number.isdigit() or len(number) > 6:
        raise click.UsageError("--findings: a count, such as PERSON=1")
    return int(number)


def _now() -> str:
    from datetime import datetime

    return datetime.now(UTC).isoformat(timespec="seconds")


def _found(directory: Path | None, name: str, tables: tuple[Path, ...]) -> Case:
    cases = [case for place in tables_of(directory, tables) for case in _read(place)]
    exact = [case for case in cases if case.name == name]
    found = exact or [case for case in cases if case.name.lower().startswith(name.lower())]
    if len(found) != 1:
        raise click.UsageError(f"{len(found)} cases begin with {name!r}" if found else f"no case begins with {name!r}")
    return found[0]


def _read(place: Path) -> tuple[Case, ...]:
    from guardrail.policy.scenarios import read_cases

    return read_cases(place)


def tables_of(directory: Path | None, tables: tuple[Path, ...]) -> tuple[Path, ...]:
    """The scenario tables named, or those beside the policies."""
    from guardrail.policy.tree import default_policy_dir

    home = (directory or default_policy_dir()) / "scenarios"
    found = tables or tuple(sorted(home.glob("*.yaml")))
    if not found:
        raise click.UsageError(f"no scenario tables in {home}; name one with --scenarios")
    return found


@asynccontextmanager
async def engine_of(directory: Path | None, config: Path | None = None) -> AsyncIterator[PolicyEngine]:
    """The embedded engine with a directory's policies, or a configuration's."""
    from guardrail.cli.rooms import open_policy
    from guardrail.config import load
    from guardrail.policy.embedded import EmbeddedEngine

    if config:
        async with open_policy(load(config)) as engine:
            yield engine
        return
    embedded = EmbeddedEngine(directory, deadline=PATIENCE, tested=False)
    try:
        yield embedded
    finally:
        await embedded.close()


async def _answer(directory: Path | None, config: Path | None, case: Case) -> dict[str, Any]:
    from guardrail.policy.law import LawBook
    from guardrail.policy.scenarios import decide

    async with engine_of(directory, config) as engine:
        book = LawBook(engine)
        law = await book.in_force(case.jurisdictions, case.kind, case.at)
        raw = await decide(case, engine, book)
    return _explained(case, law, raw, _documents(directory, config, raw.revision))


def _documents(directory: Path | None, config: Path | None, revision: str) -> Mapping[str, Any]:
    """The documents of law by name, if the ones at hand are those that decided."""
    from guardrail.config import load
    from guardrail.policy.jurisdictions import documents
    from guardrail.policy.tree import default_policy_dir, read_tree

    place = load(config).policy.directory if config else directory
    tree = read_tree(place or default_policy_dir())
    if tree.revision != revision:
        say("note: the policies at hand are not those that decided; what the rules say is left out")
        return {}
    return documents(tree.data)


def _explained(case: Case, law: Law, raw: RawDecision, documents: Mapping[str, Any]) -> dict[str, Any]:
    answer = raw.result if isinstance(raw.result, dict) else {}
    common = {"decision", "reasons", "obligations", "citations", "valid_until"}
    cited: Any = answer.get("citations", [])
    return {
        "case": case.name,
        "asked": case.decision,
        "jurisdictions": list(case.jurisdictions),
        "kind": case.kind,
        "at": case.at.astimezone(UTC).isoformat(timespec="seconds"),
        "decision": answer.get("decision"),
        "reasons": answer.get("reasons", []),
        "obligations": answer.get("obligations", []),
        "citations": [{**each, **_told_of(each["rule"], documents)} for each in cited],
        "conflicts": [
            {"parameter": each.parameter, "values": dict(each.values), "chosen": each.chosen}
            for each in law.conflicts
            if _matters(case, each.parameter)
        ],
        "only_stricter": [
            name
            for name in law.only_stricter
            if name in {each["rule"] for each in cited}
            or any(_matters(case, each) for each in _rule(name, documents).get("parameters", ()))
        ],
        "valid_until": answer.get("valid_until"),
        "answer": {key: value for key, value in answer.items() if key not in common},
        "revision": raw.revision,
        "engine": raw.engine,
    }


def _matters(case: Case, parameter: str) -> bool:
    """Whether the decision reads the parameter; of the law itself every one is."""
    from guardrail.policy.question import PARAMETERS as OF_A_TURN
    from guardrail.policy.rulings import PARAMETERS as NEEDS

    groups = OF_A_TURN if case.decision == "turn" else NEEDS.get(case.decision, ())
    return case.decision == "law" or parameter.partition(".")[0] in groups


def _told_of(name: str, documents: Mapping[str, Any]) -> dict[str, Any]:
    rule = _rule(name, documents)
    return {key: rule[key] for key in ("certainty", "summary") if key in rule}


def _rule(name: str, documents: Mapping[str, Any]) -> Mapping[str, Any]:
    document, _, rule_id = name.partition("/")
    found: Mapping[str, Any] = documents.get(document, {}).get("rules", {}).get(rule_id, {})
    return found
