"""Which headers cross Guardrail.

Hop-by-hop headers end here (RFC 9110 section 7.6.1), also those that ``Connection`` names; so do
credentials, cookies, what a client claims about its own network path, and ``Guardrail-…``: these are what
Guardrail tells a bot, and nobody says them in its place. ``Sec-GPC`` always stays: an intermediary must not
take a person's opt-out away (W3C Global Privacy Control), nor let ``Connection`` do so.
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
_TOLD_BY_US = "guardrail-"
_PURPOSE = "guardrail-purpose"
_NEVER_DROPPED = frozenset({"sec-gpc"})
_FROM_UPSTREAM = frozenset({"set-cookie", "server", "date", "content-length", "content-encoding", "alt-svc", "via"})


def inbound(headers: Iterable[tuple[str, str]], *, from_bot: bool = False) -> dict[str, str]:
    """The headers of a request that the pipeline may see, lower case; repeated ones joined.

    ``from_bot``: an authenticated bot calls, which may say what a message is for (``Guardrail-Purpose``).
    """
    received = [(name.lower(), value) for name, value in headers]
    dropped = (HOP_BY_HOP | _OURS | _named_by_connection(received)) - _NEVER_DROPPED
    kept: dict[str, str] = {}
    for name, value in received:
        if name in dropped or name.startswith(_PATH_CLAIMS):
            continue
        # Servers of bots may take an underscore for a hyphen (RFC 3875 section 4.1.18).
        if name.replace("_", "-").startswith(_TOLD_BY_US) and not (from_bot and name == _PURPOSE):
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
