"""The settings, section by section. The docstring below each setting is its documentation."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from guardrail.config.access import AccessSettings
from guardrail.config.audit import AuditSettings
from guardrail.config.fields import (
    DatabaseUrl,
    Day,
    Duration,
    FilePath,
    Flag,
    Language,
    Line,
    ListOf,
    Origin,
    Port,
    Region,
    RouteName,
    Seconds,
    ServerAddress,
    Settings,
    Text,
    WebAddress,
    is_loopback,
)
from guardrail.config.rights import RightsSettings
from guardrail.config.routes import Route
from guardrail.config.secrets import Secret, surroundings
from guardrail.core.notice import NoticeFacts


class ListenSettings(Settings):
    """Where Guardrail listens. The two planes never share a port."""

    host: Text = "127.0.0.1"
    """Address of the data plane: channels and bots."""
    port: Port = 8080
    """Port of the data plane; 0 takes a free one."""
    control_host: Text = "127.0.0.1"
    """Address of the control plane: health, metrics, officers. Keep it off the internet."""
    control_port: Port = 8081
    """Port of the control plane; 0 takes a free one."""
    max_body: Annotated[int, Field(ge=1024, le=104_857_600)] = 1_048_576
    """Bytes of one request body at most, before and after decompression; more is answered 413."""
    public_origins: Annotated[tuple[Origin, ...], ListOf] = ()
    """Web pages (`https://shop.example`) whose scripts may use the web chat from a browser."""

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if self.port and self.port == self.control_port:
            raise ValueError("port and control_port are the same: the two planes must not share a port")
        return self


class StoreSettings(Settings):
    """The data: transcripts, vault, consent, inbox, audit entries; all sealed or free of personal data."""

    url: DatabaseUrl
    """`sqlite:///path` or `postgresql://…`. Default: `guardrail.db` in the state directory."""


class KeySettings(Settings):
    """The keys, apart from the data and its backups: whoever restores the data must not restore these."""

    directory: FilePath
    """Key-encryption keys, one file an epoch, mode 0600. Default: `keys` in the state directory."""
    url: DatabaseUrl
    """The store of wrapped data keys. Default: `keys.db` in the state directory."""
    rotate_every: Duration | None = None
    """How often all keys are wrapped anew and the old key-encryption key destroyed, which makes backups of the key
    store from before unreadable; receipts name that day. Unset: when you run `guardrail keys rotate`, and
    before one key has wrapped 268 million others."""


class OpaSettings(Settings):
    """An Open Policy Agent server."""

    url: ServerAddress = "http://127.0.0.1:8181"
    """Where OPA listens."""
    token: Secret | None = None
    """Bearer token for OPA."""
    timeout: Seconds = 0.5
    """Seconds until OPA must have answered; after that there is no decision and no processing."""
    bundle: Text | None = None
    """The name of the bundle whose revision counts, when OPA has several."""
    expected_revision: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")] | None = None
    """The only policy revision that may decide, as `guardrail policy test` names it. Unset: whatever OPA has loaded."""


class PolicySettings(Settings):
    """What decides."""

    engine: Literal["embedded", "opa"] = "embedded"
    """`embedded` evaluates the policies in this process, `opa` asks an OPA server. Same decisions."""
    directory: FilePath | None = None
    """Directory of the Rego policies. Unset: the ones that Guardrail ships."""
    isolation: Literal["thread", "process"] | None = None
    """Where the embedded engine evaluates: in a thread of this process (faster), or in a process of its own that is
    killed at the deadline and limited to 256 MiB (Linux). Unset: `process` for a `directory`, `thread` without."""
    opa: OpaSettings = OpaSettings()
    """Where OPA is, when `engine` is `opa`."""
    deadline: Seconds = 1.0
    """Seconds until the embedded engine must have answered."""

    @model_validator(mode="after")
    def _guarded(self, info: ValidationInfo) -> Self:
        outside = self.opa.url.startswith("http:") and not is_loopback(self.opa.url)
        if self.engine == "opa" and outside and not surroundings(info).development:
            raise ValueError("opa.url: http:// to another machine lets anybody on the way decide; use https://")
        return self


class DetectionSettings(Settings):
    """What finds personal data. Everything runs on this machine."""

    languages: Annotated[tuple[Language, ...], ListOf, Field(min_length=1)] = (
        "en", "zh-TW", "zh-CN", "lt", "es", "de", "fr", "pl",
    )  # fmt: skip
    """Languages to look in (BCP 47), any that has a pack; `check` names them. The first is assumed in doubt, and a
    message in a language that is not listed is taken for one that is."""
    model: Flag = True
    """Whether neural models look for names and places beside the patterns, in languages that one reads."""
    phone_regions: Annotated[tuple[Region, ...], ListOf, Field(min_length=1)] = (
        "US", "GB", "TW", "CN", "LT", "ES", "DE", "FR", "PL",
    )  # fmt: skip
    """ISO 3166 regions whose phone numbers are known without a country code."""
    registry: FilePath | None = None
    """A file of further Presidio recognizers (YAML, as Presidio documents it)."""
    deadline: Seconds = 5.0
    """Seconds that one scan may take; after that the turn stops."""
    threads: Annotated[int, Field(ge=1, le=256)] = 1
    """Worker threads for detection, one model session each."""
    cache_entries: Annotated[int, Field(ge=0, le=10_000_000)] = 20_000
    """Scans of resent history that are remembered, by keyed hash."""


class OperatorSettings(Settings):
    """Who answers for the processing, as people are told (GDPR Art. 13(1)(a), (b), (e), (f))."""

    name: Line = "The operator of this chat"
    """Your organisation's name in Guardrail's own words."""
    privacy_url: WebAddress | None = None
    """Your privacy notice."""
    address: Line | None = None
    """Your postal address, in one line."""
    contact: Line | None = None
    """How people reach you about their data: an e-mail address, a telephone number or a web page."""
    dpo: Line | None = None
    """How people reach your data protection officer, when you have one."""
    recipients: Annotated[tuple[Line, ...], ListOf, Field(max_length=20)] = ()
    """Who else receives the data, by name or by kind, such as whoever runs the bot or its model."""
    transfers: Annotated[tuple[Line, ...], ListOf, Field(max_length=20)] = ()
    """Countries that the data goes to beyond your law's reach, each with its safeguard."""
    storage: Annotated[tuple[Line, ...], ListOf, Field(max_length=20)] = ()
    """Where the data is stored (countries), as consent receipts name it."""
    gpc_since: Day | None = None
    """Since when you honour Global Privacy Control, as `/.well-known/gpc.json` says. Unset: there is none."""

    def facts(self) -> NoticeFacts:
        """What a notice at collection says of the operator; routes and the law say the rest."""
        return NoticeFacts(
            controller=self.name,
            address=self.address,
            contact=self.contact,
            dpo=self.dpo,
            privacy_url=self.privacy_url,
            recipients=self.recipients,
            transfers=self.transfers,
        )


