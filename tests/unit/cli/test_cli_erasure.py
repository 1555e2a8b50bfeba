"""``guardrail erase``, ``receipt``, ``hold`` and ``retention``: what an officer at the machine does."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from guardrail.audit.sequencer import Sequencer
from guardrail.cli.rooms import AUDIT_TABLES, key_provider, now, open_rights
from tests.unit.cli.conftest import USER, House, Run

ANN, BEN = "off_" + "a" * 26, "off_" + "b" * 26
WHY = "subpoena in the case of the stolen teapot"
VECTORS = Path(__file__).parents[2] / "vectors" / "receipts"


def server(house: House) -> None:
    """What the running server does in the background: the log is signed, then the receipts."""

    async def work() -> None:
        async with open_rights(house.config) as rooms:
            log = Sequencer(
                rooms.store.run,
                AUDIT_TABLES,
                seed=key_provider(house.config).signing_seed(),
                origin=house.config.audit.origin,
                holder="t",  # whoever held the lease when the house was furnished
                clock=now,
            )
            await log.sequence()
            await rooms.erasure.carry_on()

    asyncio.run(work())


def place(command: Run, house: House, *arguments: str) -> str:
    done = command(
        "hold", "place", *arguments, "--reason-file", "-", "--by", ANN, "--json", "--config", house.path, input=WHY
    )
    assert done.exit_code == 0, done.stderr
    return str(json.loads(done.stdout)["hold"])


# ---------------------------------------------------------------- erase and receipt


def test_erase_then_prove_it_offline(house: House, command: Run, tmp_path: Path) -> None:
    key = command("audit", "key", "--config", house.path).stdout.strip()
    done = command("erase", "--user", USER, "--route", "shop", "--yes", "--json", "--config", house.path)
    assert done.exit_code == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["subject"] == house.subject
    assert told["accounts"][0]["erases"] is True
    assert "unreadable from now on" in done.stderr
    request = told["request"]
    early = command("receipt", "show", request, "--config", house.path)
    assert (early.exit_code, early.stdout) == (1, "")
    assert "not signed yet" in early.stderr

    server(house)
    shown = command("receipt", "show", request, "--config", house.path)
    assert shown.exit_code == 0, shown.stderr
    file = tmp_path / "receipt.txt"
    file.write_bytes(shown.stdout_bytes)
    checked = command("receipt", "verify", file, "--vkey", key, "--json")
    assert checked.exit_code == 0, checked.stdout
    found = json.loads(checked.stdout)
    assert found["receipt"]["request"] == request
    assert found["receipt"]["accounts"][0]["subject"] == house.subject
    spoken = command("receipt", "verify", "-", "--vkey", key, input=shown.stdout_bytes)
    assert spoken.exit_code == 0
    assert "holds" in spoken.stderr
    assert "unreadable since" in spoken.stderr
    by_id = command("receipt", "show", found["receipt"]["id"], "--config", house.path)
    assert by_id.stdout_bytes == shown.stdout_bytes

    again = command("erase", "--subject", house.subject, "--yes", "--config", house.path)
    assert (again.exit_code, "nobody is known" in again.stderr) == (1, True)


def test_a_dry_run_shows_what_stays_and_does_nothing(house: House, command: Run) -> None:
    place(command, house, "--subject", house.subject, "--until", "2099-01-01")
    done = command("erase", "--subject", house.subject, "--dry-run", "--config", house.path)
    assert done.exit_code == 0
    assert "message stays until 2099-01-01: hold" in done.stderr
    listed = command("erase", "--subject", house.subject, "--dry-run", "--json", "--config", house.path)
    assert json.loads(listed.stdout)["accounts"][0]["conflicts"][0] == "message"
    assert command("transcript", "show", house.conversation, "--config", house.path).exit_code == 0


def test_whoever_does_not_say_yes_erases_nobody(house: House, command: Run) -> None:
    done = command("erase", "--subject", house.subject, "--config", house.path, input="n\n")
    assert done.exit_code == 1
    assert command("transcript", "show", house.conversation, "--config", house.path).exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--subject", "sub_x", "--user", "u", "--route", "shop"],
        ["--user", "u"],
        ["--subject", "x", "--route", "shop"],
    ],
)
def test_one_person_is_named_in_one_way(house: House, command: Run, arguments: list[str]) -> None:
    assert command("erase", *arguments, "--yes", "--config", house.path).exit_code == 2


def test_the_proof_is_for_officers_and_the_look_is_audited(house: House, command: Run) -> None:
    told = json.loads(command("erase", "--subject", house.subject, "--yes", "--json", "--config", house.path).stdout)
    none = command("receipt", "proof", told["request"], "--by", ANN, "--config", house.path)
    assert none.exit_code == 1
    server(house)
    shown = command("receipt", "proof", told["request"], "--by", ANN, "--json", "--config", house.path)
    proof = json.loads(shown.stdout)
    assert (proof["nature"], proof["response"], proof["subjects"]) == ("erasure", "fulfilled", [house.subject])
    plain = command("receipt", "proof", told["request"], "--by", ANN, "--config", house.path)
    assert "nature: erasure" in plain.stdout
    assert command("receipt", "proof", told["request"], "--by", "me", "--config", house.path).exit_code == 2
    server(house)
    found = command("audit", "search", "--tag", "rights:proof:shown", "--config", house.path, "--json")
    assert found.stdout.count(ANN) == 2


# ---------------------------------------------------------------- verify, offline


def vkey(name: str = "vkey.txt") -> str:
    return (VECTORS / name).read_text().strip()


@pytest.mark.parametrize(
    ("name", "key", "code", "says"),
    [
        ("whole.txt", "vkey.txt", 0, "holds"),
        ("partly.txt", "vkey.txt", 0, "kept: message, hold (GDPR 17(3)), until 2027-11-22"),
        ("partly.txt", "vkey.txt", 0, "backups of the keys: unreadable since 2027-11-22"),
        ("rotated.txt", "vkey.txt", 0, "holds"),
        ("forged-keys.txt", "vkey.txt", 1, "contradicts_log"),
        ("other-key.txt", "vkey.txt", 1, "bad_signature"),
        ("vkey.txt", "vkey.txt", 1, "malformed"),
    ],
)
def test_verify_says_what_holds_without_any_configuration(
    command: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, key: str, code: int, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = command("receipt", "verify", VECTORS / name, "--vkey", vkey(key))
    assert (done.exit_code, says in done.stderr) == (code, True), done.stderr


def test_verify_called_wrongly(command: Run, tmp_path: Path) -> None:
    whole = VECTORS / "whole.txt"
    assert command("receipt", "verify", whole, "--vkey", "nonsense").exit_code == 2
    assert command("receipt", "verify", whole).exit_code == 2
    assert command("receipt", "verify", tmp_path / "none", "--vkey", vkey()).exit_code == 2
    wrong = tmp_path / "checkpoint.txt"
    wrong.write_text("nothing")
    assert command("receipt", "verify", whole, "--vkey", vkey(), "--checkpoint", wrong).exit_code == 2


# ---------------------------------------------------------------- holds


def test_a_hold_from_its_order_to_its_end(house: House, command: Run) -> None:
    config = ("--config", house.path)
    hold = place(command, house, "--subject", house.subject, "--rule", "eu/gdpr_17_3", "--until", "2099-01-01")
    shown = json.loads(command("hold", "show", hold, "--json", *config).stdout)
    assert (shown["state"], shown["reason"], shown["rule"]) == ("active", WHY, "eu/gdpr_17_3")
    assert WHY in command("hold", "show", hold, *config).stdout
    assert hold in command("hold", "list", *config).stdout
    assert WHY not in command("hold", "list", "--json", *config).stdout

    early = command("hold", "approve", hold, "--yes", "--by", BEN, *config)
    assert (early.exit_code, "wrong_state" in early.stderr) == (1, True)
    asked = command("hold", "lift", hold, "--reason-file", "-", "--by", ANN, *config, input="the case was closed")
    assert "is lifting" in asked.stderr
    alone = command("hold", "approve", hold, "--yes", "--by", ANN, *config)
    assert (alone.exit_code, "own_request" in alone.stderr) == (1, True)
    assert command("hold", "approve", hold, "--by", BEN, *config, input="n\n").exit_code == 1
    done = command("hold", "approve", hold, "--yes", "--by", BEN, *config)
    assert "is ended" in done.stderr
    assert "its reason is gone" in command("hold", "show", hold, *config).stdout


def test_holds_named_wrongly(house: House, command: Run) -> None:
    for arguments in ([], ["--subject", "sub_x", "--route", "shop"], ["--route", "nowhere"]):
        done = command(
            "hold", "place", *arguments, "--reason-file", "-", "--by", ANN, "--config", house.path, input=WHY
        )
        assert done.exit_code == 2
    nobody = command(
        "hold", "place", "--subject", "sub_x", "--reason-file", "-", "--by", ANN, "--config", house.path, input=WHY
    )
    assert (nobody.exit_code, "nobody" in nobody.stderr) == (1, True)
    assert command("hold", "show", "hld_x", "--config", house.path).exit_code == 2
    binary = command(
        "hold", "place", "--route", "shop", "--reason-file", "-", "--by", ANN, "--config", house.path, input=b"\xff"
    )
    assert binary.exit_code == 2


# ---------------------------------------------------------------- retention


def test_retention_looks_before_it_sweeps(house: House, command: Run) -> None:
    config = ("--config", house.path)
    listed = json.loads(command("retention", "preview", "--json", *config).stdout)
    messages = next(each for each in listed if each["record"] == "message")
    assert (messages["route"], messages["rows"], messages["due"]) == ("shop", 1, 0)
    assert "message" in command("retention", "preview", *config).stdout
    assert command("retention", "sweep", *config, input="n\n").exit_code == 1
    done = command("retention", "sweep", "--yes", *config)
    assert (done.exit_code, "nothing was due" in done.stderr) == (0, True)
    assert json.loads(command("retention", "sweep", "--yes", "--json", *config).stdout) == {}
