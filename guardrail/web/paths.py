"""One spelling for every path.

Routing, authorisation and the upstream must read the same path. A target that two readers could
normalise differently (RFC 3986 section 6.2: dot segments, escapes of unreserved characters, empty
segments, backslashes) is refused instead of being normalised.
"""

from __future__ import annotations

import re

from guardrail.errors import ChannelError

_PATH = re.compile(r"/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*", re.ASCII)
_QUERY = re.compile(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?\[\]|]|%[0-9A-Fa-f]{2})*", re.ASCII)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_AMBIGUOUS = _UNRESERVED | frozenset(b"/\\%") | frozenset(range(0x20)) | {0x7F}


def split_target(target: str) -> tuple[str, str]:
    """Path and query of an origin-form request target, both exactly as received.

    Raises :class:`~guardrail.errors.ChannelError` for absolute-form, authority-form and
    asterisk-form targets and for every path that has more than one reading.
    """
    path, _, query = target.partition("?")
    if not _PATH.fullmatch(path) or not _QUERY.fullmatch(query) or not is_canonical(path):
        raise ChannelError(code="bad_target")
    return path, query


def is_canonical(path: str) -> bool:
    """Whether every reader gives this path the same meaning."""
    if "//" in path or any(segment in (".", "..") for segment in path.split("/")):
        return False
    return all(int(code, 16) not in _AMBIGUOUS for code in _ESCAPE.findall(path))
