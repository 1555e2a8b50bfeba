"""audit search, audit report: what an officer sees, and what nobody does."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrail.audit.events import audit_logger
from guardrail.audit.reports import KINDS
from guardrail.audit.search import Found
from guardrail.audit.sequencer import Sequencer
from guardrail.cli.audit_report import NAMES, RECORDS
from guardrail.cli.audit_search import COLUMNS, as_csv, as_json, as_lines, cell
from guardrail.cli.rooms import AUDIT_TABLES, entropy, key_provider, now, open_store
from guardrail.core.ids import new_id
from guardrail.turn.records import Recorder
from tests.unit.audit.made import an_id, decided, made
from tests.unit.cli.conftest import TEXT, USER, House, Run

STRANGER = "U-canary-nobody-0f"


def found(command: Run, house: House, *arguments: str) -> list[dict[str, Any]]:
    result = command("audit", "search", *arguments, "--json", "--config", house.path)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def write(house: House, *tags: tuple[str, dict[str, object]], place: bool = True) -> None:
    """Entries of a turn that went on, as the server commits and signs them."""

    async def written() -> None:
        recorder = Recorder(entropy, audit_logger(now, entropy))
        async with open_store(house.config) as store:
            await store.commit([recorder.audit(tag, now(), **fields) for tag, fields in tags])
            if place:
                seed = key_provider(house.config).signing_seed()
                origin = house.config.audit.origin
                await Sequencer(store.run, AUDIT_TABLES, seed=seed, origin=origin, holder="t", clock=now).sequence()

    asyncio.run(written())


def lookups(house: House) -> list[dict[str, Any]]:
    """The fields of all look-ups, as the database has them."""
    with closing(sqlite3.connect(house.path.parent / "var" / "guardrail.db")) as database:
        rows = database.execute("SELECT body FROM audit_entries WHERE tag = 'control:subject:looked_up' ORDER BY at")
        return [json.loads(body)["fields"] for (body,) in rows]


# ---------------------------------------------------------------- search


def test_everything_in_the_order_of_the_log(house: House, command: Run) -> None:
    entries = found(command, house)
    assert [entry["position"] for entry in entries] == [0, 1]
    assert {entry["tag"] for entry in entries} == {"erasure:subject:requested", "erasure:subject:cancelled"}
    assert all(entry["fields"] == {"subject": house.subject} for entry in entries)


def test_a_search_by_id_leaves_no_trace(house: House, command: Run) -> None:
    assert len(found(command, house, "--subject", house.subject)) == 2
    assert found(command, house, "--subject", an_id("sub", 1)) == []
    assert len(found(command, house)) == 2


def test_a_look_up_is_audited_before_anything_is_shown(house: House, command: Run) -> None:
    entries = found(command, house, "--user", USER, "--route", "shop")
    assert [entry["position"] for entry in entries] == [0, 1, None]
    assert entries[-1]["tag"] == "control:subject:looked_up"
    assert entries[-1]["fields"] == {"route": "shop", "subject": house.subject}
    assert lookups(house) == [{"route": "shop", "subject": house.subject}]


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]])
def test_a_stranger_looks_like_somebody_of_whom_nothing_is_logged(house: House, command: Run, form: list[str]) -> None:
    """Same exit code, same shape; the log says that somebody was looked for, and nothing of whom."""
    stranger = command("audit", "search", "--user", STRANGER, "--route", "shop", *form, "--config", house.path)
    nothing = command("audit", "search", "--subject", an_id("sub", 1), *form, "--config", house.path)
    assert (stranger.exit_code, stranger.stdout, stranger.stderr) == (0, nothing.stdout, nothing.stderr)
    assert lookups(house) == [{"route": "shop"}]


def test_no_result_is_shown_when_the_look_up_cannot_be_logged(house: House, command: Run) -> None:
    with closing(sqlite3.connect(house.path.parent / "var" / "guardrail.db")) as database:
        database.execute("CREATE TRIGGER full BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(ABORT, 'full'); END")
    result = command("audit", "search", "--user", USER, "--route", "shop", "--config", house.path)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert USER not in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--user", USER],
        ["--user", USER, "--route", "nowhere"],
        ["--user", USER, "--route", "shop", "--subject", "sub_x"],
        ["--user", USER, "--route", "shop", "--reason", "Not a code"],
        ["--subject", USER],
        ["--turn", "trn_"],
        ["--action", "allow"],
        ["--tag", "consent"],
        ["--turns"],
        ["--all", "--limit", "5"],
        ["--limit", "0"],
        ["--from", "yesterday"],
        ["--from", "2026-11-22T12:00:00"],
        ["--until", "2026-13-01"],
        ["--until", "0001-01-01T00:00:00+23:00"],
    ],
)
def test_search_usage(house: House, command: Run, arguments: list[str]) -> None:
    """A wrong call neither looks anybody up nor repeats an id."""
    result = command("audit", "search", *arguments, "--config", house.path)
    assert result.exit_code == 2
    assert USER not in result.stderr + result.stdout
    assert lookups(house) == []


def test_times_are_dates_or_rfc_3339(house: House, command: Run) -> None:
    assert found(command, house, "--until", "2026-01-01") == []
    assert len(found(command, house, "--from", "2026-01-01T01:30:00.5+02:00", "--until", "2999-01-01")) == 2


def test_pages_end_with_their_cursor(house: House, command: Run) -> None:
    write(house, ("process:guardrail:started", {}), ("process:guardrail:stopped", {}))
    first = command("audit", "search", "--limit", "3", "--json", "--config", house.path)
    assert "--after 2" in first.stderr
    second = command("audit", "search", "--after", "2", "--limit", "3", "--json", "--config", house.path)
    assert second.stderr == ""
    whole = command("audit", "search", "--all", "--json", "--config", house.path)
    assert first.stdout + second.stdout == whole.stdout
    assert len(whole.stdout.splitlines()) == 4


def test_what_waits_for_its_place_says_so(house: House, command: Run) -> None:
    write(house, ("process:guardrail:started", {}), ("process:guardrail:stopped", {}), place=False)
    shown = command("audit", "search", "--config", house.path).stdout.splitlines()
    assert [line.split()[0] for line in shown] == ["0", "1", "-", "-"]
    part = command("audit", "search", "--limit", "3", "--config", house.path)
    assert "without a place yet" in part.stderr
    assert "--after" not in part.stderr


def test_a_row_that_somebody_wrote_by_hand_is_told_and_not_shown(house: House, command: Run) -> None:
    path = house.path.parent / "var" / "guardrail.db"
    with closing(sqlite3.connect(path)) as database:
        body = json.dumps({"at": "x", "fields": {"subject": USER}, "id": USER, "tag": USER})
        row = (USER, 2, "turn:answer:sent", body)
        database.execute("INSERT INTO audit_entries (entry_id, position, at, tag, body) VALUES (?, ?, 0, ?, ?)", row)
        database.commit()
    for arguments in (["search"], ["search", "--all", "--csv"], ["report", "without-consent"]):
        result = command("audit", *arguments, "--config", house.path)
        assert result.exit_code == 1
        assert "audit verify" in result.stderr
        assert USER not in result.stdout + result.stderr


# ---------------------------------------------------------------- forms

ENTRY = Found(
    5, decided(1, "consent_given", "own_reason", citations=["GDPR 6(1)(a)"], entities={"PERSON": 2}, keep=True)
)
WAITS = Found(None, made("process:guardrail:stopped"))


def test_csv_is_rfc_4180() -> None:
    text = "".join(as_csv([ENTRY, WAITS]))
    assert text.count("\r\n") == text.count("\n") == 3
    header, row, waits = csv.reader(io.StringIO(text, newline=""))
    assert tuple(header) == COLUMNS
    said = dict(zip(header, row, strict=True))
    assert (said["position"], said["turn"], said["action"]) == ("5", an_id("trn", 1), "admit")
    assert (said["reasons"], said["citations"]) == ("consent_given;own_reason", "GDPR 6(1)(a)")
    assert json.loads(said["other"])["entities"] == {"PERSON": 2}
    assert (waits[0], waits[3], waits[-1]) == ("", "process:guardrail:stopped", "")


def test_json_lines_hold_everything() -> None:
    entry, waits = (json.loads(line) for line in as_json([ENTRY, WAITS]))
    assert entry["fields"]["entities"] == {"PERSON": 2}
    assert entry["at"] == "2026-11-22T12:00:00.000000Z"
    assert waits["position"] is None


def test_lines_are_for_people() -> None:
    [line] = as_lines([ENTRY])
    assert line.startswith("        5  2026-11-22T12:00:00.000000Z  turn:decision:made")
    assert "reasons=consent_given;own_reason" in line
    assert "keep=yes" in line


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_a_cell_is_never_a_formula(sign: str) -> None:
    assert cell(f"{sign}cmd|' /C calc'!A0").startswith("'")


@given(st.text())
def test_a_cell_harms_neither_spreadsheet_nor_terminal(text: str) -> None:
    written = cell(text)
    assert written[:1] not in set("=+-@\t\r\n")
    assert not any(ord(character) < 0x20 and character != "\n" for character in written)
    assert "\x7f" not in written


# ---------------------------------------------------------------- reports


def turn(decision: str, **fields: object) -> tuple[str, dict[str, object]]:
    given = {
        "turn": new_id("trn", entropy), "decision": decision, "action": "admit", "revision": "ab" * 32,
        "route": "shop", "direction": "inbound", "entities": {"EMAIL_ADDRESS": 2}, **fields,
    }  # fmt: skip
    return "turn:decision:made", given


def test_the_command_knows_every_report() -> None:
    assert set(NAMES) == {*KINDS, RECORDS}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", [[], ["--json"], ["--markdown"]])
def test_reports_name_nobody(house: House, command: Run, name: str, form: list[str]) -> None:
    write(house, turn(new_id("dec", entropy), reasons=["consent_given"], subject=house.subject))
    command("audit", "search", "--user", USER, "--route", "shop", "--config", house.path)
    result = command("audit", "report", name, *form, "--config", house.path)
    assert result.exit_code == 0
    for secret in (USER, TEXT[:5], house.subject, house.conversation, "canary"):
        assert secret not in result.stdout + result.stderr
    if form == ["--json"]:
        assert json.loads(result.stdout)["log"]["size"] == 3


def test_processing_without_consent_is_found_wrong(house: House, command: Run) -> None:
    decision = new_id("dec", entropy)
    allowed, other = turn(decision, reasons=["consent_given"]), new_id("trn", entropy)
    write(house, allowed, ("turn:answer:sent", {"turn": allowed[1]["turn"], "decision": decision}))
    assert command("audit", "report", "without-consent", "--config", house.path).exit_code == 0
    write(house, ("turn:answer:sent", {"turn": other, "decision": new_id("dec", entropy)}))
    result = command("audit", "report", "without-consent", "--json", "--config", house.path)
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert said["totals"] == [{"traced_to_a_basis": 2, "without_basis": 1}]
    assert said["exceptions"] == [{"turn": other, "step": "answer", "decision": "no decision in the log"}]


def test_a_period_is_counted_and_told(house: House, command: Run) -> None:
    write(house, ("consent:purpose:given", {"subject": house.subject, "purpose": "service", "method": "button"}))
    arguments = ["audit", "report", "consents", "--json", "--config", house.path]
    counted = json.loads(command(*arguments, "--from", "2026-01-01").stdout)
    assert (counted["from"], counted["until"]) == ("2026-01-01T00:00:00.000000Z", None)
    assert [row["given"] for row in counted["purposes"]] == [1]
    assert json.loads(command(*arguments, "--until", "2026-01-01").stdout)["purposes"] == []
    wrong = command(*arguments, "--from", "2026-02-01", "--until", "2026-01-01")
    assert wrong.exit_code == 2


def test_the_records_of_processing_come_from_the_configuration(house: House, command: Run) -> None:
    house.path.write_text(
        "operator: {name: Shop | Ltd, transfers: ['US: standard clauses']}\n"
        "routes:\n  shop:\n    channel: web\n    bot: {url: 'https://bot.example/hidden-secret'}\n"
        "    policy: {jurisdictions: lt, purposes: {marketing: consent}, retention: P7D}\n",
        encoding="utf-8",
    )  # fmt: skip
    write(house, turn(new_id("dec", entropy), reasons=["consent_given"]))
    result = command("audit", "report", "records", "--markdown", "--config", house.path)
    assert result.exit_code == 0
    for part in ("Shop \\| Ltd", "US: standard clauses", "| shop | marketing | consent |", "EMAIL_ADDRESS",
                 "| shop | transcripts and originals | 7.0 |", "bot.example", "MISSING"):  # fmt: skip
        assert part in result.stdout
    assert "hidden" not in result.stdout
    assert "secret" not in result.stdout


def test_searching_needs_a_log(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "guardrail.yaml"
    path.write_text("routes: {shop: {channel: web, bot: {url: 'http://127.0.0.1:9/'}}}\n", encoding="utf-8")
    for arguments in (["search"], ["report", "consents"]):
        result = command("audit", *arguments, "--config", path)
        assert result.exit_code == 1
        assert "does not exist yet" in result.stderr
        assert not (tmp_path / "var" / "guardrail.db").exists()
