"""What a person's browser says for them with every request. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from guardrail.types import Signal

GPC_HEADER = "sec-gpc"
"""Global Privacy Control: do not sell or share my data (W3C; 11 CCR 7025)."""


def signals(headers: Mapping[str, str]) -> frozenset[Signal]:
    """The signals among headers, whose names are lower case and whose repeated values are joined by commas.

    ``Sec-GPC`` counts when one of its values is the character ``1`` and nothing else; every other value says
    nothing, so it can neither set the signal nor take it back.
    """
    values = headers.get(GPC_HEADER, "").split(",")
    return frozenset({Signal.GPC}) if any(value.strip(" \t") == "1" for value in values) else frozenset()


def forwarded(said: frozenset[Signal]) -> dict[str, str]:
    """The headers by which signals go on: whoever stands between must not strip one (W3C Global Privacy Control)."""
    return {"Sec-GPC": "1"} if Signal.GPC in said else {}
