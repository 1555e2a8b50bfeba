"""Which headers cross Guardrail.

Hop-by-hop headers end here (RFC 9110 section 7.6.1), also those that ``Connection`` names; so do
credentials, cookies, and what a client claims about its own network path.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

HOP_BY_HOP = frozenset(
    {
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
_OURS = frozenset(
    {"authorization", "cookie", "host", "content-length", "content-encoding", "expect", "forwarded", "via"}
)
_PATH_CLAIMS = ("x-forwarded-", "x-real-ip", "x-original-", "x-rewrite-", "true-client-ip", "cf-connecting-ip")
_FROM_UPSTREAM = frozenset({"set-cookie", "server", "date", "content-length", "content-encoding", "alt-svc", "via"})


def inbound(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The headers of a request that the pipeline may see, lower case; repeated ones joined."""
    received = [(name.lower(), value) for name, value in headers]
    dropped = HOP_BY_HOP | _OURS | _named_by_connection(received)
    kept: dict[str, str] = {}
    for name, value in received:
        if name in dropped or name.startswith(_PATH_CLAIMS):
            continue
        kept[name] = f"{kept[name]}, {value}" if name in kept else value
    return kept


def outbound(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers of an upstream's answer that may go on."""
    received = [(name.lower(), value) for name, value in headers.items()]
    dropped = HOP_BY_HOP | _FROM_UPSTREAM | _named_by_connection(received)
    return {name: value for name, value in received if name not in dropped and value.isprintable()}


def _named_by_connection(headers: Iterable[tuple[str, str]]) -> frozenset[str]:
    return frozenset(
        token.strip().lower() for name, value in headers if name == "connection" for token in value.split(",")
    )
