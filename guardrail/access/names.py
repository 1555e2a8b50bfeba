"""Names of local accounts: one spelling each, so that no other spelling is another account."""

from __future__ import annotations

import re
import unicodedata

from guardrail.errors import ChannelError

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}", re.ASCII)
_LONGEST = 256


def one_spelling(text: str) -> str | None:
    """The account's name that somebody typed; None when no account can have it.

    Case, compatibility forms (NFKC) and blanks around it do not count. Letters of other scripts that look alike
    are refused, not mapped.
    """
    if len(text) > _LONGEST:
        return None
    name = unicodedata.normalize("NFKC", text).casefold().strip()
    return name if _NAME.fullmatch(name) else None


def new_name(text: str) -> str:
    """The same for an account that is to be made; raises :class:`~guardrail.errors.ChannelError`."""
    name = one_spelling(text)
    if name is None:
        detail = "a name is 1 to 64 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit"
        raise ChannelError(detail, code="officer_name_invalid")
    return name