class Config(Settings):
    """Everything an operator can set."""

    mode: Literal["production", "development"] = "production"
    """`development` allows secrets written in place, plain http and the demo. Never with real people."""
    state: FilePath
    """Directory for what the defaults below keep; relative to the configuration file. Default: `var`."""
    listen: ListenSettings = ListenSettings()
    """Addresses, ports, limits."""
    store: StoreSettings
    """The data."""
    keys: KeySettings
    """The keys."""
    policy: PolicySettings = PolicySettings()
    """What decides."""
    detection: DetectionSettings = DetectionSettings()
    """What finds personal data."""
    audit: AuditSettings
    """The audit log."""
    operator: OperatorSettings = OperatorSettings()
    """Who answers for the processing."""
    rights: RightsSettings = RightsSettings()
    """People's requests about their data."""
    access: AccessSettings = AccessSettings()
    """Officers of the control plane."""
    demo: Flag = False
    """Serves the demo page, and LLM routes without keys. Only in development."""
    routes: Annotated[dict[RouteName, Route], Field(min_length=1)]
    """One entry a channel account, by a name that stands in its URLs (a-z, 0-9, hyphen)."""

    @model_validator(mode="before")
    @classmethod
    def _defaults_in_state(cls, data: Any) -> Any:
        """What is not set lies in the state directory, so that one setting moves everything."""
        if not isinstance(data, dict):
            return data
        state = data.get("state", "var")
        place = str(state) if isinstance(state, str | Path) else "var"  # what is wrong is told at "state"
        return {
            **data,
            "state": state,
            "store": _filled(data.get("store"), url=f"sqlite:///{place}/guardrail.db"),
            "keys": _filled(data.get("keys"), url=f"sqlite:///{place}/keys.db", directory=f"{place}/keys"),
            "audit": _filled(data.get("audit"), pin=f"{place}/audit-pin.txt"),
        }

    @field_validator("demo")
    @classmethod
    def _never_live(cls, value: bool, info: ValidationInfo) -> bool:
        if value and not surroundings(info).development:
            raise ValueError("the demo runs only with mode: development")
        return value

    @model_validator(mode="after")
    def _keys_apart(self) -> Self:
        if self.store.url == self.keys.url:
            raise ValueError("store.url and keys.url are the same: keys must not lie in the data's backups")
        return self

    @model_validator(mode="after")
    def _rights_of_routes(self) -> Self:
        """A route that is misspelt there would mean that nobody is ever told."""
        unknown = self.rights.named_routes() - self.routes.keys()
        if unknown:
            raise ValueError(f"rights names routes that there are not: {', '.join(sorted(unknown))}")
        return self


def _filled(section: Any, **defaults: str) -> Any:
    if section is None:
        return dict(defaults)
    return {**defaults, **section} if isinstance(section, dict) else section
