"""Settings: defaults, refusals with places, overrides, production rules."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from guardrail.config import Config, InvalidConfigError, LineRoute, OpenAIRoute, WebRoute, load, parse
from guardrail.detection.settings import LANGUAGES, PHONE_REGIONS
from guardrail.types import Json, RoutePolicy

SMALLEST = "routes:\n  shop:\n    channel: web\n    bot: {url: http://127.0.0.1:9000/}\n"
DEVELOPMENT = "mode: development\n" + SMALLEST
LONG = "0123456789abcdef-long-enough"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "guardrail.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def complaints(path: Path, environ: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(InvalidConfigError) as caught:
        load(path, environ or {})
    return [str(problem).replace(str(path), "f") for problem in caught.value.problems]


def test_the_smallest_file_is_complete(write: Callable[[str], Path], tmp_path: Path) -> None:
    config = load(write(SMALLEST), {})
    assert config.mode == "production"
    assert config.state == tmp_path / "var"
    assert config.store.url.reveal() == f"sqlite:///{tmp_path}/var/guardrail.db"
    assert config.keys.url.reveal() == f"sqlite:///{tmp_path}/var/keys.db"
    assert config.keys.directory == tmp_path / "var" / "keys"
    assert config.listen.host == config.listen.control_host == "127.0.0.1"
    assert config.detection.model
    route = config.routes["shop"]
    assert isinstance(route, WebRoute)
    assert route.policy.choices() == RoutePolicy()


def test_every_language_that_ships_is_on(write: Callable[[str], Path]) -> None:
    detection = load(write(SMALLEST), {}).detection
    assert sorted(detection.languages) == sorted(LANGUAGES)
    assert sorted(detection.phone_regions) == sorted(PHONE_REGIONS)


def test_state_moves_what_is_not_set_itself(write: Callable[[str], Path], tmp_path: Path) -> None:
    config = load(write(SMALLEST + "state: /srv/guard\nkeys: {directory: apart}\n"), {})
    assert config.store.url.reveal() == "sqlite:////srv/guard/guardrail.db"
    assert config.keys.url.reveal() == "sqlite:////srv/guard/keys.db"
    assert config.keys.directory == tmp_path / "apart"


def test_all_problems_come_at_once_in_the_order_of_the_file(write: Callable[[str], Path]) -> None:
    text = """\
