"""The settings of the audit log: its name, and the places outside that it is brought to."""

from __future__ import annotations

import string
from typing import Annotated, Literal, Self, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from guardrail.config.fields import (
    FilePath,
    Flag,
    HeaderName,
    ListOf,
    Port,
    RouteName,
    Seconds,
    Settings,
    Text,
    WebAddress,
    is_loopback,
)
from guardrail.config.secrets import Secret, surroundings

_PLACES = frozenset({"origin", "size"})
_OURS = frozenset({"authorization", "connection", "content-length", "host", "transfer-encoding", "te", "upgrade"})


def _template(value: str) -> str:
    """An address whose path names ``{size}``, and no other placeholder than ``{origin}``."""
    try:
        parsed = list(string.Formatter().parse(value))
    except ValueError:
        raise ValueError("a brace that opens nothing") from None
    if any(spec or conversion for _, name, spec, conversion in parsed if name is not None):
        raise ValueError("expected {origin} and {size} as they stand here")
    names = {name for _, name, _, _ in parsed if name is not None}
    if not names <= _PLACES or "size" not in names or "{" in urlsplit(value).netloc:
        raise ValueError("expected a path with {size}, and {origin} if you like, so that no anchor replaces another")
    if urlsplit(value).query:
        raise ValueError("a query stands in 'query', for it authorises")
    return value


PutTemplate = Annotated[WebAddress, AfterValidator(_template)]
Patience = Annotated[float, Field(gt=0, le=20, allow_inf_nan=False)]
SdId = Annotated[str, Field(pattern=r"^[!#-<>-\\^-~]{1,20}@[0-9]{1,11}$")]


def _guarded_http(url: str, insecure: bool, info: ValidationInfo) -> None:
    outside = url.startswith("http:") and not is_loopback(url)
    if outside and not insecure and not surroundings(info).development:
        raise ValueError("http:// to another machine shows the token on the way; use https://, or insecure: true")


class FileSink(Settings):
    """Entries as JSON lines in a file of this machine (`kind: file`)."""

    kind: Literal["file"]
    """`file`"""
    name: RouteName = "file"
    """What metrics, and the record of how far it is, call this sink. Another name begins anew."""
    path: FilePath
    """The file that is written to. Mode 0600; its directory must exist."""
    max_bytes: Annotated[int, Field(ge=65_536, le=1 << 40)] = 104_857_600
    """Bytes at which the file is put aside as `path.1` and a new one begun."""
    keep: Annotated[int, Field(ge=1, le=10_000)] = 10
    """Files put aside that are kept; the oldest goes."""


class SyslogSink(Settings):
    """Entries as RFC 5424 messages to a syslog server (`kind: syslog`)."""

    kind: Literal["syslog"]
    """`syslog`"""
    name: RouteName = "syslog"
    """What metrics, and the record of how far it is, call this sink. Another name begins anew."""
    host: Text
    """The server."""
    port: Port = 6514
    """Its port."""
    transport: Literal["tls", "tcp", "udp"] = "tls"
    """`tls` (RFC 5425) and `tcp` (RFC 6587) count octets; `udp` (RFC 5426) tells nobody what it lost."""
    insecure: Flag = False
    """Allows `tcp` and `udp` to another machine in production. Only inside a network you trust."""
    ca: FilePath | None = None
    """Certificate authorities to trust (PEM) for `tls`. Unset: those of this machine."""
    certificate: FilePath | None = None
    """Our certificate (PEM, with the chain) for a server that asks for one."""
    key: FilePath | None = None
    """The private key of `certificate` (PEM)."""
    facility: Literal[
        "kern", "user", "daemon", "auth", "syslog", "authpriv", "audit",
        "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
    ] = "local0"  # fmt: skip
    """The facility of every message."""
    severity: Literal["emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"] = "info"
    """The severity of every message."""
    sd_id: SdId = "guardrail@32473"
    """Name of the structured data: `name@number`, with your own private enterprise number if you have one."""
    timeout: Patience = 10.0
    """Seconds for connecting, and for the server to take a batch."""

    @model_validator(mode="after")
    def _guarded(self, info: ValidationInfo) -> Self:
        host = f"[{self.host}]" if ":" in self.host else self.host
        if (
            self.transport != "tls"
            and not (self.insecure or surroundings(info).development)
            and not is_loopback(f"syslog://{host}")
        ):
            raise ValueError(f"{self.transport} to another machine is neither secret nor safe from changes; use tls")
        if (self.certificate is None) != (self.key is None):
            raise ValueError("certificate and key belong together")
        return self


