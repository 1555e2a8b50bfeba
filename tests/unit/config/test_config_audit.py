"""Settings of the places outside: what is accepted, and what is refused with which words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guardrail.config import Config, InvalidConfigError, parse
from guardrail.config.audit import FileSink, HttpSink, ObjectAnchor, SyslogSink

ROUTES = {"shop": {"channel": "web", "bot": {"url": "http://127.0.0.1:9/"}}}


def config(base: Path, **audit: Any) -> Config:
    return parse({"routes": ROUTES, "audit": audit}, base=base, environ={"TOKEN": "a-token-of-ours-1234"})


def complaint(base: Path, **audit: Any) -> str:
    with pytest.raises(InvalidConfigError) as caught:
        config(base, **audit)
    [problem] = caught.value.problems
    return str(problem)


def test_every_kind_is_read(tmp_path: Path) -> None:
    audit = config(
        tmp_path,
        sinks=[
            {"kind": "file", "path": "log/audit.jsonl", "max_bytes": 65536, "keep": 3},
            {"kind": "syslog", "host": "logs.example", "facility": "audit", "severity": "notice"},
            {"kind": "http", "url": "https://logs.example/in", "token": {"env": "TOKEN"}, "gzip": True},
        ],
        anchors=[
            {"kind": "file", "directory": "/mnt/anchors"},
            {"kind": "webhook", "url": "https://notary.example/", "every": 60},
            {"kind": "object", "url": "https://s3.example/b/{origin}/{size}", "query": {"env": "TOKEN"}},
        ],
    ).audit
    file, syslog, http = audit.sinks
    assert isinstance(file, FileSink)
    assert file.path == tmp_path / "log/audit.jsonl"
    assert isinstance(syslog, SyslogSink)
    assert (syslog.transport, syslog.port, syslog.name) == ("tls", 6514, "syslog")
    assert isinstance(http, HttpSink)
    assert http.token is not None
    assert "a-token" not in repr(http)
    assert [each.name for each in audit.anchors] == ["file", "webhook", "object"]
    assert isinstance(audit.anchors[2], ObjectAnchor)
    assert audit.pin == tmp_path / "var/audit-pin.txt"


@pytest.mark.parametrize(
    ("sink", "words"),
    [
        ({"path": "x"}, "audit.sinks[0].kind: missing: one of file, syslog, http"),
        ({"kind": "fluentd"}, "audit.sinks[0].kind: expected one of file, syslog, http"),
        ({"kind": "file", "paht": "x", "path": "y"}, "audit.sinks[0].paht: unknown key (did you mean 'path'?)"),
        ({"kind": "file"}, "audit.sinks[0].path: missing"),
        ({"kind": "syslog", "host": "logs.example", "transport": "udp"}, "use tls"),
        ({"kind": "syslog", "host": "l.example", "certificate": "c.pem"}, "certificate and key belong together"),
        ({"kind": "syslog", "host": "l.example", "sd_id": "no number"}, "audit.sinks[0].sd_id"),
        ({"kind": "http", "url": "http://logs.example/in"}, "use https://, or insecure: true"),
        ({"kind": "http", "url": "https://me:secret@logs.example/"}, "credentials do not belong into a URL"),
        ({"kind": "http", "url": "https://logs.example/", "token": "in place"}, "a secret written in place"),
    ],
)
def test_a_sink_that_is_wrong(tmp_path: Path, sink: dict[str, Any], words: str) -> None:
    assert words in complaint(tmp_path, sinks=[sink])


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ({"kind": "s3", "url": "x"}, "audit.anchors[0].kind: expected one of file, webhook, object"),
        ({"kind": "object", "url": "https://s3.example/b/newest"}, "{size}"),
        ({"kind": "object", "url": "https://s3.example/{size}/{size!r}"}, "as they stand here"),
        ({"kind": "object", "url": "https://s3.example/{size}/{host}"}, "{size}"),
        ({"kind": "object", "url": "https://{origin}/{size}"}, "{size}"),
        ({"kind": "object", "url": "https://s3.example/{size"}, "brace"),
        ({"kind": "object", "url": "https://s3.example/{size}?sig=1"}, "a query stands in 'query'"),
        (
            {"kind": "object", "url": "https://s3.example/{size}", "headers": {"Host": {"env": "TOKEN"}}},
            "host is not set here",
        ),
    ],
)
def test_an_anchor_that_is_wrong(tmp_path: Path, anchor: dict[str, Any], words: str) -> None:
    assert words in complaint(tmp_path, anchors=[anchor])


def test_two_of_one_name_would_share_a_cursor(tmp_path: Path) -> None:
    twice = [{"kind": "file", "path": "a"}, {"kind": "file", "path": "b"}]
    assert "two are named 'file'" in complaint(tmp_path, sinks=twice)
    named = [twice[0], {**twice[1], "name": "second"}]
    assert [each.name for each in config(tmp_path, sinks=named).audit.sinks] == ["file", "second"]


@pytest.mark.parametrize(
    "sink",
    [
        {"kind": "syslog", "host": "127.0.0.1", "transport": "tcp"},
        {"kind": "syslog", "host": "::1", "transport": "udp"},
        {"kind": "syslog", "host": "10.0.0.7", "transport": "tcp", "insecure": "true"},
        {"kind": "http", "url": "http://127.0.0.1:9/"},
        {"kind": "http", "url": "http://10.0.0.7/", "insecure": "true"},
    ],
)
def test_plain_transports_stay_on_the_machine_unless_the_operator_says_so(tmp_path: Path, sink: dict[str, Any]) -> None:
    assert config(tmp_path, sinks=[sink]).audit.sinks