lisen: {port: 1}
listen: {port: eighty, control_prt: 3}
demo: true
detection: {model: "yes", languages: en}
routes:
  shop:
    channel: web
    bot: {url: http://example.com/x, headers: {Authorization: hunter2}}
    policy: {retention: P1M, retenton: 3, attachments: allow}
  a_b: {channel: web, bot: {url: http://127.0.0.1:1/}}
  line: {channel: line, bot: {url: https://bot.example/}, channel_secret: {file: nope}, channel_token: {env: X}}
  fax: {channel: fax}
  none: {bot: 3}
"""
    found = complaints(write(text))
    assert [line.split(": ", 2)[:2] for line in found] == [
        ["f:1:1", "lisen"],
        ["f:2:10", "listen.port"],
        ["f:2:24", "listen.control_prt"],
        ["f:3:1", "demo"],
        ["f:4:13", "detection.model"],
        ["f:4:27", "detection.languages"],
        ["f:8:11", "routes.shop.bot.url"],
        ["f:8:48", "routes.shop.bot.headers.Authorization"],
        ["f:9:14", "routes.shop.policy.retention"],
        ["f:9:30", "routes.shop.policy.retenton"],
        ["f:9:43", "routes.shop.policy.attachments"],
        ["f:10:3", "routes.a_b"],
        ["f:11:25", "routes.line.bot.credential"],
        ["f:11:25", "routes.line.bot.secret"],
        ["f:11:59", "routes.line.channel_secret"],
        ["f:11:89", "routes.line.channel_token"],
        ["f:12:9", "routes.fax.channel"],
        ["f:13:3", "routes.none.channel"],
    ]
    assert "(did you mean 'listen'?)" in found[0]
    assert "(did you mean 'control_port'?)" in found[2]
    assert "(did you mean 'retention'?)" in found[9]
    assert not any(word in "\n".join(found) for word in ("hunter2", "eighty", "fax'", "P1M"))


def test_an_unknown_key_without_a_likely_name_lists_what_is_known(write: Callable[[str], Path]) -> None:
    [found] = complaints(write(SMALLEST + "audit: {zzz: 1}\n"))
    assert found == "f:5:9: audit.zzz: unknown key (known here: anchors, interval, origin, pin, sinks)"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "routes: missing"),
        ("- a\n", "expected settings"),
        ("routes: {}\n", "at least one is needed"),
        (SMALLEST + "listen: {port: 80, control_port: 80}\n", "must not share a port"),
        (SMALLEST + "listen: {port: 70000}\n", "less than or equal to 65535"),
        (SMALLEST + "listen: []\n", "expected a section"),
        (SMALLEST + "store: {url: 'sqlite:///:memory:'}\n", "durable"),
        (SMALLEST + "store: {url: mysql://x/y}\n", "sqlite:///path or postgresql://"),
        (SMALLEST + "store: {url: postgresql://u:hunter2@h/d}\n", "password is a secret"),
        (
            SMALLEST + "store: {url: sqlite:///x.db}\nkeys: {url: sqlite:///x.db}\n",
            "must not lie in the data's backups",
        ),
        (SMALLEST + "policy: {engine: opa, opa: {url: http://opa.example:8181}}\n", "decide; use https"),
        (SMALLEST + "detection: {threads: .nan}\n", "whole number"),
        (SMALLEST + "audit: {interval: nan}\n", "expected"),
        (SMALLEST.replace("shop", "s5551234567"), "telephone number"),
        (SMALLEST + "policy: {opa: {url: http://127.0.0.1:8181/prefix}}\n", "without a path"),
        (SMALLEST + "detection: {languages: []}\n", "at least one"),
        (SMALLEST + "state: ''\n", "state: expected a path"),
        (SMALLEST + "operator: {name: ' '}\n", "at least 1 character"),
        (SMALLEST + "operator: {privacy_url: javascript:alert(1)}\n", "http:// or https://"),
        (SMALLEST + "listen: {public_origins: [https://a.example/x]}\n", "an origin is"),
        (SMALLEST + 'operator: {name: "A\\nB"}\n', "operator.name: expected one line"),
        (SMALLEST + "operator:\n  address: |\n    1 A Street\n    hunter2\n", "operator.address: expected one line"),
        (SMALLEST + 'operator: {address: "1 A Street\\u2028hunter2"}\n', "operator.address: expected one line"),
        (SMALLEST + 'operator: {contact: "a\\x1b[2Jhunter2"}\n', "operator.contact: expected one line"),
        (SMALLEST + "operator: {recipients: hunter2}\n", "operator.recipients: expected a list"),
        (SMALLEST + "operator: {recipients: [A, '']}\n", "operator.recipients[1]: "),
        (SMALLEST + "operator: {gpc_since: 1767225600}\n", "operator.gpc_since: expected a date such as"),
        (SMALLEST + "operator: {gpc_since: 2026-02-30}\n", "operator.gpc_since: there is no such day"),
        (SMALLEST + "operator: {gpc_since: true}\n", "operator.gpc_since: expected a date"),
    ],
)
def test_refused(write: Callable[[str], Path], text: str, word: str) -> None:
    found = "\n".join(complaints(write(text)))
    assert word in found
    assert "hunter2" not in found


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x/",
        "http://",
        "//x/y",
        "http://u:p@x/",
        "http://x/#f",
        "http://x y/",
        "http://x\\y/",
        "http://[::1",
        "http://x:99999/",
    ],
)
def test_bot_urls_that_are_refused(url: str) -> None:
    with pytest.raises(InvalidConfigError):
        parse({"mode": "development", "routes": {"a": {"channel": "web", "bot": {"url": url}}}})


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://[::1]:1/", "http://localhost/", "https://bot.example/x"]
)
def test_bot_urls_that_production_allows(url: str) -> None:
    assert parse({"routes": {"a": {"channel": "web", "bot": {"url": url}}}}).routes["a"].bot.url == url


@pytest.mark.parametrize(
    "url", ["http://10.0.0.1/", "http://localhost.example/", "HTTP://bot/", "http://127.0.0.1.example/"]
)
def test_plain_http_to_another_machine_needs_saying_so(url: str) -> None:
    bot: dict[str, Json] = {"url": url}
    with pytest.raises(InvalidConfigError, match="insecure_http"):
        parse({"routes": {"a": {"channel": "web", "bot": bot}}})
    assert parse({"routes": {"a": {"channel": "web", "bot": {**bot, "insecure_http": "true"}}}})
    assert parse({"mode": "development", "routes": {"a": {"channel": "web", "bot": bot}}})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("P30D", timedelta(days=30)),
        ("P2W", timedelta(weeks=2)),
        ("PT12H", timedelta(hours=12)),
        ("P1DT1H1M1S", timedelta(days=1, seconds=3661)),
    ],
)
def test_durations(written: str, meant: timedelta) -> None:
    config = parse(
        {"routes": {"a": {"channel": "web", "bot": {"url": "https://b/"}, "policy": {"retention": written}}}}
    )
    assert config.routes["a"].policy.retention == meant
    assert config.routes["a"].policy.choices().retention_seconds == meant.total_seconds()


@pytest.mark.parametrize(
    "written",
    ["P1M", "P1Y", "P", "PT", "P1DT", "30", "30 days", "-P1D", "P0D", "P99999999999D", "P40000D", "P٣D", "3600.5"],
)
def test_durations_that_are_refused(written: str) -> None:
    with pytest.raises(InvalidConfigError) as caught:
        parse({"routes": {"a": {"channel": "web", "bot": {"url": "https://b/"}, "policy": {"retention": written}}}})
    assert [problem.path for problem in caught.value.problems] == [("routes", "a", "policy", "retention")]


def test_environment_overrides(write: Callable[[str], Path]) -> None:
    path = write(SMALLEST.replace("shop", "my-shop") + "listen:\n")
    config = load(
        path,
        {
            "GUARDRAIL__LISTEN__PORT": "9000",
            "GUARDRAIL__ROUTES__MY_SHOP__BOT__TIMEOUT": "2.5",
            "GUARDRAIL__DETECTION__PHONE_REGIONS": "[NO, LT]",
            "GUARDRAIL__POLICY__DIRECTORY": "null",
            "GUARDRAIL_CONFIG": "other programs' names are left alone",
        },
    )
    assert config.listen.port == 9000
    assert config.routes["my-shop"].bot.timeout == 2.5
    assert config.detection.phone_regions == ("NO", "LT")


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("GUARDRAIL__LISTEN__PROT", "1", "listen.prot: unknown key (did you mean 'port'?)"),
        ("GUARDRAIL__LISTEN", "hunter2", "expected a section"),
        ("GUARDRAIL__MODE__X", "hunter2", "not a section"),
        ("GUARDRAIL__", "hunter2", "not a key"),
        ("GUARDRAIL__DETECTION__LANGUAGES", "[hunter2", "not valid YAML"),
    ],
)
def test_wrong_overrides_are_named_by_variable(write: Callable[[str], Path], name: str, value: str, word: str) -> None:
    [found] = complaints(write("mode: production\n" + SMALLEST), {name: value})
    assert found.startswith(f"environment {name}")
    assert word in found
    assert "hunter2" not in found


def line_route(**changes: Json) -> dict[str, Json]:
    secret: Json = {"env": "S"}
    bot: Json = {"url": "https://bot.example/", "secret": secret, "credential": secret}
    return {"channel": "line", "bot": bot, "channel_secret": secret, "channel_token": secret, **changes}


def test_a_line_route_has_all_four_secrets() -> None:
    config = parse({"routes": {"l": line_route()}}, environ={"S": LONG})
    route = config.routes["l"]
    assert isinstance(route, LineRoute)
    assert route.api_url == "https://api.line.me"
    assert route.bot.credential.reveal() == route.channel_token.reveal() == LONG


def test_line_tokens_travel_encrypted() -> None:
    with pytest.raises(InvalidConfigError, match="in clear"):
        parse({"routes": {"l": line_route(api_url="http://api.line.example")}}, environ={"S": LONG})


def test_guessable_credentials_of_our_own_are_refused() -> None:
    with pytest.raises(InvalidConfigError) as caught:
        parse({"routes": {"l": line_route()}}, environ={"S": "short"})
    assert [problem.path[-1] for problem in caught.value.problems] == ["credential", "secret"]


def test_an_openai_route_is_locked_outside_the_demo() -> None:
    route: Json = {"channel": "openai", "bot": {"url": "https://llm.example/v1", "api_key": {"env": "UP"}}}
    with pytest.raises(InvalidConfigError, match="anybody could use"):
        parse({"mode": "development", "routes": {"a": route}}, environ={"UP": "sk-upstream"})
    config = parse({"mode": "development", "demo": True, "routes": {"a": route}}, environ={"UP": "sk-upstream"})
    demo = config.routes["a"]
    assert isinstance(demo, OpenAIRoute)
    assert demo.bot.request_headers() == {"Authorization": "Bearer sk-upstream"}


def test_headers_that_guardrail_sets_are_refused() -> None:
    bot: Json = {"url": "https://b/", "headers": {"Host": {"env": "S"}}}
    with pytest.raises(InvalidConfigError, match="sets these headers itself"):
        parse({"routes": {"a": {"channel": "web", "bot": bot}}}, environ={"S": "x"})


def test_what_a_bot_is_told_of_a_person_is_not_configured() -> None:
    for name in ("Guardrail-Consent", "guardrail-conversation", "Sec-GPC"):
        bot: Json = {"url": "https://b/", "headers": {name: {"env": "S"}}}
        with pytest.raises(InvalidConfigError, match=f"sets these headers itself: {name.lower()}"):
            parse({"routes": {"a": {"channel": "web", "bot": bot}}}, environ={"S": "x"})


def policy_of(policy: Json) -> RoutePolicy:
    config = parse({"routes": {"a": {"channel": "web", "bot": {"url": "https://b/"}, "policy": policy}}}, environ={})
    return config.routes["a"].policy.choices()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("eu", ("eu",)),
        ("us_ca", ("us-ca",)),
        ("US-CA", ("us-ca",)),
        (" Us_Ca ", ("us-ca",)),
        (["lt", "us_ca"], ("lt", "us-ca")),
        (["us-ca", "US_CA", "us_ca", "lt"], ("us-ca", "lt")),
        ("NO", ("no",)),
    ],
)
def test_jurisdictions_are_names(written: Json, meant: tuple[str, ...]) -> None:
    assert policy_of({"jurisdictions": written}).jurisdictions == meant


@pytest.mark.parametrize(
    "written",
    ["", "us ca", "e", "eu,lt", "../eu", "eu/house", "us-ca-la", "ＥＵ", "éu", [], [""], [["eu"]], {"eu": "lt"},
     ["eu"] * 3 + [None], "eu-" + "a" * 99, ["a" + str(n) for n in range(65)]],
)  # fmt: skip
def test_what_is_no_jurisdiction_is_refused(written: Json) -> None:
    with pytest.raises(InvalidConfigError) as caught:
        policy_of({"jurisdictions": written})
    assert {problem.path[:4] for problem in caught.value.problems} == {("routes", "a", "policy", "jurisdictions")}


def test_an_unquoted_no_is_norway(write: Callable[[str], Path]) -> None:
    config = load(write(SMALLEST + "    policy: {jurisdictions: [NO, lt]}\n"), {})
    assert config.routes["shop"].policy.choices().jurisdictions == ("no", "lt")


def test_a_jurisdiction_from_the_environment(write: Callable[[str], Path]) -> None:
    path = write(SMALLEST)
    for value, meant in (("US_CA", ("us-ca",)), ("[lt, us-ca]", ("lt", "us-ca"))):
        config = load(path, {"GUARDRAIL__ROUTES__SHOP__POLICY__JURISDICTIONS": value})
        assert config.routes["shop"].policy.choices().jurisdictions == meant


def test_purposes_have_a_legal_basis_each() -> None:
    chosen = policy_of({"purposes": {"marketing": "legitimate_interests", "analytics": "consent"}, "age": "ask"})
    assert list(chosen.purposes.items()) == [("analytics", "consent"), ("marketing", "legitimate_interests")]
    assert all(type(word) is str for pair in chosen.purposes.items() for word in pair)
    assert (chosen.age, chosen.kind) == ("ask", "assistant")


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        ({"purposes": {"profiling": "consent"}}, "policy.purposes.profiling: expected 'service', 'analytics'"),
        ({"purposes": {"marketing": "because"}}, "policy.purposes.marketing: expected 'consent', 'contract'"),
        ({"purposes": ["marketing"]}, "policy.purposes: expected a section"),
        ({"purposes": {"service": "consent"}, "consent": "none"}, "contradicts"),
        ({"purposes": {"service": "contract"}, "consent": "required"}, "contradicts"),
        ({"kind": "therapist"}, "policy.kind: expected 'assistant', 'companion'"),
        ({"age": "18"}, "policy.age: expected 'unknown', 'ask'"),
        ({"profile": "us_ca"}, "policy.profile: replaced by 'jurisdictions', a name or a list such as [eu, us-ca]"),
        ({"purpose": "support"}, "policy.purpose: replaced by 'purposes', each with its legal basis"),
    ],
)
def test_wrong_choices_of_law(policy: Json, words: str) -> None:
    with pytest.raises(InvalidConfigError) as caught:
        policy_of(policy)
    assert words in str(caught.value)
    assert not any(word in str(caught.value) for word in ("because", "therapist", "us_ca", "support"))


def test_a_bots_credential_is_optional_and_not_a_callers() -> None:
    def route(credential: str) -> Config:
        bot: Json = {"url": "https://llm.example/v1", "credential": {"env": credential}}
        settings: Json = {"channel": "openai", "bot": bot, "api_keys": [{"env": "KEY"}, {"env": "NEXT"}]}
        return parse(
            {"routes": {"a": settings}}, environ={"KEY": LONG, "NEXT": LONG + "2", "BOT": LONG + "3", "S": "x"}
        )

    credential = route("BOT").routes["a"].bot.credential
    assert credential is not None
    assert credential.reveal() == LONG + "3"
    for same in ("KEY", "NEXT"):
        with pytest.raises(InvalidConfigError, match="callers could act as the bot"):
            route(same)
    with pytest.raises(InvalidConfigError, match="too easy to guess"):
        route("S")
    assert parse({"routes": {"a": {"channel": "web", "bot": {"url": "https://b/"}}}}).routes["a"].bot.credential is None


def test_who_answers_for_the_processing() -> None:
    operator: Json = {
        "name": "Žalia UAB",
        "address": "Gedimino pr. 1, Vilnius",
        "contact": "privacy@zalia.example",
        "recipients": ["the company that runs the model"],
        "gpc_since": "2026-01-31",
    }
    config = parse({"operator": operator, "routes": {"a": {"channel": "web", "bot": {"url": "https://b/"}}}})
    assert config.operator.recipients == ("the company that runs the model",)
    assert config.operator.transfers == ()
    assert config.operator.gpc_since == date(2026, 1, 31)
    assert config.model_dump(mode="json")["operator"]["gpc_since"] == "2026-01-31"


def test_keeping_a_type_in_clear_needs_a_reason() -> None:
    def with_policy(policy: Json) -> Config:
        return parse({"routes": {"a": {"channel": "web", "bot": {"url": "https://b/"}, "policy": policy}}})

    with pytest.raises(InvalidConfigError, match="purpose"):
        with_policy({"operators": {"PERSON": "keep"}})
    chosen = with_policy({"keep": {"ORDER_NUMBER": "order_lookup"}, "operators": {"CREDIT_CARD": "MASK"}})
    assert chosen.routes["a"].policy.choices().operators == {"CREDIT_CARD": "mask"}


def test_models_made_without_surroundings_are_production() -> None:
    with pytest.raises(ValueError, match="mode: development"):
        Config.model_validate(
            {
                "mode": "development",
                "routes": {"a": {"channel": "web", "bot": {"url": "https://b/", "headers": {"X": "y"}}}},
            }
        )


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a" * 1_048_577])
def test_unreadable_files(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(content)
    assert len(complaints(path)) == 1


def test_a_missing_file(tmp_path: Path) -> None:
    assert complaints(tmp_path / "absent.yaml")[0].endswith("cannot be read (No such file or directory)")
    assert complaints(tmp_path)[0].endswith("cannot be read (Is a directory)")


def test_settings_never_change() -> None:
    config = parse({"routes": {"a": {"channel": "web", "bot": {"url": "https://b/"}}}}, environ=dict(os.environ))
    with pytest.raises(ValueError, match="frozen"):
        config.demo = True  # type: ignore[misc]
