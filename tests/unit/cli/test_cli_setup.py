"""init, check, config, migrate, policy: what an operator meets before the first turn."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

import guardrail
from guardrail.cli.common import inert
from guardrail.cli.template import TEMPLATE
from tests.unit.cli.conftest import House, Run

REPOSITORY = Path(guardrail.__file__).parent.parent


def test_init_writes_a_configuration_that_is_good(tmp_path: Path, command: Run) -> None:
    assert command("init", "--dir", tmp_path / "new").exit_code == 0
    path = tmp_path / "new" / "guardrail.yaml"
    assert path.read_text(encoding="utf-8") == TEMPLATE
    assert command("check", "--config", path).exit_code == 0
    assert stat.S_IMODE((tmp_path / "new" / "var" / "keys").stat().st_mode) == 0o700
    for key in (tmp_path / "new" / "var" / "keys").iterdir():
        assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_init_never_overwrites(tmp_path: Path, command: Run) -> None:
    (tmp_path / "guardrail.yaml").write_text("mine", encoding="utf-8")
    result = command("init", "--dir", tmp_path)
    assert result.exit_code == 1
    assert (tmp_path / "guardrail.yaml").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["guardrail.yaml"]


def test_init_keeps_keys_that_are_there(tmp_path: Path, command: Run) -> None:
    command("init", "--dir", tmp_path)
    keys = {path.name: path.read_bytes() for path in (tmp_path / "var" / "keys").iterdir()}
    (tmp_path / "guardrail.yaml").unlink()
    assert command("init", "--dir", tmp_path).exit_code == 0
    assert keys == {path.name: path.read_bytes() for path in (tmp_path / "var" / "keys").iterdir()}


def test_the_commented_routes_of_the_template_are_good_too(tmp_path: Path, command: Run) -> None:
    command("init", "--dir", tmp_path)
    text = "\n".join(
        line.replace("  # ", "  ", 1) if line.startswith("  # ") and ":" in line and " at " not in line else line
        for line in TEMPLATE.splitlines()
    )
    names = [
        "bot-authorization", "assistant-caller-key", "upstream-key", "line-channel-secret", "line-channel-token",
        "bot-signing-secret", "bot-credential",
    ]  # fmt: skip
    for name in names:
        secret = tmp_path / "secrets" / name
        secret.write_text("0123456789abcdef", encoding="utf-8")
        secret.chmod(0o600)
    (tmp_path / "guardrail.yaml").write_text(text, encoding="utf-8")
    result = command("check", "--config", tmp_path / "guardrail.yaml")
    assert result.stderr.endswith("good\n"), result.stderr
    shown = command("config", "show", "--json", "--config", tmp_path / "guardrail.yaml")
    assert sorted(json.loads(shown.stdout)["routes"]) == ["assistant", "shop", "support"]
    assert "0123456789abcdef" not in shown.stdout


def test_check_shows_all_problems_at_once(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "guardrail.yaml"
    path.write_text("lisen: {}\nroutes: {a: {channel: web, bot: {url: hunter2}}}\n", encoding="utf-8")
    result = command("check", "--config", path)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{path}:1:1: lisen: unknown key (did you mean 'listen'?)\n"
        f"{path}:2:34: routes.a.bot.url: expected an http:// or https:// URL\n"
    )
    as_data = json.loads(command("check", "--json", "--config", path).stdout)
    assert as_data["ok"] is False
    assert len(as_data["problems"]) == 2


def test_check_looks_beyond_the_file(tmp_path: Path, command: Run) -> None:
    (tmp_path / "var" / "keys").mkdir(parents=True)
    (tmp_path / "var" / "keys" / "kek-000001.key").write_bytes(b"0" * 32)
    (tmp_path / "var" / "keys" / "kek-000001.key").chmod(0o644)
    path = tmp_path / "guardrail.yaml"
    path.write_text(
        "routes: {a: {channel: web, bot: {url: 'https://b/'}, policy: {jurisdictions: [eu, atlantis]}}}\n"
        "detection: {registry: absent.yaml, languages: [en, tlh]}\n",
        encoding="utf-8",
    )
    result = command("check", "--config", path)
    assert result.exit_code == 1
    assert "kek-000001.key is open to others" in result.stderr
    assert "routes.a.policy.jurisdictions: no such jurisdiction: atlantis (there are: at, be" in result.stderr
    assert "house" not in result.stderr
    assert "absent.yaml is not a file" in result.stderr
    assert "detection.languages: tlh not known" in result.stderr


def test_check_without_policies(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "guardrail.yaml"
    path.write_text("routes: {a: {channel: web, bot: {url: 'https://b/'}}}\npolicy: {directory: nowhere}\n")
    result = command("check", "--config", path)
    assert result.exit_code == 1
    assert result.stderr.startswith("policy.directory: ")


LAWS = """\
routes:
  shop: {channel: web, bot: {url: 'https://b/'}, policy: {jurisdictions: [lt, US_CA]}}
  desk: {channel: web, bot: {url: 'https://b/'}, policy: {jurisdictions: [lt, us-ca]}}
  talk: {channel: web, bot: {url: 'https://b/'}, policy: {jurisdictions: lt, kind: companion}}
