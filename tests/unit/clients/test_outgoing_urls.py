"""Where outgoing requests may go."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from guardrail.clients.outgoing import GuardedResolver, Inflater, checked_url
from guardrail.errors import BotError, ConfigError


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9000/bot",
        "https://bot.example.com/v1",
        "http://bot:8000",
        "http://[::1]:9000/",
        "http://10.0.0.7/x",
        "https://api.line.me",
        "http://my_bot.default.svc.cluster.local:8080/a%20b",
    ],
)
def test_plain_urls_pass(url: str) -> None:
    assert checked_url(url).host


@pytest.mark.parametrize(
    "url",
    [
        "",
        "bot.example.com",
        "ftp://bot.example.com/",
        "file:///etc/passwd",
        "http://user:secret@bot.example.com/",
        "http://user@bot.example.com/",
        "http://bot.example.com/?key=1",
        "http://bot.example.com/#a",
        "http://169.254.169.254/latest/meta-data",
        "http://[fd00:ec2::254]/",
        "http://[fe80::1]/",
        "http://metadata.google.internal/",
        "http://2852039166/",
        "http://0xa9fea9fe/",
        "http://0xa9.0xfe.0xa9.0xfe/",
        "http://0251.0376.0251.0376/",
        "http://169.16689662/",
        "http://[::ffff:169.254.169.254]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
        "http://[::]/",
        "http://224.0.0.1/",
        "http:///nohost",
        "http://bot.example.com:99999/",
        "http://bot example.com/",
    ],
)
def test_other_urls_are_refused_without_quoting_them(url: str) -> None:
    with pytest.raises(ConfigError) as caught:
        checked_url(url)
    assert not url or url not in str(caught.value)


def test_hosts_can_be_listed() -> None:
    assert checked_url("https://a.example/", hosts=["a.example"])
    with pytest.raises(ConfigError):
        checked_url("https://b.example/", hosts=["a.example"])


class _Rebound(AbstractResolver):
    def __init__(self, *hosts: str) -> None:
        self.hosts = hosts

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found: list[Any] = [
            {"hostname": host, "host": at, "port": port, "family": family, "proto": 0, "flags": 0} for at in self.hosts
        ]
        return found

    async def close(self) -> None: ...


async def test_names_that_resolve_to_metadata_addresses_reach_nothing() -> None:
    resolver = GuardedResolver(_Rebound("169.254.169.254", "10.0.0.1", "fe80::1%eth0"))
    assert [found["host"] for found in await resolver.resolve("bot.example")] == ["10.0.0.1"]
    with pytest.raises(OSError, match="no acceptable address"):
        await GuardedResolver(_Rebound("169.254.169.254")).resolve("bot.example")


def test_the_inflater_counts_what_comes_out() -> None:
    inflater = Inflater("", 4)
    assert inflater.feed(b"ab") + inflater.feed(b"cd") == b"abcd"
    with pytest.raises(BotError):
        inflater.feed(b"e")
    with pytest.raises(BotError):
        Inflater("gzip, gzip", 4)
