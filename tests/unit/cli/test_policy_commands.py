"""``guardrail policy``: a decision explained, a candidate compared, the policies tested."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from guardrail.cli.policy_diff import _bar
from guardrail.cli.policy_explained import lines
from guardrail.cli.policy_words import DECISIONS, OBLIGATIONS, REASONS, obligation_in_words
from guardrail.policy import shape
from guardrail.policy.entrypoints import BY_NAME
from guardrail.policy.tree import default_policy_dir, read_tree

Run = Callable[..., Result]
POLICIES = default_policy_dir()
DAY = ("--date", "2026-11-22")
CASES = """
- case: A newcomer in Lithuania
  jurisdictions: lt
  person: {known: false, consents: {}}
- case: A newcomer in California
  jurisdictions: us-ca
  person: {known: false, consents: {}}
- {case: An officer reads a request, decision: access, roles: [officer], action: request.read,
   own_request: false, about_self: false, holds_keys: false}
"""


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    place = tmp_path / "cases.yaml"
    place.write_text(CASES)
    return place


@pytest.fixture
def candidate(tmp_path: Path) -> Path:
    return Path(shutil.copytree(POLICIES, tmp_path / "candidate"))


def edit_rule(tree: Path, document: str, parameter: str, value: Any) -> None:
    """Give the rules of one document that set a parameter another value."""
    place = tree / f"guardrail/jurisdictions/{document}/data.json"
    data = json.loads(place.read_text())
    found = [rule for rule in data["rules"].values() if parameter in rule.get("parameters", ())]
    assert found
    for rule in found:
        rule["value"] = value
    place.write_text(json.dumps(data))


# ---------------------------------------------------------------- eval


def test_a_first_message_is_explained_with_its_law(command: Run) -> None:
    done = command("policy", "eval", "--jurisdictions", "lt", *DAY)
    assert done.exit_code == 0
    said = done.stdout
    assert said.startswith("turn, lt, assistant, 2026-11-22")
    assert "decision: hold: the message waits, sealed, until the person has answered" in said
    assert "  consent_missing: The service needs the person's agreement" in said
    assert "GDPR, Art. 6(1)(a) (read in the official text)" in said
    assert "https://eur-lex.europa.eu/" in said
    assert f"policy: regorus {read_tree(POLICIES).revision}" in said


def test_as_data_it_says_how_sure_a_source_is_and_where_laws_differ(command: Run) -> None:
    done = command("policy", "eval", "--jurisdictions", "eu, us-ca", *DAY, "--consent", "service=given", "--json")
    answer = json.loads(done.stdout)
    assert (answer["decision"], answer["jurisdictions"]) == ("admit", ["eu", "us-ca"])
    assert all({"law", "article", "rule", "certainty", "summary"} <= cited.keys() for cited in answer["citations"])
    (conflict,) = [each for each in answer["conflicts"] if each["parameter"] == "consent.service"]
    assert conflict["values"] == {"eu": "opt_in", "us-ca": "opt_out"}
    assert conflict["chosen"] == "opt_in"
    assert not [
        each for each in answer["conflicts"] if each["parameter"].startswith("deadline.")
    ]  # not a turn's business
    assert answer["revision"] == read_tree(POLICIES).revision
    assert answer["valid_until"] > "2026-11-22"


def test_options_say_what_happens_in_a_turn(command: Run) -> None:
    def decision(*options: str) -> tuple[str, list[str]]:
        answer = json.loads(command("policy", "eval", "--jurisdictions", "eu", *DAY, *options, "--json").stdout)
        return answer["decision"], answer["reasons"]

    assert decision("--consent", "service=given", "--intent", "withdraw") == ("answer", ["consent_withdrawn"])
    assert decision("--consent", "service=asked", "--choice", "guardrail:consent:yes")[0] == "answer"
    assert decision("--consent", "service=given", "--findings", "PERSON=1", "--signal", "gpc")[0] == "admit"


def test_an_unknown_jurisdiction_permits_nothing(command: Run) -> None:
    done = command("policy", "eval", "--jurisdictions", "atlantis")
    assert "decision: refuse" in done.stdout
    assert "that permits nothing" in done.stdout


def test_the_law_of_a_day_is_explained(command: Run) -> None:
    def law(day: str) -> Any:
        done = command("policy", "eval", "--decision", "law", "--jurisdictions", "eu", "--date", day, "--json")
        return json.loads(done.stdout)

    before, after = law("2018-05-24"), law("2026-11-22")
    assert "GDPR" not in {cited["law"] for cited in before["citations"]}
    assert "GDPR" in {cited["law"] for cited in after["citations"]}
    assert before["valid_until"] == "2018-05-25T00:00:00Z"


def test_another_decision_takes_its_question_as_json(command: Run, tmp_path: Path) -> None:
    question = {
        "roles": ["auditor"],
        "action": "key.rotate",
        "own_request": False,
        "about_self": False,
        "holds_keys": False,
    }
    done = command("policy", "eval", "--decision", "access", "--question", "-", input=json.dumps(question))
    assert "decision: deny: it may not be done" in done.stdout
    place = tmp_path / "question.json"
    place.write_text(json.dumps({**question, "roles": ["canary-king"]}))
    refused = command("policy", "eval", "--decision", "access", "--question", place)
    assert refused.exit_code == 1
    assert "policy_question" in refused.stderr
    assert "canary" not in refused.stdout + refused.stderr


def test_a_turn_as_json_says_what_is_unusual(command: Run) -> None:
    row = {"jurisdictions": ["tw"], "message": {"intents": ["erase"]}}
    done = command("policy", "eval", "--question", "-", "--json", input=json.dumps(row))
    answer = json.loads(done.stdout)
    assert (answer["jurisdictions"], answer["reasons"]) == (["tw"], ["erasure_requested"])


def test_a_case_of_a_table_is_explained_by_its_name(command: Run, cases: Path) -> None:
    done = command("policy", "eval", "--scenarios", cases, "--scenario", "a newcomer in calif")
    assert done.stdout.startswith("turn, us-ca, assistant, 2026-11-22")
    several = command("policy", "eval", "--scenarios", cases, "--scenario", "A newcomer")
    assert several.exit_code == 2
    assert "2 cases begin with" in several.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--decision", "erasure"), "give the erasure --question"),
        (("--decision", "erasure", "--consent", "service=given"), "--consent is for turns"),
        (("--consent", "given"), "NAME=VALUE"),
        (("--findings", "PERSON=many"), "a count"),
        (("--date", "someday"), "neither a date"),
        (("--scenario", "nothing such"), "no case begins with"),
        (("--config", __file__, str(POLICIES)), "a DIRECTORY or a --config"),
        (("--question", __file__), "not a JSON object"),
    ],
)
def test_misuse_is_explained(command: Run, options: tuple[str, ...], said: str) -> None:
    done = command("policy", "eval", *options)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_configurations_engine_is_asked(command: Run, tmp_path: Path, candidate: Path) -> None:
    edit_rule(candidate, "tw", "consent.service", "never")
    config = tmp_path / "guardrail.yaml"
    config.write_text(
        "routes: {shop: {channel: web, bot: {url: 'http://127.0.0.1:9/'}}}\n"
        f"policy: {{directory: '{candidate}', isolation: thread}}\n"
    )
    done = command("policy", "eval", "--config", config, "--json")
    assert json.loads(done.stdout)["revision"] == read_tree(candidate).revision


# ---------------------------------------------------------------- diff


def test_the_same_policies_decide_the_same(command: Run, cases: Path, candidate: Path) -> None:
    done = command("policy", "diff", candidate, "--scenarios", cases)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "3 cases, 0 decided otherwise" in done.stderr


def test_what_a_candidate_flips_is_shown_case_by_case(command: Run, cases: Path, candidate: Path) -> None:
    edit_rule(candidate, "us-ca", "consent.service", "opt_in")
    done = command("policy", "diff", candidate, "--scenarios", cases)
    assert done.exit_code == 1
    assert "A newcomer in California (turn, us-ca): admit → hold" in done.stdout
    assert "Lithuania" not in done.stdout
    assert "3 cases, 1 decided otherwise, 1 of them with another decision" in done.stderr
    told = json.loads(command("policy", "diff", candidate, POLICIES, "--scenarios", cases, "--json").stdout)
    (case,) = told["cases"]
    assert (case["before"], case["after"], told["ok"], told["asked"]) == ("admit", "hold", False, 3)
    assert told["candidate"] == read_tree(candidate).revision


def test_tables_beside_the_base_are_found(command: Run, cases: Path, candidate: Path) -> None:
    shutil.rmtree(candidate / "scenarios")
    (candidate / "scenarios").mkdir()
    shutil.copy(cases, candidate / "scenarios")
    done = command("policy", "diff", POLICIES, candidate, "--json")
    assert json.loads(done.stdout)["asked"] == 3
    assert read_tree(candidate).revision == read_tree(POLICIES).revision  # cases decide nothing


def test_a_candidate_that_is_no_policy_is_named_by_file_and_line(command: Run, cases: Path, candidate: Path) -> None:
    rules = candidate / "guardrail/turn/turn.rego"
    rules.write_text("package guardrail.turn\n\nthis is not rego\n")
    done = command("policy", "diff", candidate, "--scenarios", cases)
    assert done.exit_code == 1
    assert "guardrail/turn/turn.rego:3" in done.stderr


def test_a_bar_is_drawn_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    master, slave = pty.openpty()
    os.set_blocking(master, False)
    with os.fdopen(slave, "w") as terminal, os.fdopen(master, "rb", buffering=0) as screen:
        monkeypatch.setattr("sys.stderr", terminal)
        with _bar(2) as advance:
            advance()
            advance()
        terminal.flush()
        drawn = b"".join(iter(lambda: screen.read(1 << 16), None))
    assert b"deciding" in drawn
    assert b"2/2" in drawn


# ---------------------------------------------------------------- test


def test_documents_of_law_are_checked_and_tests_run(command: Run, candidate: Path) -> None:
    done = command("policy", "test", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["ok"], told["problems"]) == (0, True, [])
    assert told["documents"] > 20
    assert len(told["tests"]) >= 60
    edit_rule(candidate, "us-ca", "consent.service", "optin")
    wrong = command("policy", "test", candidate)
    assert wrong.exit_code == 1
    assert "us-ca/" in wrong.stderr


# ---------------------------------------------------------------- words


def test_every_word_of_the_shipped_policies_has_its_sentence() -> None:
    reasons, obligations, decisions = set(), set(), {}
    for name in BY_NAME.keys() - {"turn"}:
        answer = json.loads((shape.HOME / f"{name}.json").read_text())["answer"]["properties"]
        reasons |= set(answer["reasons"]["items"].get("enum", ()))
        obligations |= set(answer["obligations"]["items"].get("enum", ()))
        decisions[name] = set(answer["decision"]["enum"])
    for rules in POLICIES.glob("guardrail/*/*.rego"):
        text = rules.read_text(encoding="utf-8")
        reasons |= _quoted(r'"reasons": \[([^\]()]*)\]', text)
        obligations |= _quoted(r'"obligations": \[([^\]|]*)\]', text)
    assert reasons - REASONS.keys() == set()
    assert obligations - OBLIGATIONS.keys() == set()
    assert {name: words - DECISIONS[name].keys() for name, words in decisions.items()} == {
        name: set() for name in decisions
    }


def _quoted(pattern: str, text: str) -> set[str]:
    return {word for inside in re.findall(pattern, text) for word in re.findall(r'"([a-z_]+)"', inside)}


def test_a_word_of_somebodys_own_is_shown_as_it_is() -> None:
    assert obligation_in_words("call_the_king") == "Call the king."
    assert "PERSON in clear, for the purpose delivery" in obligation_in_words("kept:PERSON:delivery")


def test_durations_and_conflicts_read_like_words() -> None:
    answer = {
        "asked": "rights", "jurisdictions": ["eu"], "kind": "assistant", "at": "2026-11-22", "decision": "accept",
        "reasons": [], "obligations": [], "citations": [], "only_stricter": [], "valid_until": None,
        "engine": "regorus", "revision": "r",
        "answer": {"deadlines": ["P1M", "P15B", "P0D"], "proof_seconds": 86400, "none": [], "flag": False},
        "conflicts": [{"parameter": "retention.default_seconds", "values": {"b": 60, "a": 7200}, "chosen": 60}],
    }  # fmt: skip
    text = "\n".join(lines(answer))
    assert "deadlines: 1 month, 15 business days, at once" in text
    assert "proof_seconds: 1 day" in text
    assert "flag: no" in text
    assert "none" not in text
    assert "retention.default_seconds: a 2 hours; b 1 minute. Binds: 1 minute" in text