"""


def test_check_says_what_the_laws_of_a_route_come_to(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "guardrail.yaml"
    path.write_text(LAWS, encoding="utf-8")
    result = command("check", "--json", "--config", path)
    assert result.exit_code == 0, result.stdout
    both, one = json.loads(result.stdout)["law"]
    assert (both["routes"], both["asked"]) == (["shop", "desk"], ["lt", "us-ca"])
    assert {"lt", "eu", "us-ca"} <= set(both["jurisdictions"])
    service = next(each for each in both["conflicts"] if each["parameter"] == "consent.service")
    assert (service["values"]["eu"], service["values"]["us-ca"]) == ("opt_in", "opt_out")
    assert service["chosen"] == "opt_in"
    assert (one["routes"], one["asked"]) == (["talk"], ["lt"])
    assert "us-ca" not in one["jurisdictions"]
    text = command("check", "--config", path)
    assert text.stdout == ""
    assert "routes.shop, routes.desk: law of lt, us-ca (with eu, us)\n" in text.stderr
    assert "  disagree on consent, the stricter binds: analytics (opt_in), " in text.stderr
    assert text.stderr.endswith(f"{path}: good\n")
    whole = command("check", "--law", "--config", path)
    assert "  disagree on consent.service: eu: opt_in, us-ca: opt_out; opt_in binds\n" in whole.stderr


def test_the_strictest_law_of_all_lists_what_binds_only_because_it_is_stricter(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "guardrail.yaml"
    path.write_text("routes: {a: {channel: web, bot: {url: 'https://b/'}}}\n", encoding="utf-8")
    [law] = json.loads(command("check", "--json", "--config", path).stdout)["law"]
    assert law["asked"] == ["strict"]
    assert law["only_stricter"]
    assert all("/" in rule for rule in law["only_stricter"])
    text = command("check", "--config", path).stderr
    assert "of uncertain source, bind only where stricter: " in text
    assert " more\n" in text
    whole = command("check", "--law", "--config", path).stderr
    assert all(rule in whole for rule in law["only_stricter"])


def test_a_privacy_notice_that_no_channel_shows_whole_is_found_before_anybody_asks(
    tmp_path: Path, command: Run
) -> None:
    path = tmp_path / "guardrail.yaml"
    names = ", ".join(f"'{number} {'a' * 190}'" for number in range(20))
    routes = "routes: {a: {channel: web, bot: {url: 'https://b/'}, policy: {jurisdictions: eu}}}\n"
    path.write_text(f"operator: {{recipients: [{names}], transfers: [{names}]}}\n{routes}", encoding="utf-8")
    result = command("check", "--config", path)
    assert result.exit_code == 1
    assert "operator: the privacy notice is longer than 5000 units" in result.stderr
    path.write_text(f"operator: {{privacy_url: 'https://a.example/{'x' * 700}'}}\n{routes}", encoding="utf-8")
    result = command("check", "--config", path)
    assert result.exit_code == 1
    assert result.stderr.startswith("operator: with name, privacy address")


def test_check_without_a_law_says_nothing_of_law_where_something_is_wrong(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "guardrail.yaml"
    path.write_text("routes: {a: {channel: web, bot: {url: 'https://b/'}, policy: {jurisdictions: house}}}\n")
    result = command("check", "--json", "--config", path)
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert report["law"] == []
    assert "no such jurisdiction: house" in report["problems"][0]


def test_a_missing_configuration_is_a_wrong_call(tmp_path: Path, command: Run) -> None:
    assert command("check", "--config", tmp_path / "absent.yaml").exit_code == 2
    assert command("serve", "--config", tmp_path / "absent.yaml").exit_code == 2


def test_serve_refuses_a_wrong_configuration(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "guardrail.yaml"
    path.write_text("routes: {}\n", encoding="utf-8")
    result = command("serve", "--config", path)
    assert result.exit_code == 1
    assert "routes" in result.stderr


def test_the_schema_describes_the_file(command: Run) -> None:
    schema = json.loads(command("config", "schema").stdout)
    assert schema["required"] == ["routes"]
    assert schema["additionalProperties"] is False
    assert "required" not in schema["$defs"]["StoreSettings"]


def test_what_is_in_force(house: House, command: Run) -> None:
    some = command("config", "show", "--config", house.path)
    every = command("config", "show", "--effective", "--config", house.path)
    assert "control_port" not in some.stdout
    assert "control_port: 8081" in every.stdout
    assert "url: '***'" in every.stdout


def test_the_environment_is_in_force(house: House, command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUARDRAIL__LISTEN__PORT", "9123")
    assert "port: 9123" in command("config", "show", "--config", house.path).stdout


def test_migrating_twice_changes_nothing(house: House, command: Run) -> None:
    first = command("migrate", "--config", house.path)
    assert first.exit_code == 0
    assert command("migrate", "--config", house.path).stderr == first.stderr


def test_the_shipped_policies_pass_their_tests(command: Run) -> None:
    result = command("policy", "test", "--json")
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert report["ok"]
    assert len(report["tests"]) > 20


def test_policies_without_tests_or_with_failing_ones_are_wrong(tmp_path: Path, command: Run) -> None:
    (tmp_path / "p.rego").write_text("package p\nimport rego.v1\na := 1\n", encoding="utf-8")
    assert command("policy", "test", tmp_path).exit_code == 1
    (tmp_path / "p_test.rego").write_text(
        "package p_test\nimport rego.v1\nimport data.p\ntest_a if p.a == 2\n", encoding="utf-8"
    )
    result = command("policy", "test", tmp_path)
    assert result.exit_code == 1
    assert "failed: " in result.stderr


def test_help_and_version(command: Run) -> None:
    assert command("--version").stdout == f"guardrail, version {guardrail.__version__}\n"
    assert command("-h").exit_code == 0
    assert command("nonsense").exit_code == 2


def test_what_is_printed_cannot_harm_a_terminal() -> None:
    assert inert("a\x1b]0;x\x07\u202eb\x9bc\nd\x00\r") == "a\\x1b]0;x\\x07\\u202eb\\x9bc\nd\\x00\\x0d"
    assert inert("陳大文 Žygimantas 👩‍🚀") == "陳大文 Žygimantas 👩‍🚀"
    assert inert("\ud800") == "\\ud800"


def test_the_example_is_what_init_writes() -> None:
    assert (REPOSITORY / "examples" / "guardrail.yaml").read_text(encoding="utf-8") == TEMPLATE
