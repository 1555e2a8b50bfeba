"""Where callbacks may go: hosts that were agreed on, at public addresses, whatever a name resolves to."""

from __future__ import annotations

import socket

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from guardrail.clients.callbacks import CallbackClient, PublicResolver
from guardrail.core.notices import Told, Verdict
from guardrail.core.opendsr_signing import Signer
from tests.contract.opendsr_certificates import certified

DOMAIN = "opendsr.example"
HOSTS = {"crm": ["crm.example", "crm.example:8443", "203.0.113.7", "8.8.8.8"], "other": ["other.example"]}


class Names(AbstractResolver):
    """Every name is at these addresses, one after the other."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = list(answers)
        self.asked = 0

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked += 1
        found = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        return [
            ResolveResult(hostname=host, host=each, port=port, family=socket.AF_INET, proto=0, flags=0)
            for each in found
        ]

    async def close(self) -> None: ...


def client(resolver: AbstractResolver | None = None) -> CallbackClient:
    cert = certified(DOMAIN)
    return CallbackClient(Signer(DOMAIN, cert.certificate, cert.key), HOSTS, resolver=resolver)


@pytest.mark.parametrize(
    "url",
    [
        "https://crm.example/opendsr/callbacks",
        "https://crm.example:443/",
        "https://crm.example:8443/a?b=c",
        "https://CRM.example/",
        "https://8.8.8.8/",
    ],
)
async def test_hosts_that_were_agreed_on_are_called(url: str) -> None:
    assert client().allows("crm", url)
    assert not client().allows("other", url)
    assert not client().allows("nobody", url)


@pytest.mark.parametrize(
    "url",
    [
        "http://crm.example/",
        "https://crm.example:22/",
        "https://evil.example/",
        "https://crm.example.evil.example/",
        "https://crm.example@evil.example/",
        "https://evil.example/?https://crm.example/",
        "https://evil.example#crm.example",
        "https://crm.example/#part",
        "https://crm.example\\@evil.example/",
        "https://crm.example%2eevil.example/",
        "https://user:pass@crm.example/",
        "//crm.example/",
        "crm.example",
        "ftp://crm.example/",
        "https://[::1]/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://10.0.0.1/",
        "https://203.0.113.7/",
        "https://0x7f.1/",
        "https://2130706433/",
        "https://crm.example:99999/",
        "https:///",
        "",
    ],
)
async def test_everything_else_is_not(url: str) -> None:
    calling = client()
    assert not calling.allows("crm", url)
    assert await calling.call("crm", url, b"{}") == Told(verdict=Verdict.NEVER)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::",
        "224.0.0.1", "::",
    ],
)  # fmt: skip
async def test_a_name_that_leads_inside_leads_nowhere(address: str) -> None:
    with pytest.raises(OSError, match="no acceptable address"):
        await PublicResolver(Names([address])).resolve("crm.example", 443)


async def test_of_several_addresses_the_public_ones_stay() -> None:
    found = await PublicResolver(Names(["10.0.0.1", "8.8.8.8", "127.0.0.1"])).resolve("crm.example", 443)
    assert [each["host"] for each in found] == ["8.8.8.8"]


async def test_in_development_loopback_may_stay_and_nothing_else_inside() -> None:
    resolver = PublicResolver(Names(["10.0.0.1", "127.0.0.1"]), development=True)
    assert [each["host"] for each in await resolver.resolve("localhost", 80)] == ["127.0.0.1"]


async def test_a_name_rebound_after_the_request_is_not_followed() -> None:
    """The first look-up is public; when the call is made it is loopback: nothing is sent."""
    names = Names(["8.8.8.8"], ["127.0.0.1"])
    await PublicResolver(names).resolve("crm.example", 443)
    calling = client(names)
    assert await calling.call("crm", "https://crm.example/", b"{}") == Told(verdict=Verdict.AGAIN)
    assert names.asked == 2
    await calling.close()