class HttpSink(Settings):
    """Entries as JSON lines, many a request, by POST (`kind: http`)."""

    kind: Literal["http"]
    """`http`"""
    name: RouteName = "http"
    """What metrics, and the record of how far it is, call this sink. Another name begins anew."""
    url: WebAddress
    """Where they are posted to; any 2xx means that they are kept."""
    token: Secret | None = None
    """A bearer token."""
    gzip: Flag = False
    """Whether bodies are compressed (`Content-Encoding: gzip`)."""
    batch: Annotated[int, Field(ge=1, le=10_000)] = 500
    """Entries of one request at most."""
    timeout: Patience = 10.0
    """Seconds until the server must have answered."""
    insecure: Flag = False
    """Allows plain `http://` to another machine in production. Only inside a network you trust."""

    @model_validator(mode="after")
    def _guarded(self, info: ValidationInfo) -> Self:
        _guarded_http(self.url, self.insecure, info)
        return self


class FileAnchor(Settings):
    """Checkpoints as files of a directory, say on a write-once or another machine's volume (`kind: file`)."""

    kind: Literal["file"]
    """`file`"""
    name: RouteName = "file"
    """What metrics and audit entries call this anchor."""
    directory: FilePath
    """A directory that is there already; one file a checkpoint, never replaced."""
    every: Seconds = 300.0
    """Seconds between two anchors at least."""


class WebhookAnchor(Settings):
    """Checkpoints by POST (`kind: webhook`)."""

    kind: Literal["webhook"]
    """`webhook`"""
    name: RouteName = "webhook"
    """What metrics and audit entries call this anchor."""
    url: WebAddress
    """Where the note is posted to as text; any 2xx means that it is kept."""
    token: Secret | None = None
    """A bearer token."""
    every: Seconds = 300.0
    """Seconds between two anchors at least."""
    timeout: Patience = 10.0
    """Seconds until the server must have answered."""
    insecure: Flag = False
    """Allows plain `http://` to another machine in production. Only inside a network you trust."""

    @model_validator(mode="after")
    def _guarded(self, info: ValidationInfo) -> Self:
        _guarded_http(self.url, self.insecure, info)
        return self


class ObjectAnchor(Settings):
    """Checkpoints as objects of a store, by PUT (`kind: object`)."""

    kind: Literal["object"]
    """`object`"""
    name: RouteName = "object"
    """What metrics and audit entries call this anchor."""
    url: PutTemplate
    """Where the note is put: an address with `{size}` in its path, and `{origin}` if you like."""
    query: Secret | None = None
    """A query that authorises (without `?`), such as a shared access signature."""
    token: Secret | None = None
    """A bearer token."""
    headers: dict[HeaderName, Secret] = Field(default_factory=dict)
    """Further headers that the store asks for."""
    every: Seconds = 300.0
    """Seconds between two anchors at least."""
    timeout: Patience = 10.0
    """Seconds until the store must have answered."""
    insecure: Flag = False
    """Allows plain `http://` to another machine in production. Only inside a network you trust."""

    @field_validator("headers")
    @classmethod
    def _not_ours(cls, value: dict[str, Secret]) -> dict[str, Secret]:
        if taken := sorted(_OURS & {name.lower() for name in value}):
            raise ValueError(f"{taken[0]} is not set here")
        return value

    @model_validator(mode="after")
    def _guarded(self, info: ValidationInfo) -> Self:
        _guarded_http(self.url, self.insecure, info)
        return self


Sink: TypeAlias = Annotated[FileSink | SyslogSink | HttpSink, Field(discriminator="kind")]
Anchor: TypeAlias = Annotated[FileAnchor | WebhookAnchor | ObjectAnchor, Field(discriminator="kind")]


class AuditSettings(Settings):
    """The audit log: a Merkle tree with signed checkpoints."""

    origin: Annotated[str, Field(pattern=r"^[^\s+]{1,200}$")] = "guardrail.local/audit"
    """The log's name in its checkpoints: a host and path you control, without scheme. Never change it, except
    to [accept a rollback](../how-to/anchor-checkpoints.md#after-a-rollback)."""
    interval: Seconds = 1.0
    """Seconds between two rounds of sequencing and signing."""
    pin: FilePath
    """A file that holds the newest checkpoint, so that a database rolled back is noticed at start. Keep it off the
    data's backups. Default: `audit-pin.txt` in the state directory."""
    sinks: Annotated[tuple[Sink, ...], ListOf, Field(max_length=16)] = ()
    """Where entries are [shipped to](../how-to/ship-the-audit-log.md), each a section with a `kind`."""
    anchors: Annotated[tuple[Anchor, ...], ListOf, Field(max_length=16)] = ()
    """Where checkpoints are [anchored](../how-to/anchor-checkpoints.md), each a section with a `kind`."""

    @field_validator("sinks", "anchors")
    @classmethod
    def _told_apart(cls, value: tuple[Sink, ...] | tuple[Anchor, ...]) -> tuple[Sink, ...] | tuple[Anchor, ...]:
        names = [each.name for each in value]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"two are named '{twice[0]}'; give each a name of its own")
        return value
